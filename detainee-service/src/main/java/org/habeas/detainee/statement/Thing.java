package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case, a charge, a hearing or a sentence of one person, addressed by what tells it from the others: the case, and within it
 * what it is. Two statements speak of one thing if they name it by the same words, whatever their case and blanks; whoever names it
 * otherwise speaks of another one, for nobody guesses.
 *
 * @param caseName number or name of the case; null where nobody says in which case
 * @param charge the article, for a charge and for a sentence that is for one charge alone
 * @param hearing its day, EDTF, or its name
 * @param sentence the day of the decision, EDTF, or its name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Thing(
        @JsonProperty("case") @Nullable String caseName,
        @Nullable String charge,
        @Nullable String hearing,
        @Nullable String sentence) {

    /** The case of this number or name. */
    public static Thing ofCase(String name) {
        return new Thing(name, null, null, null);
    }

    /**
     * What a statement is about that names no thing: who states a case, a charge or a sentence of a person states that there is one,
     * and what is said and since when tells it from the others. Of everything else it is the person.
     */
    static Optional<Thing> ofPlain(
            Property property, String value, @Nullable String validFrom, @Nullable String about) {
        if (property == Property.CASE) {
            return Optional.of(ofCase(about == null ? value : about));
        }
        if (property == Property.PROCEEDINGS || property == Property.APPEAL_DEADLINE) {
            return Optional.ofNullable(about).map(Thing::ofCase);
        }
        if (property == Property.CHARGED_UNDER) {
            return Optional.of(new Thing(null, words(value, validFrom, about), null, null));
        }
        return property == Property.SENTENCE
                ? Optional.of(new Thing(null, null, null, words(value, validFrom, about)))
                : Optional.empty();
    }

    private static String words(String value, @Nullable String validFrom, @Nullable String about) {
        String told = Stream.of(validFrom, about).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return told.isEmpty() ? value : value + " (" + told + ")";
    }

    @JsonIgnore
    public ThingKind kind() {
        if (hearing != null) {
            return ThingKind.HEARING;
        }
        if (sentence != null) {
            return ThingKind.SENTENCE;
        }
        return charge != null ? ThingKind.CHARGE : ThingKind.CASE;
    }

    /** What it is called among the things of its kind. */
    @JsonIgnore
    public String name() {
        return Stream.of(hearing, sentence, charge, caseName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** The case that it belongs to, itself where it is one; empty where nobody says. */
    @JsonIgnore
    Optional<Thing> parent() {
        return Optional.ofNullable(caseName).map(Thing::ofCase);
    }

    /** By the words that tell it from others, as they are compared. */
    @JsonIgnore
    public Thing normalised() {
        return new Thing(folded(caseName), folded(charge), folded(hearing), folded(sentence));
    }

    /** Whether some words name one thing and no two: a hearing is of a case, and a sentence is none of a hearing. */
    @JsonIgnore
    public boolean isOne() {
        boolean isNothing = Stream.of(caseName, charge, hearing, sentence).allMatch(Objects::isNull);
        return !isNothing && (hearing == null || caseName != null && charge == null && sentence == null);
    }

    /**
     * Hash over the person and what tells the thing from others.
     *
     * @param person the record that shows it
     */
    public String idFor(UUID person) {
        StringBuilder path = new StringBuilder();
        for (Object part : List.of(person, "thing", path(caseName), path(charge), path(hearing), path(sentence))) {
            String text = part.toString();
            path.append(text.length()).append(':').append(text).append(';');
        }
        return Statement.sha256(path.toString());
    }

    private static String path(@Nullable String part) {
        return Objects.toString(folded(part), "");
    }

    private static @Nullable String folded(@Nullable String part) {
        return part == null ? null : Statement.folded(part);
    }
}
