package org.habeas.legislation.bill;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.util.List;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/**
 * Of a bill what its own answer has without any part: of the long lists only how long they are. Actions, cosponsors and amendments can be
 * a hundred times as much, and who asks where a bill stands does not wait for them.
 */
record BillHead(
        BillSummary summary,
        List<BillRecord.Title> titles,
        BillAnswer.Counts counts,
        List<BillView.SnapshotSource> sources,
        List<BillRecord.Law> laws,
        List<BillRecord.CalendarPlace> calendars,
        List<String> reports,
        List<BillRecord.CostEstimate> costEstimates,
        List<String> notes,
        @Nullable String authority,
        List<MissingRow> missing) {

    /**
     * The lists that are counted and not read, in the order of {@link BillAnswer.Counts}; cosponsors are counted by the summary, without
     * the withdrawn.
     */
    static final List<String> COUNTED =
            List.of("actions", "committees", "texts", "amendments", "votes", "related", "subjects", "summaries");

    /** What else is left in the database. */
    static final List<String> UNREAD = List.of("cosponsors", "sponsors", "status", "actionSource", "withdrawals");

    /** A view without its long lists; those of an earlier version lack the lists that came later. */
    private record Stored(
            BillSummary summary,
            List<BillRecord.Title> titles,
            List<BillView.SnapshotSource> sources,
            List<BillRecord.Law> laws,
            @Nullable List<BillRecord.CalendarPlace> calendars,
            @Nullable List<String> reports,
            @Nullable List<BillRecord.CostEstimate> costEstimates,
            @Nullable List<String> notes,
            @Nullable String authority,
            @Nullable List<MissingRow> missing) {}

    /** @param missing of the rows that the newest snapshot lacks those that are shown */
    static BillHead of(BillView v, List<MissingRow> missing) {
        return new BillHead(
                v.summary(),
                v.titles(),
                new BillAnswer.Counts(
                        v.actions().size(),
                        v.summary().cosponsors(),
                        v.committees().size(),
                        v.texts().size(),
                        v.amendments().size(),
                        v.votes().size(),
                        v.related().size(),
                        v.subjects().size(),
                        v.summaries().size()),
                v.sources(),
                v.laws(),
                v.calendars(),
                v.reports(),
                v.costEstimates(),
                v.notes(),
                v.authority(),
                missing);
    }

    /**
     * @param view without the lists that are counted
     * @param counts how many each of {@link #COUNTED} has
     */
    static BillHead of(String id, String view, List<Integer> counts) {
        Stored v;
        try {
            v = Json.mapper().readValue(view, Stored.class);
        } catch (IOException e) {
            throw new IllegalStateException("bill " + id + " is not readable", e);
        }
        return new BillHead(
                v.summary(),
                v.titles(),
                new BillAnswer.Counts(
                        counts.get(0),
                        v.summary().cosponsors(),
                        counts.get(1),
                        counts.get(2),
                        counts.get(3),
                        counts.get(4),
                        counts.get(5),
                        counts.get(6),
                        counts.get(7)),
                v.sources(),
                v.laws(),
                requireNonNullElse(v.calendars(), List.of()),
                requireNonNullElse(v.reports(), List.of()),
                requireNonNullElse(v.costEstimates(), List.of()),
                requireNonNullElse(v.notes(), List.of()),
                v.authority(),
                requireNonNullElse(v.missing(), List.of()));
    }
}
