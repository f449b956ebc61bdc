package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands by a set of statements: the same for the same set, whatever its order.
 *
 * @param custodySince since when the present custody is so, EDTF
 * @param heldSince the same where the person is held, else null
 * @param heldBy who holds the person; null unless held or under house arrest
 * @param headline one word for lists
 * @param singleParty whether of the shown custody, or of the shown stage, only the state that holds the person says so; null where
 *     nobody said on whose side the sources stand
 * @param nextLimit the day after a transfer is no longer news; null if there is none
 * @param heldBack what a guard keeps from being the custody or the stage
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
        @Nullable String lastVerified,
        @Nullable Boolean singleParty,
        @Nullable LocalDate nextLimit,
        List<DisplayRule.HeldBack> heldBack) {

    /** So many days after a transfer the headline says so. */
    private static final int TRANSFER_DAYS = 30;

    /** @param today the day for which it is asked: what ends or begins later has not yet done so */
    public static Standing of(List<Statement> statements, LocalDate today) {
        return of(new Testimony(statements), today);
    }

    /** As {@link #of(List, LocalDate)}. */
    public static Standing of(Testimony said, LocalDate today) {
        DisplayRule.Choice custody = DisplayRule.shown(Property.CUSTODY, said, today);
        DisplayRule.Choice proceedings = DisplayRule.shown(Property.PROCEEDINGS, said, today);
        DisplayRule.Choice heldBy = DisplayRule.shown(Property.HELD_BY, said, today);
        DisplayRule.Choice manner = DisplayRule.shown(Property.RELEASE_MANNER, said, today);
        Statement last = custody.chosen();
        Custody state = last == null || custody.ended() ? Custody.UNKNOWN : Custody.valueOf(last.value());
        String since = last != null && custody.ended() ? last.validTo() : custody.since();
        Proceedings stage = proceedings.chosen() == null
                ? Proceedings.NONE_KNOWN
                : Proceedings.valueOf(proceedings.chosen().value());
        Optional<LocalDate> moved = state == Custody.HELD ? transfer(said, today) : Optional.empty();
        Headline headline = Headline.of(state, stage, isExchange(manner));
        return new Standing(
                state,
                since,
                stage,
                proceedings.since(),
                state == Custody.HELD ? since : null,
                holder(state, heldBy),
                moved.isPresent() ? Headline.TRANSFERRED : headline,
                custody.contested() || proceedings.contested(),
                lastVerified(said, today),
                singleParty(custody.singleParty(), proceedings.singleParty()),
                moved.map(day -> day.plusDays(TRANSFER_DAYS + 1L)).orElse(null),
                Stream.concat(custody.heldBack().stream(), proceedings.heldBack().stream())
                        .toList());
    }

    /** One of the two is enough to warn; not known of one is not known of both. */
    private static @Nullable Boolean singleParty(@Nullable Boolean custody, @Nullable Boolean proceedings) {
        if (Boolean.TRUE.equals(custody) || Boolean.TRUE.equals(proceedings)) {
            return true;
        }
        return custody;
    }

    /** The day of a transfer that is not older than 30 days: another place than before, since a day that is known. */
    private static Optional<LocalDate> transfer(Testimony said, LocalDate today) {
        List<Dated> places = said.counted(Property.PLACE_OF_DETENTION, today).passed();
        DisplayRule.Choice place = DisplayRule.shown(Property.PLACE_OF_DETENTION, said, today);
        Statement now = place.chosen();
        if (now == null || place.contested()) {
            return Optional.empty();
        }
        Dated shown = Dated.of(now);
        return Optional.ofNullable(place.since())
                .flatMap(Edtf::parse)
                .flatMap(date -> Optional.ofNullable(date.earliest()))
                .filter(day -> !day.isBefore(today.minusDays(TRANSFER_DAYS))
                        && places.stream()
                                .anyMatch(before -> !before.saysAs(shown)
                                        && before.first().isAfter(LocalDate.MIN)
                                        && before.isBefore(shown, today)));
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

    /** A source that says it is of a day after the one on which it was recorded and after this one tells of no news. */
    private static boolean hasCome(Statement s, LocalDate today) {
        Edtf published = s.published();
        if (published == null || published.earliest() == null) {
            return true;
        }
        LocalDate first = published.earliest().minusDays(1);
        return !first.isAfter(today) || !first.isAfter(LocalDate.ofInstant(s.recordedAt(), ZoneOffset.UTC));
    }

    private static @Nullable String lastVerified(Testimony said, LocalDate today) {
        return said.all().stream()
                .filter(said.withdrawals(today)::counts)
                .filter(s -> s.said().stance() != Stance.RETRACTS)
                .filter(s -> hasCome(s, today))
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
