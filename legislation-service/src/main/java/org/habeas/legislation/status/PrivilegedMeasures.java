package org.habeas.legislation.status;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Title;
import org.habeas.legislation.status.PrivilegedMeasure.Recognition;
import org.jspecify.annotations.Nullable;

/**
 * Recognises measures that have a short way through the Senate by law. Where a measure stands never depends on
 * that: of titles {@link StatusEngine} reads only whether one proposes an amendment to the Constitution.
 */
public final class PrivilegedMeasures {

    private PrivilegedMeasures() {}

    /**
     * What the measure is by the first row of the table that names its kind, by a title of it or, where none does, by an action
     * on a motion. Empty where nothing says so: a title that only speaks of such a law makes nothing privileged.
     *
     * @param titles in the source's order
     * @param introduced where no source says it, the day of the first referral counts
     */
    public static Optional<PrivilegedMeasure> of(
            BillId id, List<Title> titles, @Nullable LocalDate introduced, List<Action> actions) {
        List<PrivilegedRule> rules = PrivilegedRules.TABLE.stream()
                .filter(rule -> rule.measures().contains(id.type()))
                .toList();
        for (PrivilegedRule rule : rules) {
            Optional<Title> title = titles.stream().filter(rule::isNamedIn).findFirst();
            if (title.isPresent()) {
                return Optional.of(
                        measure(id, rule, new Recognition("title", title.get().text(), null), introduced, actions));
            }
        }
        for (PrivilegedRule rule : rules) {
            Optional<Action> action = actions.stream()
                    .filter(rule::isNamedIn)
                    .min(Comparator.comparing(Action::date).thenComparing(Action::text));
            if (action.isPresent()) {
                return Optional.of(measure(
                        id,
                        rule,
                        new Recognition(
                                "action", action.get().text(), action.get().date()),
                        introduced,
                        actions));
            }
        }
        return Optional.empty();
    }

    private static PrivilegedMeasure measure(
            BillId id,
            PrivilegedRule rule,
            Recognition evidence,
            @Nullable LocalDate introduced,
            List<Action> actions) {
        LocalDate from = introduced != null ? introduced : firstReferral(id, actions);
        CommitteeTime time = rule.timeInCommittee(id.type());
        if (time == CommitteeTime.TEN_DAYS && rule.kind() == PrivilegedKind.ARMS_EXPORT_CONTROL && from != null) {
            time = FiveDayCountries.timeInCommittee(evidence.text(), from);
        }
        return new PrivilegedMeasure(rule, evidence, from, introduced != null, time);
    }

    private static @Nullable LocalDate firstReferral(BillId id, List<Action> actions) {
        return actions.stream()
                .filter(a -> StatusEngine.classify(id, a)
                        .filter(c -> c.outcome() instanceof Outcome.Referred)
                        .isPresent())
                .map(Action::date)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
