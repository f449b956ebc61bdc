package org.habeas.legislation.bill;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.contracts.Provenance;
import org.habeas.legislation.search.SearchDraft;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of a bill, as it is stored; answers are cut from it.
 *
 * @param actionSource the snapshot that the actions are taken from; null in views of an earlier version
 * @param seeded whether only the seed-loader's snapshots are behind it
 * @param missing rows that the newest snapshot lacks and that stay until they are known to have gone
 * @param withdrawals of cosponsors, as far as no source states them; null in views of an earlier version, which knew of none
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
        boolean seeded,
        List<MissingRow> missing,
        @Nullable List<Withdrawal> withdrawals) {

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
        missing = requireNonNullElse(missing, List.of());
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
    BillView at(long revision, Instant updated) {
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
                seeded,
                missing,
                withdrawals);
    }

    /** Since when the newest snapshot lacks a row; null for any that it has. */
    @Nullable
    Instant missingSince(BillPart part, Object row) {
        if (missing.stream().noneMatch(m -> m.part().equals(part.field()))) {
            return null;
        }
        JsonNode said = Json.mapper().valueToTree(row);
        return missing.stream()
                .filter(m -> m.part().equals(part.field()) && m.row().equals(said))
                .findFirst()
                .map(MissingRow::missingSince)
                .orElse(null);
    }

    /** From what a cosponsor's withdrawal is inferred; null where it is not. */
    @Nullable
    Withdrawal withdrawal(BillRecord.Cosponsor c) {
        return withdrawals == null || c.withdrawn() == null
                ? null
                : withdrawals.stream()
                        .filter(w ->
                                w.bioguide().equals(c.bioguide()) && w.joined().equals(c.joined()))
                        .findFirst()
                        .orElse(null);
    }

    /** The day of the snapshot that counts. */
    LocalDate published() {
        return Washington.day(Instant.parse(sources.getFirst().sourceUpdated()));
    }

    SnapshotSource sourceOfActions() {
        return actionSource == null ? sources.getFirst() : actionSource;
    }

    @Nullable
    UUID document() {
        return sources.isEmpty() ? null : sources.getFirst().documentId();
    }
}
