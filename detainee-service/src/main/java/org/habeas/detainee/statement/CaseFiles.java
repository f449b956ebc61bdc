package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what is said of a person the files of their cases. The display rule is applied to each property of each thing by
 * itself; the same set of statements gives the same files, whatever its order.
 */
public final class CaseFiles {

    private static final Comparator<ThingRecord> BY_TIME = Comparator.comparing(
                    (ThingRecord t) -> Dates.of(t.since()), Edtf.BY_EARLIEST)
            .thenComparing(ThingRecord::id);

    private final UUID person;
    private final List<Statement> all;
    private final LocalDate day;
    private final Withdrawals withdrawals;
    private final Independence independence;

    private CaseFiles(UUID person, List<Statement> all, LocalDate day) {
        this.person = person;
        this.all = all;
        this.day = day;
        this.withdrawals = new Withdrawals(all);
        this.independence = new Independence(all);
    }

    /**
     * By the earliest day of each; what nobody says the case of comes last, in a file without an id.
     *
     * @param person the record that shows them
     * @param statements those that the reader may see
     * @param day for whose end it is told: what begins later is not in it
     */
    public static List<CaseFile> of(UUID person, List<Statement> statements, LocalDate day) {
        return new CaseFiles(person, statements, day).files();
    }

    /** What is said of one thing, with what took it back, and why one value of a property is shown and the others are not. */
    public record Reasoned(Thing thing, DisplayRule.Choice choice) {}

    /**
     * Why a property of one thing has its value.
     *
     * @param id under which the record shows the thing, or showed it before it was merged into this one
     * @return empty where none of the statements is about it
     */
    public static Optional<Reasoned> why(
            UUID person, String id, Property property, List<Statement> statements, LocalDate day) {
        CaseFiles files = new CaseFiles(person, statements, day);
        return named(person, id, statements)
                .map(thing -> new Reasoned(
                        thing,
                        DisplayRule.choose(
                                property,
                                files.byThing().getOrDefault(thing.normalised(), List.of()),
                                files.withdrawals,
                                files.independence,
                                day,
                                true)));
    }

    /**
     * The thing of this id, as it is named by whom comes first in the alphabet; a case is there as soon as something in it is.
     *
     * @param person the record that shows it; the ids under which it was shown before a merge are known too
     */
    public static Optional<Thing> named(UUID person, String id, List<Statement> statements) {
        return statements.stream()
                .flatMap(s -> s.aboutThing().stream()
                        .flatMap(thing -> Stream.concat(Stream.of(thing), thing.parent().stream()))
                        .filter(thing -> thing.idFor(person).equals(id)
                                || thing.idFor(s.subject()).equals(id)))
                .min(Comparator.comparing(Thing::toString));
    }

    private Map<Thing, List<Statement>> byThing() {
        Map<Thing, List<Statement>> found = new HashMap<>();
        all.forEach(s -> s.aboutThing()
                .ifPresent(thing -> found.computeIfAbsent(thing.normalised(), t -> new ArrayList<>())
                        .add(s)));
        return found;
    }

    private List<CaseFile> files() {
        Map<Optional<Thing>, List<ThingRecord>> byCase = new LinkedHashMap<>();
        byThing()
                .forEach((thing, said) -> record(thing, said)
                        .ifPresent(r -> byCase.computeIfAbsent(thing.parent(), c -> new ArrayList<>())
                                .add(r)));
        return byCase.entrySet().stream()
                .map(e -> file(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing((CaseFile f) -> f.id() == null)
                        .thenComparing(f -> Dates.of(f.since()), Edtf.BY_EARLIEST)
                        .thenComparing(f -> String.valueOf(f.id())))
                .toList();
    }

    private CaseFile file(Optional<Thing> named, List<ThingRecord> things) {
        Optional<ThingRecord> own =
                things.stream().filter(t -> t.kind() == ThingKind.CASE).findFirst();
        return new CaseFile(
                named.map(c -> c.idFor(person)).orElse(null),
                named.isEmpty() ? null : name(own, things),
                earliest(things.stream().map(ThingRecord::since)),
                things.stream().anyMatch(ThingRecord::contested),
                own.map(ThingRecord::properties).orElse(List.of()),
                kind(ThingKind.CHARGE, things),
                kind(ThingKind.HEARING, things),
                kind(ThingKind.SENTENCE, things));
    }

    private static String name(Optional<ThingRecord> own, List<ThingRecord> things) {
        return own.map(ThingRecord::name)
                .orElseGet(() -> things.stream()
                        .map(t -> String.valueOf(t.thing().caseName()))
                        .min(Comparator.naturalOrder())
                        .orElse(""));
    }

    private static List<ThingRecord> kind(ThingKind kind, List<ThingRecord> things) {
        return things.stream().filter(t -> t.kind() == kind).sorted(BY_TIME).toList();
    }

    /** @return empty where all that was said of it was taken back, or speaks of a time to come */
    private Optional<ThingRecord> record(Thing thing, List<Statement> said) {
        List<Statement> begun = said.stream()
                .filter(s -> s.said().stance() != Stance.RETRACTS
                        && withdrawals.counts(s)
                        && Dated.of(s).hasBegun(day))
                .sorted(Comparator.comparing(Statement::from, Edtf.BY_EARLIEST).thenComparing(Statement::id))
                .toList();
        List<Statement> supporting =
                begun.stream().filter(s -> s.said().stance() == Stance.SUPPORTS).toList();
        if (supporting.isEmpty()) {
            return Optional.empty();
        }
        Map<Property, List<Statement>> byProperty = begun.stream().collect(Collectors.groupingBy(Statement::property));
        List<ThingProperty> properties = Stream.of(Property.values())
                .filter(byProperty::containsKey)
                .map(p -> property(p, said, byProperty.getOrDefault(p, List.of())))
                .toList();
        Thing named = supporting.stream()
                .flatMap(s -> s.aboutThing().stream())
                .min(Comparator.comparing(Thing::toString))
                .orElse(thing);
        return Optional.of(new ThingRecord(
                thing.idFor(person),
                named.kind(),
                named,
                named.name(),
                earliest(Stream.concat(
                        supporting.stream().map(Statement::validFrom),
                        Stream.ofNullable(named.kind() == ThingKind.CASE ? null : date(named.name())))),
                properties.stream().anyMatch(ThingProperty::contested),
                properties));
    }

    private ThingProperty property(Property property, List<Statement> said, List<Statement> begun) {
        DisplayRule.Choice choice = DisplayRule.choose(property, said, withdrawals, independence, day, false);
        Statement chosen = choice.chosen();
        return new ThingProperty(
                property,
                chosen == null ? null : chosen.value(),
                choice.since(),
                choice.contested(),
                choice.singleParty(),
                choice.confidence(),
                choice.independentSources(),
                begun.stream().map(ThingProperty.SaidOfThing::of).toList());
    }

    /** A day that is the name of a hearing or a sentence is its day. */
    private static @Nullable String date(String name) {
        return Dates.of(name) == null ? null : name;
    }

    private static @Nullable String earliest(Stream<@Nullable String> dates) {
        return dates.flatMap(text -> Stream.ofNullable(Dates.of(text)))
                .min(Comparator.<Edtf, Edtf>comparing(d -> d, Edtf.BY_EARLIEST).thenComparing(Edtf::text))
                .map(Edtf::text)
                .orElse(null);
    }
}
