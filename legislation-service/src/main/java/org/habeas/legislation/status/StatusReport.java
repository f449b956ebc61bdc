package org.habeas.legislation.status;

import java.time.LocalDate;
import java.util.List;
import org.habeas.contracts.BillRecord.Action;
import org.jspecify.annotations.Nullable;

/**
 * Where a measure stands and how it came there.
 *
 * @param current the last entry of the history, or the expiry
 * @param beforeExpiry null unless EXPIRED
 * @param history every status it has had, oldest first, without the expiry
 * @param unclassified texts that no rule knows, and those that say what cannot happen to a measure of this kind: counted,
 *     never guessed
 */
public record StatusReport(
        Entry current,
        @Nullable Entry beforeExpiry,
        List<Entry> history,
        List<Milestone> milestones,
        List<String> unclassified,
        String version) {

    /**
     * @param rule id of the row of the table, or of the calendar for an expiry
     * @param action the action that caused it; null for an expiry, and for an introduction that no action states
     */
    public record Entry(
            String status,
            @Nullable LocalDate since,
            @Nullable String stage,
            @Nullable LocalDate stageSince,
            String rule,
            @Nullable Action action) {}

    /**
     * What was tried and when; never a status.
     *
     * @param kind {@code MOTION_TO_DISCHARGE_REJECTED}: what was moved, and what became of it
     * @param vote null where the text tells none
     * @param favoursMeasure whether a yea in that vote was for the measure: a yea to a motion that sets another aside is
     *     against it; null without a vote, and where the vote was about something else
     * @param meaning what it meant for the measure, in a sentence
     */
    public record Milestone(
            String kind,
            LocalDate date,
            @Nullable Vote vote,
            @Nullable Boolean favoursMeasure,
            String meaning,
            String rule,
            Action action) {}
}
