package org.habeas.detainee.statement;

import java.time.LocalDate;
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
 * @param heldBy who holds the person; null unless held or under house arrest
 * @param headline one word for lists
 * @param lastVerified date of the newest source, EDTF; absence of news is not a status
 */
public record Standing(
        Custody custody,
        @Nullable String custodySince,
        Proceedings proceedings,
        @Nullable String proceedingsSince,
        @Nullable String heldSince,
        @Nullable String heldBy,
        Headline headline,
        boolean contested,
        @Nullable String lastVerified) {

    /** @param today the day for which it is asked: what ends or begins later has not yet done so */
    public static Standing of(List<Statement> statements, LocalDate today) {
        DisplayRule.Choice custody = DisplayRule.choose(Property.CUSTODY, statements, today);
        DisplayRule.Choice proceedings = DisplayRule.choose(Property.PROCEEDINGS, statements, today);
        DisplayRule.Choice heldBy = DisplayRule.choose(Property.HELD_BY, statements, today);
        DisplayRule.Choice manner = DisplayRule.choose(Property.RELEASE_MANNER, statements, today);
        Statement last = custody.chosen();
        Custody state = last == null || custody.ended() ? Custody.UNKNOWN : Custody.valueOf(last.value());
        String since = last != null && custody.ended() ? last.validTo() : custody.since();
        Proceedings stage = proceedings.chosen() == null
                ? Proceedings.NONE_KNOWN
                : Proceedings.valueOf(proceedings.chosen().value());
        return new Standing(
                state,
                since,
                stage,
                proceedings.since(),
                state == Custody.HELD ? since : null,
                holder(state, heldBy),
                Headline.of(state, stage, isExchange(manner)),
                custody.contested() || proceedings.contested(),
                lastVerified(statements));
    }

    /** Only who is held, in a prison or at home, is held by somebody, whatever was not said to have ended. */
    private static @Nullable String holder(Custody state, DisplayRule.Choice heldBy) {
        return switch (state) {
            case HELD, HOUSE_ARREST ->
                heldBy.chosen() == null || heldBy.ended()
                        ? null
                        : heldBy.chosen().value();
            case RESTRICTED_LIBERTY, MISSING, UNKNOWN, FREE, DEAD -> null;
        };
    }

    private static boolean isExchange(DisplayRule.Choice manner) {
        return manner.chosen() != null
                && !manner.contested()
                && manner.chosen().value().toLowerCase(Locale.ROOT).startsWith("exchange");
    }

    private static @Nullable String lastVerified(List<Statement> statements) {
        return statements.stream()
                .map(Statement::published)
                .flatMap(date -> Optional.ofNullable(date).stream())
                .filter(Objects::nonNull)
                // by the first day allowed: "2026-02" is no later than "2026-02-26", though it may be
                .max(Comparator.<Edtf>comparingLong(d -> d.earliest() == null
                                ? Long.MIN_VALUE
                                : d.earliest().toEpochDay())
                        .thenComparing(Edtf::text))
                .map(Edtf::text)
                .orElse(null);
    }
}
