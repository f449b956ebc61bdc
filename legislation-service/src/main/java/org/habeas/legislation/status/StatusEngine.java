package org.habeas.legislation.status;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Title;
import org.habeas.legislation.status.StatusReport.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Applies the table to a measure's actions. Rows of one day have no hour, so they are taken in the order of their rules'
 * ranks: the same rows in any order give the same status. It never throws.
 */
public final class StatusEngine {

    private static final String EXPIRY_RULE = "congress-ended";

    private StatusEngine() {}

    record Classified(Action action, StatusRule rule, Outcome outcome) {}

    /**
     * @param titles they tell whether a joint resolution proposes an amendment to the Constitution, and nothing else
     * @param today decides only whether the measure's Congress has ended
     */
    public static StatusReport report(
            BillId bill, @Nullable LocalDate introduced, List<Title> titles, List<Action> actions, LocalDate today) {
        List<String> unclassified = new ArrayList<>();
        Course course = course(bill, introduced, titles, actions, unclassified);
        List<Entry> history = course.history();
        Entry last = history.getLast();
        LocalDate end = endOf(bill.congress());
        boolean expired = expires(last.status()) && !today.isBefore(end);
        Entry current = expired ? new Entry("EXPIRED", end, null, null, EXPIRY_RULE, null) : last;
        unclassified.sort(Comparator.naturalOrder());
        return new StatusReport(
                current,
                expired ? last : null,
                history,
                course.milestones(),
                List.copyOf(unclassified),
                StatusRules.VERSION);
    }

    /** The same for a measure of which no title is known. */
    static StatusReport report(BillId bill, @Nullable LocalDate introduced, List<Action> actions, LocalDate today) {
        return report(bill, introduced, List.of(), actions, today);
    }

    /** Every place where a measure has stood, oldest first: each status, and again with each stage it had meanwhile. */
    public static List<Entry> places(
            BillId bill, @Nullable LocalDate introduced, List<Title> titles, List<Action> actions) {
        return course(bill, introduced, titles, actions, new ArrayList<>()).places();
    }

    private static Course course(
            BillId bill,
            @Nullable LocalDate introduced,
            List<Title> titles,
            List<Action> actions,
            List<String> unclassified) {
        List<Classified> rows = countedOnce(bill, actions, unclassified);
        rows.sort(OrderOfDay.of(bill, rows));
        Course course = new Course(
                bill.type(),
                ConstitutionalAmendments.isProposedBy(bill, titles),
                introduced != null
                        ? introduced
                        : first(rows, Outcome.Introduced.class).orElse(null));
        rows.forEach(course::take);
        unclassified.addAll(course.misplaced());
        return course;
    }

    /**
     * What is read of each row. A row that repeats a chamber's and is read by the same rule has said nothing of its own, so it is
     * the chamber's row that has an effect and is named. One that only its own words in front make readable is taken itself.
     */
    private static List<Classified> countedOnce(BillId bill, List<Action> actions, List<String> unclassified) {
        ActionPairs pairs = ActionPairs.of(actions);
        List<Classified> rows = new ArrayList<>();
        for (Action action : actions) {
            Optional<Classified> read = classify(bill, action);
            Optional<Action> primary = pairs.primaryOf(action);
            if (primary.isEmpty()) {
                read.ifPresentOrElse(rows::add, () -> unclassified.add(action.text()));
            } else {
                Optional<StatusRule> first = classify(bill, primary.get()).map(Classified::rule);
                read.filter(own -> !first.equals(Optional.of(own.rule()))).ifPresent(rows::add);
            }
        }
        return rows;
    }

    /** 3 January of the year in which the next Congress begins: the 118th ended on 2025-01-03. */
    public static LocalDate endOf(int congress) {
        return LocalDate.of(1789 + 2 * congress, 1, 3);
    }

    /** Whether a measure in this status falls with its Congress. */
    static boolean expires(String status) {
        return StatusVocabulary.of(status).orElseThrow().expires();
    }

    /** The last of the ten days that the President has, Sundays not counted (Constitution, Article I, section 7). */
    static LocalDate lastDayToSign(LocalDate presented) {
        LocalDate day = presented;
        for (int counted = 0; counted < 10; ) {
            day = day.plusDays(1);
            counted += day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return day;
    }

    /** What the table makes of one action; empty if no row knows it. */
    static Optional<Classified> classify(BillId bill, Action action) {
        for (StatusRule rule : StatusRules.TABLE) {
            Optional<Outcome> outcome = rule.apply(bill, action);
            if (outcome.isPresent()) {
                return Optional.of(new Classified(action, rule, outcome.get()));
            }
        }
        return Optional.empty();
    }

    static Optional<LocalDate> first(List<Classified> rows, Class<? extends Outcome> kind) {
        return rows.stream()
                .filter(c -> kind.isInstance(c.outcome()))
                .map(c -> c.action().date())
                .min(Comparator.naturalOrder());
    }
}
