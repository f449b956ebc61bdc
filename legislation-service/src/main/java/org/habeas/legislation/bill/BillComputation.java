package org.habeas.legislation.bill;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.habeas.contracts.BillSummary;
import org.habeas.legislation.bill.BillView.SnapshotSource;
import org.habeas.legislation.bill.VanishedCosponsors.Vanished;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/**
 * Computes a bill from its newest snapshots. The official sources are equals, the one with the newer stamp wins; Habeas's own
 * record fills only what they lack; an older stamp is history. What the newest lacks and the one before it had is held for a while.
 */
final class BillComputation {

    private final Known known;
    private final HeldRows held;

    private BillComputation(Known known, HeldRows held) {
        this.known = known;
        this.held = held;
    }

    /** A bill of one snapshot that is the first. */
    static BillView first(BillRecord record, Instant now) {
        return compute(Known.first(record, now), record.seeded(), now, Duration.ZERO, null);
    }

    /**
     * @param seeded whether the seed-loader brought all snapshots there are
     * @param now decides whether its Congress has ended, and how long a row is missing
     * @param stay how long a row stays that the newest snapshot alone lacks
     * @param told the bill as it was told; null where that is not asked
     */
    static BillView compute(Known known, boolean seeded, Instant now, Duration stay, @Nullable BillView told) {
        return new BillComputation(known, new HeldRows(known, now, stay, told)).view(seeded, Washington.day(now));
    }

    private BillView view(boolean seeded, LocalDate today) {
        List<BillRecord> ranked = known.ranked();
        BillRecord first = known.newest();
        List<BillRecord.Title> titles = list(BillPart.TITLES, BillRecord::titles);
        List<BillRecord.Sponsor> sponsors = requireNonNullElse(
                value("sponsors", r -> some(r.sponsors()), view -> some(view.sponsors())), List.of());
        List<Withdrawal> withdrawals = new ArrayList<>();
        List<Cosponsor> cosponsors = withVanished(list(BillPart.COSPONSORS, BillRecord::cosponsors), withdrawals);
        List<BillRecord.Committee> committees = list(BillPart.COMMITTEES, BillRecord::committees);
        List<Action> actions = list(BillPart.ACTIONS, BillRecord::actions);
        LocalDate introduced = value(
                "introduced", BillRecord::introduced, view -> view.summary().introduced());
        StatusReport status = StatusEngine.report(first.id(), introduced, titles, actions, today);
        return new BillView(
                summary(
                        first.id(),
                        introduced,
                        titles,
                        sponsors,
                        cosponsors,
                        actions,
                        status,
                        value(
                                "policyArea",
                                BillRecord::policyArea,
                                view -> view.summary().policyArea())),
                titles,
                sponsors,
                cosponsors,
                committees,
                actions,
                list(BillPart.TEXTS, BillRecord::texts),
                list(BillPart.RELATED, BillRecord::related),
                list(BillPart.SUBJECTS, BillRecord::subjects),
                list(BillPart.LAWS, BillRecord::laws),
                list(BillPart.AMENDMENTS, this::amendments),
                list(BillPart.VOTES, this::votes),
                list(BillPart.SUMMARIES, BillRecord::summaries),
                list(BillPart.CALENDARS, BillRecord::calendars),
                list(BillPart.REPORTS, BillRecord::reports),
                list(BillPart.COST_ESTIMATES, BillRecord::costEstimates),
                list(BillPart.NOTES, BillRecord::notes),
                value("authority", BillRecord::authority, BillView::authority),
                status,
                known.sources().stream().map(BillComputation::source).toList(),
                ranked.stream()
                        .filter(r -> !r.actions().isEmpty())
                        .findFirst()
                        .map(BillComputation::source)
                        .orElse(null),
                seeded,
                held.missing(),
                List.copyOf(withdrawals));
    }

    /** Where a snapshot says of amendments only a part, what another one says of them. */
    private List<BillRecord.Amendment> amendments(BillRecord r) {
        BillRecord whole = known.whole();
        return whole != null && !r.partial().isEmpty() ? AmendmentsInPart.amendments(r, whole) : r.amendments();
    }

    private List<BillRecord.RecordedVote> votes(BillRecord r) {
        BillRecord whole = known.whole();
        return whole != null && !r.partial().isEmpty() ? AmendmentsInPart.votes(r, whole) : r.votes();
    }

    /**
     * The cosponsors of the newest snapshot and those that are held, and behind them those who vanished before: where no
     * source states their withdrawal it is inferred.
     */
    private List<Cosponsor> withVanished(List<Cosponsor> there, List<Withdrawal> withdrawals) {
        if (known.vanished().isEmpty()) {
            return there;
        }
        Set<String> keys = there.stream().map(BillPart.COSPONSORS::key).collect(Collectors.toCollection(HashSet::new));
        List<Cosponsor> all = new ArrayList<>(there);
        for (Vanished vanished : known.vanished()) {
            Cosponsor c = vanished.row();
            // that the newest alone lacks a row decides nothing where another source's counts
            boolean isOpen = vanished.byNewestAlone()
                    && !vanished.withdrawal()
                            .source()
                            .equals(known.newest().source().name());
            if (isOpen || !keys.add(BillPart.COSPONSORS.key(c))) {
                continue;
            }
            if (c.withdrawn() == null) {
                withdrawals.add(vanished.withdrawal());
            }
            all.add(new Cosponsor(
                    c.bioguide(),
                    c.name(),
                    c.party(),
                    c.state(),
                    c.district(),
                    c.joined(),
                    c.original(),
                    c.withdrawn() == null ? Washington.day(vanished.withdrawal().missingFrom()) : c.withdrawn()));
        }
        return all;
    }

    private static SnapshotSource source(BillRecord r) {
        return new SnapshotSource(r.source().name(), r.sourceUpdated().toString(), r.documentId(), r.citations());
    }

    /** As yet without revision and time of change. */
    static BillSummary summary(
            BillId id,
            @Nullable LocalDate introduced,
            List<BillRecord.Title> titles,
            List<BillRecord.Sponsor> sponsors,
            List<BillRecord.Cosponsor> cosponsors,
            List<Action> actions,
            StatusReport status,
            @Nullable String policyArea) {
        StatusReport.Entry before = status.beforeExpiry();
        return new BillSummary(
                id,
                id.citation(),
                id.congress(),
                id.type(),
                id.number(),
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
                policyArea,
                0,
                Instant.EPOCH);
    }

    private <T> List<T> list(BillPart part, Function<BillRecord, List<T>> field) {
        List<T> rows = held.with(part, field);
        BillRecord own = known.own();
        return rows.isEmpty() && own != null ? field.apply(own) : rows;
    }

    private <T> @Nullable T value(
            String part, Function<BillRecord, @Nullable T> field, Function<BillView, @Nullable T> ofTold) {
        T value = held.value(part, field, ofTold);
        BillRecord own = known.own();
        return value != null || own == null ? value : field.apply(own);
    }

    private static <T> @Nullable List<T> some(List<T> rows) {
        return rows.isEmpty() ? null : rows;
    }
}
