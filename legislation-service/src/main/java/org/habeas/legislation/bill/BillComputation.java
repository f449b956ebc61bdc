package org.habeas.legislation.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillSummary;
import org.habeas.legislation.bill.BillView.SnapshotSource;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/**
 * Computes a bill from its newest snapshots. The official sources are equals, the one with the newer stamp wins; Habeas's own
 * record fills only what they lack; an older stamp is history.
 */
final class BillComputation {

    private BillComputation() {}

    /**
     * @param snapshots the newest official one; where that says of amendments only a part, an older one that says all; Habeas's own
     *     newest behind them; at least one
     * @param seeded whether the seed-loader brought all snapshots there are
     */
    static BillView compute(List<BillRecord> snapshots, boolean seeded, LocalDate today) {
        BillRecord first = snapshots.getFirst();
        Optional<BillRecord> whole = snapshots.stream()
                .skip(1)
                .filter(r -> r.source() != BillRecord.Origin.HABEAS)
                .findFirst();
        List<BillRecord> ranked = snapshots.stream()
                .filter(r -> whole.isEmpty() || r != whole.get())
                .toList();
        List<Action> actions = list(ranked, BillRecord::actions);
        LocalDate introduced = value(ranked, BillRecord::introduced);
        StatusReport status = StatusEngine.report(first.id(), introduced, actions, today);
        List<BillRecord.Sponsor> sponsors = list(ranked, BillRecord::sponsors);
        List<BillRecord.Cosponsor> cosponsors = list(ranked, BillRecord::cosponsors);
        List<BillRecord.Title> titles = list(ranked, BillRecord::titles);
        return new BillView(
                summary(first, ranked, introduced, titles, sponsors, cosponsors, actions, status),
                titles,
                sponsors,
                cosponsors,
                list(ranked, BillRecord::committees),
                actions,
                list(ranked, BillRecord::texts),
                list(ranked, BillRecord::related),
                list(ranked, BillRecord::subjects),
                list(ranked, BillRecord::laws),
                whole.map(w -> AmendmentsInPart.amendments(first, w))
                        .orElseGet(() -> list(ranked, BillRecord::amendments)),
                whole.map(w -> AmendmentsInPart.votes(first, w)).orElseGet(() -> list(ranked, BillRecord::votes)),
                list(ranked, BillRecord::summaries),
                list(ranked, BillRecord::calendars),
                list(ranked, BillRecord::reports),
                list(ranked, BillRecord::costEstimates),
                list(ranked, BillRecord::notes),
                value(ranked, BillRecord::authority),
                status,
                snapshots.stream().map(BillComputation::source).toList(),
                ranked.stream()
                        .filter(r -> !r.actions().isEmpty())
                        .findFirst()
                        .map(BillComputation::source)
                        .orElse(null),
                seeded);
    }

    private static SnapshotSource source(BillRecord r) {
        return new SnapshotSource(r.source().name(), r.sourceUpdated().toString(), r.documentId(), r.citations());
    }

    private static BillSummary summary(
            BillRecord first,
            List<BillRecord> ranked,
            @Nullable LocalDate introduced,
            List<BillRecord.Title> titles,
            List<BillRecord.Sponsor> sponsors,
            List<BillRecord.Cosponsor> cosponsors,
            List<Action> actions,
            StatusReport status) {
        StatusReport.Entry before = status.beforeExpiry();
        return new BillSummary(
                first.id(),
                first.id().citation(),
                first.id().congress(),
                first.id().type(),
                first.id().number(),
                titles.stream()
                        .filter(t -> t.kind().equals("display"))
                        .findFirst()
                        .or(() -> titles.stream().findFirst())
                        .map(BillRecord.Title::text)
                        .orElse(null),
                introduced,
                status.current().status(),
                status.current().since(),
                status.current().stage(),
                before == null ? null : before.status(),
                before == null ? null : before.since(),
                before == null ? null : before.stage(),
                sponsors.stream()
                        .findFirst()
                        .map(s -> new BillSummary.Member(s.bioguide(), s.name(), s.party(), s.state()))
                        .orElse(null),
                (int) cosponsors.stream().filter(c -> c.withdrawn() == null).count(),
                actions.stream()
                        .max(Comparator.comparing(Action::date).thenComparingInt(Action::sequence))
                        .map(a -> new BillSummary.LatestAction(a.date(), a.text()))
                        .orElse(null),
                value(ranked, BillRecord::policyArea),
                0,
                Instant.EPOCH);
    }

    private static <T> List<T> list(List<BillRecord> ranked, Function<BillRecord, List<T>> field) {
        return ranked.stream().map(field).filter(l -> !l.isEmpty()).findFirst().orElse(List.of());
    }

    private static <T> @Nullable T value(List<BillRecord> ranked, Function<BillRecord, @Nullable T> field) {
        for (BillRecord r : ranked) {
            T value = field.apply(r);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
