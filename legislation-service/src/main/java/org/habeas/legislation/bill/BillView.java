package org.habeas.legislation.bill;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Provenance;
import org.habeas.legislation.search.SearchDraft;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a bill, as it is stored; answers are cut from it.
 *
 * @param actionSource the snapshot that the actions are taken from; null in views of an earlier version
 * @param seeded whether only the seed-loader's snapshots are behind it
 */
record BillView(
        BillSummary summary,
        List<BillRecord.Title> titles,
        List<BillRecord.Sponsor> sponsors,
        List<BillRecord.Cosponsor> cosponsors,
        List<BillRecord.Committee> committees,
        List<BillRecord.Action> actions,
        List<BillRecord.Text> texts,
        List<BillRecord.RelatedBill> related,
        List<String> subjects,
        List<BillRecord.Law> laws,
        List<BillRecord.Amendment> amendments,
        List<BillRecord.RecordedVote> votes,
        List<BillRecord.Summary> summaries,
        List<BillRecord.CalendarPlace> calendars,
        List<String> reports,
        List<BillRecord.CostEstimate> costEstimates,
        List<String> notes,
        @Nullable String authority,
        StatusReport status,
        List<SnapshotSource> sources,
        @Nullable SnapshotSource actionSource,
        boolean seeded) {

    /** Views of an earlier version lack the lists that came later. */
    BillView {
        sponsors = requireNonNullElse(sponsors, List.of());
        amendments = requireNonNullElse(amendments, List.of());
        votes = requireNonNullElse(votes, List.of());
        summaries = requireNonNullElse(summaries, List.of());
        calendars = requireNonNullElse(calendars, List.of());
        reports = requireNonNullElse(reports, List.of());
        costEstimates = requireNonNullElse(costEstimates, List.of());
        notes = requireNonNullElse(notes, List.of());
    }

    /** Where the record comes from: the file behind each snapshot that counts. */
    record SnapshotSource(String source, String sourceUpdated, UUID documentId, List<Provenance> citations) {}

    /** What it is found by. */
    SearchDraft searchDraft() {
        List<String> about = new ArrayList<>(subjects);
        if (summary.policyArea() != null) {
            about.add(summary.policyArea());
        }
        return SearchDraft.of(
                titles.stream().map(BillRecord.Title::text).toList(),
                about,
                summaries.stream().map(BillRecord.Summary::text).toList());
    }

    /** The same with another revision and time of change. */
    BillView at(long revision, java.time.Instant updated) {
        BillSummary s = summary;
        BillSummary now = new BillSummary(
                s.id(),
                s.citation(),
                s.congress(),
                s.type(),
                s.number(),
                s.title(),
                s.introduced(),
                s.status(),
                s.statusSince(),
                s.stage(),
                s.statusBeforeExpiry(),
                s.statusBeforeExpirySince(),
                s.stageBeforeExpiry(),
                s.sponsor(),
                s.cosponsors(),
                s.latestAction(),
                s.policyArea(),
                revision,
                updated);
        return new BillView(
                now,
                titles,
                sponsors,
                cosponsors,
                committees,
                actions,
                texts,
                related,
                subjects,
                laws,
                amendments,
                votes,
                summaries,
                calendars,
                reports,
                costEstimates,
                notes,
                authority,
                status,
                sources,
                actionSource,
                seeded);
    }

    SnapshotSource sourceOfActions() {
        return actionSource == null ? sources.getFirst() : actionSource;
    }

    @Nullable
    UUID document() {
        return sources.isEmpty() ? null : sources.getFirst().documentId();
    }
}
