package org.habeas.legislation.status;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.habeas.contracts.BillId;
import org.habeas.contracts.Chamber;
import org.habeas.legislation.status.StatusEngine.Classified;

/**
 * The order in which the rows of a measure take effect: by their days, and those of one day, which have no hour, by the ranks of
 * their rules, then by what must have come first. No row's place in its source counts, so the same rows in any order have one
 * order here.
 */
final class OrderOfDay {

    /** A committee that gets a measure anew gets it after it was taken from another on the same day. */
    private static final int LATER_REFERRAL = 4;

    /** A passage that is taken back on its own day comes before that. */
    private static final int AFTER_PASSAGE = 9;

    /** And before what fails after it. */
    private static final int AFTER_RECONSIDERATION = 10;

    private final BillId bill;
    private final Optional<LocalDate> firstReferral;
    private final Map<Chamber, Set<LocalDate>> passedAndUndone = new EnumMap<>(Chamber.class);

    private final ReconsideredPassages reconsidered;

    private OrderOfDay(BillId bill, List<Classified> rows) {
        this.reconsidered = ReconsideredPassages.of(rows);
        this.bill = bill;
        this.firstReferral = StatusEngine.first(rows, Outcome.Referred.class);
        for (Chamber chamber : Chamber.values()) {
            passedAndUndone.put(chamber, passedAndUndone(rows, chamber));
        }
    }

    static Comparator<Classified> of(BillId bill, List<Classified> rows) {
        OrderOfDay order = new OrderOfDay(bill, rows);
        return Comparator.comparing((Classified c) -> c.action().date())
                .thenComparingInt(order::rank)
                .thenComparingInt(c -> order.inRank(c.outcome()))
                .thenComparing(c -> c.action().text())
                .thenComparing(c -> Objects.requireNonNullElse(c.action().system(), ""))
                .thenComparingInt(c -> c.action().sequence());
    }

    /**
     * The days on which a chamber took back a passage of that same day: nothing that it had passed before stood any more, and it did
     * not pass it once more.
     */
    private static Set<LocalDate> passedAndUndone(List<Classified> rows, Chamber chamber) {
        NavigableMap<LocalDate, int[]> days = new TreeMap<>();
        for (Classified row : rows) {
            if (row.outcome() instanceof Outcome.Passed p && p.chamber() == chamber) {
                days.computeIfAbsent(row.action().date(), d -> new int[2])[0]++;
            } else if (row.outcome() instanceof Outcome.PassageUndone u && u.chamber() == chamber) {
                days.computeIfAbsent(row.action().date(), d -> new int[2])[1]++;
            }
        }
        Set<LocalDate> both = new HashSet<>();
        boolean stands = false;
        for (Map.Entry<LocalDate, int[]> day : days.entrySet()) {
            int passed = day.getValue()[0];
            int undone = day.getValue()[1];
            boolean sameDay = !stands && undone > 0 && passed > 0 && passed <= undone;
            if (sameDay) {
                both.add(day.getKey());
            }
            stands = !sameDay && (passed > 0 || stands && undone == 0);
        }
        return both;
    }

    private int rank(Classified row) {
        LocalDate day = row.action().date();
        int rank = row.rule().rank();
        return switch (row.outcome()) {
            case Outcome.Referred r
            when firstReferral.filter(day::isAfter).isPresent() -> Math.max(rank, LATER_REFERRAL);
            case Outcome.PassageUndone u
            when passedAndUndone.getOrDefault(u.chamber(), Set.of()).contains(day) -> AFTER_PASSAGE;
            case Outcome.Reconsidered r when reconsidered.isAfterPassage(r.chamber(), day) -> AFTER_PASSAGE;
            case Outcome.Failed f when reconsidered.isAfterPassage(f.chamber(), day) -> AFTER_RECONSIDERATION;
            default -> rank;
        };
    }

    /**
     * The chamber in which the measure began acts first, a report comes before a discharge; what came last is taken back first; of rows on
     * a dispute those that say whose changes it is about come before those that do not; a text taken as it is comes last, for it ends what a change or a dispute had kept open.
     */
    private int inRank(Outcome outcome) {
        Chamber origin = bill.type().chamber();
        return switch (outcome) {
            case Outcome.Passed p -> p.chamber() == origin ? 0 : 1;
            case Outcome.Override o -> o.chamber() == origin ? 0 : 1;
            case Outcome.OutOfCommittee o -> o.discharged() ? 1 : 0;
            case Outcome.Moved m -> m.motion().order();
            case Outcome.Agreed a -> a.amended() ? 0 : 3;
            case Outcome.InDispute d -> d.stated() ? 1 : 2;
            case Outcome.Stage s -> 1;
            case Outcome.DischargeUndone u -> 1;
            case Outcome.Ended e -> 1;
            case Outcome.Introduced i -> 0;
            case Outcome.Referred r -> 0;
            case Outcome.OffCalendar c -> 0;
            case Outcome.PassageUndone u -> 0;
            case Outcome.Reconsidered r -> 0;
            case Outcome.Conference c -> 0;
            case Outcome.Failed f -> 0;
            case Outcome.Stopped s -> 0;
            case Outcome.Presented p -> 0;
            case Outcome.Signed s -> 0;
            case Outcome.Vetoed v -> 0;
            case Outcome.BecameLaw b -> 0;
            case Outcome.Nothing n -> 0;
        };
    }
}
