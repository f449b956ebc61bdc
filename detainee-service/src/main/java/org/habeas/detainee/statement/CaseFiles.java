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
    private final Testimony said;
    private final LocalDate day;

    private CaseFiles(UUID person, Testimony said, LocalDate day) {
        this.person = person;
        this.said = said;
        this.day = day;
    }

    /**
     * By the earliest day of each; what nobody says the case of comes last, in a file without an id.
     *
     * @param person the record that shows them
     * @param statements those that the reader may see
     * @param day for whose end it is told: what begins later is not in it
     */
    public static List<CaseFile> of(UUID person, List<Statement> statements, LocalDate day) {
        return of(person, new Testimony(statements), day);
    }

    /** As {@link #of(UUID, List, LocalDate)}. */
    public static List<CaseFile> of(UUID person, Testimony said, LocalDate day) {
        return new CaseFiles(person, said, day).files();
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
        Testimony said = new Testimony(statements);
        return named(person, id, statements).map(thing -> {
            Optional<Thing> asked = Optional.of(thing.normalised());
            List<Dated> ofThing = said.of(property).stream()
                    .filter(d -> d.thing().equals(asked))
                    .toList();
            return new Reasoned(thing, DisplayRule.choose(property, ofThing, said, day, true));
        });
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
                        .map(thing -> new Addressed(s.subject(), thing)))
                .distinct() // an id is a hash
                .filter(a -> a.thing().idFor(person).equals(id)
                        || a.thing().idFor(a.subject()).equals(id))
                .map(Addressed::thing)
                .min(Comparator.comparing(Thing::toString));
    }

    /** A thing as a statement names it, and the record to which that was addressed. */
    private record Addressed(UUID subject, Thing thing) {}

    /** What is said of each thing, the properties in the order of the vocabulary and of each the latest first. */
    private Map<Thing, List<Dated>> byThing() {
        Map<Thing, List<Dated>> found = new HashMap<>();
        for (Property property : said.properties()) {
            said.of(property)
                    .forEach(d -> d.thing()
                            .ifPresent(thing -> found.computeIfAbsent(thing, t -> new ArrayList<>())
                                    .add(d)));
        }
        return found;
    }

    private List<CaseFile> files() {
        Map<Optional<Thing>, List<ThingRecord>> byCase = new LinkedHashMap<>();
        byThing()
                .forEach((thing, ofThing) -> record(thing, ofThing)
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
    private Optional<ThingRecord> record(Thing thing, List<Dated> ofThing) {
        List<Statement> begun = ofThing.stream()
                .filter(d -> d.s().said().stance() != Stance.RETRACTS
                        && said.withdrawals(day).counts(d.s())
                        && d.hasBegun(day))
                .map(Dated::s)
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
                .map(p -> property(p, ofThing, byProperty.getOrDefault(p, List.of())))
                .toList();
        Thing named = supporting.stream()
                .flatMap(s -> s.aboutThing().stream())
                .distinct()
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

    private ThingProperty property(Property property, List<Dated> ofThing, List<Statement> begun) {
        List<Dated> dated =
                ofThing.stream().filter(d -> d.s().property() == property).toList();
        DisplayRule.Choice choice = DisplayRule.choose(property, dated, said, day, false);
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
