package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillSummary;
import org.habeas.legislation.status.NextSteps;
import org.habeas.legislation.status.NextSteps.NextStep;
import org.habeas.legislation.status.PrivilegedKind;
import org.habeas.legislation.status.PrivilegedMeasure;
import org.habeas.legislation.status.PrivilegedMeasures;
import org.habeas.legislation.status.RuleMeanings;
import org.habeas.legislation.status.StatusReport;
import org.habeas.legislation.status.StatusVocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Where a bill stands and why.
 *
 * @param headline one plain sentence
 * @param rule the row of the table that decided, or {@code congress-ended}
 * @param ruleVersion which edition of the table
 * @param ruleMeaning what the rule says, in a sentence
 * @param action what caused the status; null where no action states it, as for an expiry
 * @param earlier every status before this one, oldest first
 * @param next what the rules of both chambers allow next, not what will happen
 * @param privileged the short way through the Senate that a law gives such a measure; null for any other
 * @param unclassified texts of actions that no rule knows
 * @param past which past it is; absent where it is the present
 */
@Schema(description = "Where a bill stands, by which rule and action, what it was before, and what can happen next")
public record StatusAnswer(
        BillId id,
        String status,
        @Nullable LocalDate statusSince,
        @Nullable String stage,
        @Nullable LocalDate stageSince,
        @Nullable String statusBeforeExpiry,
        @Nullable LocalDate statusBeforeExpirySince,
        @Nullable String stageBeforeExpiry,
        String headline,
        String rule,
        String ruleVersion,
        String ruleMeaning,
        @Nullable Cause action,
        List<Earlier> earlier,
        List<Tried> milestones,
        List<NextStep> next,
        @Nullable Privileged privileged,
        List<String> unclassified,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PastAnswer past) {

    /** @param source the stored file that states the action */
    @Schema(name = "StatusCause")
    public record Cause(LocalDate date, String text, BillView.SnapshotSource source) {}

    /** A status that the bill had. */
    @Schema(name = "EarlierStatus")
    public record Earlier(
            String status,
            @Nullable LocalDate statusSince,
            @Nullable String stage,
            @Nullable LocalDate stageSince,
            String rule,
            String ruleMeaning,
            @Nullable Cause action) {}

    /**
     * A motion about the bill; never a status.
     *
     * @param vote null where the action's text tells none
     * @param favoursMeasure whether a yea in that vote was for the bill; null without a vote and where it was about something
     *     else
     * @param meaning what it meant for the bill
     */
    @Schema(name = "StatusMilestone")
    public record Tried(
            String kind,
            LocalDate date,
            org.habeas.legislation.status.@Nullable Vote vote,
            @Nullable Boolean favoursMeasure,
            String meaning,
            String rule,
            Cause action) {}

    /**
     * The clock that a law sets. What it says is computed from the days of the record; whether a day is past, the reader sees.
     *
     * @param rule the row of the table of privileged measures
     * @param recognisedBy the title or the action that says so
     * @param dischargeEligibleFrom the first day on which a motion to discharge the committee may be made; null where the law
     *     gives none, and where it cannot be told
     * @param moot whether that day has lost its meaning
     * @param mootBecause null where it has not
     * @param statementDue until when the statement is due that was asked for; null where nothing was
     * @param estimate always true: neither recesses nor the day of receipt are known
     * @param basis the law, and how the days were counted
     */
    @Schema(name = "PrivilegedMeasure")
    public record Privileged(
            PrivilegedKind kind,
            String label,
            String rule,
            String statute,
            PrivilegedMeasure.Recognition recognisedBy,
            @Nullable LocalDate dischargeEligibleFrom,
            boolean moot,
            @Nullable String mootBecause,
            @Nullable LocalDate statementDue,
            boolean estimate,
            String basis) {

        static Privileged of(PrivilegedMeasure measure, PrivilegedMeasure.Clock clock) {
            return new Privileged(
                    measure.kind(),
                    measure.kind().label(),
                    measure.rule(),
                    measure.statute(),
                    measure.recognisedBy(),
                    clock.dischargeEligibleFrom(),
                    clock.moot() != null,
                    clock.moot(),
                    clock.statementDue(),
                    true,
                    clock.basis());
        }
    }

    static StatusAnswer of(BillView view, @Nullable PastAnswer past) {
        BillSummary s = view.summary();
        StatusReport report = view.status();
        StatusReport.Entry current = report.current();
        List<StatusReport.Entry> history = report.history();
        Optional<PrivilegedMeasure> measure =
                PrivilegedMeasures.of(s.id(), view.titles(), s.introduced(), view.actions());
        PrivilegedMeasure.Clock clock = measure.map(m -> m.clock(report)).orElse(null);
        List<StatusReport.Entry> earlier =
                report.beforeExpiry() == null ? history.subList(0, history.size() - 1) : history;
        return new StatusAnswer(
                s.id(),
                current.status(),
                current.since(),
                current.stage(),
                current.stageSince(),
                s.statusBeforeExpiry(),
                s.statusBeforeExpirySince(),
                s.stageBeforeExpiry(),
                Headlines.standing(s),
                current.rule(),
                report.version(),
                meaning(current),
                cause(current.action(), view),
                earlier.stream()
                        .map(e -> new Earlier(
                                e.status(),
                                e.since(),
                                e.stage(),
                                e.stageSince(),
                                e.rule(),
                                meaning(e),
                                cause(e.action(), view)))
                        .toList(),
                report.milestones().stream()
                        .map(m -> new Tried(
                                m.kind(),
                                m.date(),
                                m.vote(),
                                m.favoursMeasure(),
                                m.meaning(),
                                m.rule(),
                                stated(m.action(), view)))
                        .toList(),
                NextSteps.of(s.type(), current.status(), current.stage(), clock),
                measure.map(m -> Privileged.of(m, m.clock(report))).orElse(null),
                report.unclassified(),
                past);
    }

    /** What rests on no row of the table is explained by the status itself. */
    static String meaning(StatusReport.Entry entry) {
        return RuleMeanings.of(entry.rule())
                .or(() -> StatusVocabulary.of(entry.status()).map(StatusVocabulary.Term::meaning))
                .orElse("");
    }

    private static @Nullable Cause cause(@Nullable Action action, BillView view) {
        return action == null ? null : stated(action, view);
    }

    private static Cause stated(Action action, BillView view) {
        return new Cause(action.date(), action.text(), view.sourceOfActions());
    }
}
