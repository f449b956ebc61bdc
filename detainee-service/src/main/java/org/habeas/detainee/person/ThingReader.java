package org.habeas.detainee.person;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.detainee.person.NewDetainee.NewStatement;
import org.habeas.detainee.person.NewDetainee.NewThing;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Said;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Thing;
import org.habeas.detainee.statement.ThingKind;
import org.jspecify.annotations.Nullable;

/** Reads which case, charge, hearing or sentence a statement is about. */
final class ThingReader {

    private static final int LONGEST_NAME = 300;

    private final Findings findings;
    private final KnownStatements known;

    /** @param known statements of the person that the sender may see: of other things no id is known */
    ThingReader(Findings findings, KnownStatements known) {
        this.findings = findings;
        this.known = known;
    }

    /** The thing; null where the statement is about the person, and where something is wrong, which is told. */
    @Nullable
    Thing read(NewStatement s, String at) {
        NewThing given = s.thing();
        if (given == null) {
            return null;
        }
        if (s.about() != null) {
            findings.wrong(
                    at + "/about",
                    "ambiguous",
                    "thing names what it is about; leave out about, which names it in words.");
        }
        if (Stance.RETRACTS.code().equals(s.stance())) {
            findings.wrong(
                    at + "/thing", "mismatch", "What is taken back is about what it was about; leave out thing.");
            return null;
        }
        return given.id() == null ? named(given, at + "/thing") : ofId(given, given.id(), at + "/thing");
    }

    private @Nullable Thing named(NewThing given, String at) {
        Thing thing = new Thing(
                name(given.caseName(), at + "/case"),
                name(given.charge(), at + "/charge"),
                name(given.hearing(), at + "/hearing"),
                name(given.sentence(), at + "/sentence"));
        if (!thing.isOne()) {
            findings.wrongOnce(
                    at,
                    "invalid",
                    "A thing is {case}, {case, charge}, {case, hearing}, {case, sentence} or {case, charge, sentence}; case may be"
                            + " left out of a charge or a sentence where nobody says it.");
            return null;
        }
        return thing;
    }

    private @Nullable String name(@Nullable String given, String at) {
        return given == null ? null : findings.text(given, at, LONGEST_NAME);
    }

    private @Nullable Thing ofId(NewThing given, String id, String at) {
        if (Stream.of(given.caseName(), given.charge(), given.hearing(), given.sentence())
                .anyMatch(Objects::nonNull)) {
            findings.wrong(at, "ambiguous", "Name the thing by its id or in words, not both.");
        }
        Optional<Thing> found = known.thing(id);
        if (found.isEmpty()) {
            findings.wrong(
                    at + "/id",
                    "unknown",
                    "This person has no such thing; ids are those of caseFiles in GET /v1/detainees/{id}.");
        }
        return found.orElse(null);
    }

    /** What is said of a case is not said of a person, and of a charge not what is said of a hearing. */
    static void refuseMisplaced(Property property, Said said, String at, Findings findings) {
        Thing thing = said.thing();
        if (thing == null && property.isOfThingsOnly()) {
            findings.wrongOnce(
                    at + "/thing",
                    "required",
                    property.code() + " is said of " + kinds(property)
                            + "; name it in thing, such as {\"case\": \"its number or name\"}.");
        } else if (thing != null && !thing.kind().properties().contains(property)) {
            findings.wrong(
                    at + "/property",
                    "mismatch",
                    "Of a " + thing.kind().code() + " can be said "
                            + thing.kind().properties().stream()
                                    .map(Property::code)
                                    .collect(Collectors.joining(", "))
                            + "; what is said of the person comes without thing.");
        }
    }

    private static String kinds(Property property) {
        return Stream.of(ThingKind.values())
                .filter(kind -> kind.properties().contains(property))
                .map(kind -> "a " + kind.code())
                .collect(Collectors.joining(" or "));
    }
}
