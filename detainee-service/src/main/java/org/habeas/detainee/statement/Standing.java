package org.habeas.detainee.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands by a set of statements: the same for the same set, whatever its order.
 *
 * @param custodySince since when the present custody is so, EDTF
 * @param heldSince the same where the person is held, else null
 * @param headline one word for lists
 * @param lastVerified date of the newest source, EDTF; absence of news is not a status
 */
public record Standing(
        String custody,
        @Nullable String custodySince,
        String proceedings,
        @Nullable String proceedingsSince,
        @Nullable String heldSince,
        @Nullable String heldBy,
        String headline,
        boolean contested,
        @Nullable String lastVerified) {

    public static Standing of(List<Statement> statements) {
        DisplayRule.Choice custody = DisplayRule.choose(Property.CUSTODY, statements);
        DisplayRule.Choice proceedings = DisplayRule.choose(Property.PROCEEDINGS, statements);
        DisplayRule.Choice heldBy = DisplayRule.choose(Property.HELD_BY, statements);
        DisplayRule.Choice manner = DisplayRule.choose(Property.RELEASE_MANNER, statements);
        Statement last = custody.chosen();
        String state = last == null || custody.ended() ? "UNKNOWN" : last.value();
        String since = last != null && custody.ended() ? last.validTo() : custody.since();
        String stage = proceedings.chosen() == null
                ? "NONE_KNOWN"
                : proceedings.chosen().value();
        return new Standing(
                state,
                since,
                stage,
                proceedings.since(),
                state.equals("HELD") ? since : null,
                heldBy.chosen() == null ? null : heldBy.chosen().value(),
                headline(state, stage, manner),
                custody.contested() || proceedings.contested(),
                lastVerified(statements));
    }

    private static String headline(String custody, String proceedings, DisplayRule.Choice manner) {
        return switch (custody) {
            case "HELD" ->
                switch (proceedings) {
                    case "CHARGED" -> "charged";
                    case "ON_TRIAL" -> "on-trial";
                    case "CONVICTED" -> "convicted";
                    case "SENTENCED", "APPEAL", "FINAL" -> "sentenced";
                    default -> "detained";
                };
            case "HOUSE_ARREST" -> "house-arrest";
            case "RESTRICTED_LIBERTY" -> "restricted";
            case "FREE" ->
                manner.chosen() != null
                                && !manner.contested()
                                && manner.chosen()
                                        .value()
                                        .toLowerCase(Locale.ROOT)
                                        .startsWith("exchange")
                        ? "exchanged"
                        : "released";
            case "DEAD" -> "died";
            default -> "unknown";
        };
    }

    private static @Nullable String lastVerified(List<Statement> statements) {
        return statements.stream()
                .map(Statement::published)
                .flatMap(date -> Optional.ofNullable(date).stream())
                .filter(Objects::nonNull)
                .max(Comparator.<Edtf>comparingLong(d ->
                                d.latest() == null ? Long.MIN_VALUE : d.latest().toEpochDay())
                        .thenComparing(Edtf::text))
                .map(Edtf::text)
                .orElse(null);
    }
}
