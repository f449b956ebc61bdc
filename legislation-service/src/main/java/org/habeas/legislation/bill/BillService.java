package org.habeas.legislation.bill;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.Alert;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Provenance;
import org.habeas.contracts.Tlp;
import org.habeas.kit.change.Alerts;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.NewChange;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;
import org.habeas.legislation.search.SearchService;
import org.habeas.legislation.status.StatusReport;
import org.habeas.legislation.status.StatusRules;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Keeps bills up to date with what sources publish and with the calendar, and tells what changed. */
@ApplicationScoped
public class BillService {

    private static final Logger LOG = Logger.getLogger(BillService.class);

    private static final int BATCH = 200;

    private final BillRepository bills;
    private final NewBills newBills;
    private final SearchService words;
    private final ChangeLog changes;
    private final ChangeFeed feed;
    private final Alerts alerts;
    private final LegislationSettings settings;
    private final Clock clock;
    private final Counter failures;

    BillService(
            BillRepository bills,
            NewBills newBills,
            SearchService words,
            ChangeLog changes,
            ChangeFeed feed,
            Alerts alerts,
            LegislationSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.bills = bills;
        this.newBills = newBills;
        this.words = words;
        this.changes = changes;
        this.feed = feed;
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
        this.failures = metrics.counter("habeas.recompute.failures");
    }

    Optional<Bill> find(BillId id) {
        return bills.findByIdOptional(id.toString());
    }

    /** Something of a bill as one revision has it. */
    record Revised<T>(long revision, T value) {}

    /** Of a bill what is told of it without any of its long lists. */
    Optional<Revised<BillHead>> head(BillId id) {
        return bills.head(id);
    }

    /** Which of these ids are those of bills that are here. */
    Set<String> known(List<String> ids) {
        return bills.known(ids);
    }

    /** The view of a bill that is here. */
    BillView view(String id) {
        return bills.view(id);
    }

    /** Ids of the bills that a citation may mean, newest Congress first; where it names its Congress, one, known or not. */
    List<String> cited(Citation citation) {
        return citation.congress() != null
                ? List.of(citation.id())
                : bills.numbered(citation.type(), citation.number());
    }

    /**
     * What the filter means; its search is read once, for all that is asked about it.
     *
     * @param marks of the documents that the reader may know of
     */
    BillSelection select(BillFilter filter, List<String> marks) {
        Optional<BillSearch> search = Optional.ofNullable(filter.q)
                .filter(q -> !q.isBlank())
                .map(q -> new BillSearch(words.read(q), Citations.parse(q)));
        return BillSelection.of(filter, marks, search);
    }

    /** @param after the keys of the last one that the reader has, as {@code sort} gives them */
    List<BillSummary> list(BillSelection selection, BillSort sort, Optional<List<String>> after, int limit) {
        return bills.list(selection, sort, after, limit);
    }

    /** As a list, in a transaction of its own: whoever takes one batch after the other keeps no connection between. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<BillSummary> batch(BillSelection selection, BillSort sort, Optional<List<String>> after, int limit) {
        return bills.list(selection, sort, after, limit);
    }

    /** @param after the keys of the last one that the reader has */
    List<BillSearch.Found> ranked(BillSelection selection, BillSearch search, Optional<List<String>> after, int limit) {
        return bills.ranked(selection, search, after, limit);
    }

    long count(BillSelection selection) {
        return bills.count(selection);
    }

    List<BillFacet.Count> count(BillSelection selection, BillFacet facet) {
        return bills.count(selection, facet);
    }

    /** Locks bills until the end of the caller's transaction, whether they exist yet or not. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock(SortedSet<String> ids) {
        Set<String> unknown = new HashSet<>(ids);
        unknown.removeAll(bills.lock(ids));
        newBills.expect(unknown);
    }

    /**
     * Adds a snapshot and computes its bill anew; a snapshot that says nothing new changes nothing. What other rules say of the
     * snapshots before it is told first, as the correction that it is: what the new one brings is news.
     */
    @Transactional
    public void apply(BillRecord record) {
        String id = record.id().toString();
        if (newBills.isUnknown(id)) {
            // locked together with others, and nobody has it: then it can wait to be written with them
            addLater(record);
            return;
        }
        if (newBills.isWaiting(id)) {
            settle();
        }
        Optional<Bill> bill = bills.lock(record.id());
        if (bill.filter(Bill::isOfEarlierRules).isPresent()) {
            recompute(record.id(), bill, null);
        }
        if (bills.addSnapshot(record, now())) {
            if (bill.isEmpty()) { // then there was no snapshot before it
                add(BillComputation.first(record, now()), record.seeded());
            } else {
                recompute(record.id(), bill, record);
            }
        }
        bills.letGo();
    }

    /** Writes the bills that wait for the others of the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void settle() {
        List<NewBills.NewBill> added = newBills.take();
        if (added.isEmpty()) {
            return;
        }
        bills.addSnapshots(added);
        List<BillView> views = added.stream().map(NewBills.NewBill::view).toList();
        List<String> documents =
                words.documents(views.stream().map(BillView::searchDraft).toList());
        for (int i = 0; i < views.size(); i++) {
            bills.persist(new Bill(views.get(i), documents.get(i)));
        }
        changes.insert(added.stream().map(NewBills.NewBill::change).toList());
        bills.letGo();
    }

    /** Computes with the calendar every bill whose Congress has ended. Doing it again changes nothing. */
    public int expire() {
        return recomputeAll(after -> bills.notYetExpired(today(), StatusRules.NUMBER, after, BATCH));
    }

    /** Computes every bill that an earlier version of the status rules computed. Doing it again changes nothing. */
    public int follow() {
        return recomputeAll(after -> bills.computedByEarlierRules(StatusRules.NUMBER, after, BATCH));
    }

    /** Computes every bill with rows that have been missing for so long that they are gone. Doing it again changes nothing. */
    public int letMissingRowsGo() {
        Instant since = now().minus(settings.missingRowsStay());
        return recomputeAll(after -> bills.missingSince(since, StatusRules.NUMBER, after, BATCH));
    }

    /** How many bills wait for a later version of the rules, which computed them and may be gone. */
    long leftToLaterRules() {
        return QuarkusTransaction.requiringNew().call(() -> bills.computedByLaterRules(StatusRules.NUMBER));
    }

    /**
     * Each bill in a transaction of its own: one that cannot be computed is told in the log and waits for the next run, and
     * the others do not wait for it.
     *
     * @param due the ids behind the one that is given, in their order
     * @return how many were computed
     */
    private int recomputeAll(Function<String, List<String>> due) {
        int recomputed = 0;
        List<String> batch = List.of();
        do {
            String after = batch.isEmpty() ? "" : batch.getLast();
            batch = QuarkusTransaction.requiringNew().call(() -> due.apply(after));
            for (String id : batch) {
                recomputed += recompute(id) ? 1 : 0;
            }
        } while (batch.size() == BATCH);
        return recomputed;
    }

    private boolean recompute(String id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                BillId bill = BillId.parse(id);
                Optional<Bill> known = bills.lock(bill);
                if (known.filter(Bill::isOfLaterRules).isEmpty()) { // else a later replica was faster
                    recompute(bill, known, null);
                }
            });
            return true;
        } catch (RuntimeException e) {
            failures.increment();
            MDC.put("billId", id);
            try {
                // without the exception's text, which can hold what a snapshot says
                LOG.errorf("recompute-failed: bill %s, %s: it is tried again in the next run", id, kinds(e));
            } finally {
                MDC.remove("billId");
            }
            return false;
        }
    }

    private static String kinds(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(e -> e.getClass().getSimpleName())
                .collect(Collectors.joining(" of "));
    }

    /** What snapshots say of a bill at an instant, by what was here then. */
    Optional<Known> known(BillId id, Instant asOf) {
        return bills.known(id, asOf).map(known -> known.with(bills.vanished(id, asOf)));
    }

    /** @param news the snapshot that has just come; null where none has */
    private void recompute(BillId id, Optional<Bill> stored, @Nullable BillRecord news) {
        Instant now = now();
        boolean seeded = news != null && news.seeded();
        Known known = bills.known(id, BillRepository.PRESENT).orElseThrow();
        if (stored.isEmpty()) {
            add(BillComputation.compute(known, bills.onlySeeded(id), now, settings.missingRowsStay(), null), seeded);
            return;
        }
        Bill bill = stored.get();
        BillView before = bill.view();
        if (mayHaveVanished(before, known, news)) {
            known = known.with(bills.vanished(id, BillRepository.PRESENT));
        }
        BillView computed =
                BillComputation.compute(known, bills.onlySeeded(id), now, settings.missingRowsStay(), before);
        boolean sameSource = Objects.equals(
                before.sources().getFirst().source(),
                computed.sources().getFirst().source());
        List<BillDifference.Told> differences = BillDifference.between(before, computed, sameSource);
        BillView same =
                computed.at(before.summary().revision(), before.summary().updated());
        if (differences.isEmpty()) {
            bill.update(same, document(same)); // the sources may still be newer
            return;
        }
        BillView next = computed.at(before.summary().revision() + 1, now());
        bill.update(next, document(next));
        // read before anything is told: a correction names what was told earlier, not what is told beside it
        UUID lastAlert = differences.stream().anyMatch(BillDifference.Told::takesBack)
                ? feed.lastAlert(id.toString()).orElse(null)
                : null;
        List<NewChange> all = new ArrayList<>();
        for (BillDifference.Told told : differences) {
            boolean alerts = told.type() == ChangeType.BILL_STATUS_CHANGED || told.takesBack();
            UUID corrects = told.takesBack() ? lastAlert : null;
            all.add(change(
                    told.type(),
                    next,
                    told.rows(),
                    alerts ? alert(told.type(), before, next, told.inSummary(), corrects, seeded) : null));
        }
        changes.appendAll(all);
    }

    /**
     * Whether all snapshots have to be asked who has vanished: not if nobody had, and nobody has with what is news and newest.
     */
    private static boolean mayHaveVanished(BillView before, Known known, @Nullable BillRecord news) {
        List<Withdrawal> withdrawals = before.withdrawals();
        boolean nobodyHad =
                withdrawals != null && withdrawals.isEmpty() && before.missing().isEmpty();
        boolean isInOrder = news == null || news.source() == BillRecord.Origin.HABEAS || known.isNewest(news);
        return !nobodyHad
                || !isInOrder
                // one whom a source told to have withdrawn and tells no more
                || before.cosponsors().stream().anyMatch(c -> c.withdrawn() != null)
                || known.lacksCosponsors();
    }

    private void add(BillView computed, boolean seeded) {
        BillView first = computed.at(1, now());
        bills.persist(new Bill(first, document(first)));
        changes.append(added(first, seeded));
    }

    private void addLater(BillRecord record) {
        Instant at = now();
        BillView first = BillComputation.first(record, at).at(1, at);
        newBills.add(new NewBills.NewBill(record, at, first, changes.prepare(added(first, record.seeded()))));
    }

    private NewChange added(BillView first, boolean seeded) {
        return change(
                ChangeType.BILL_ADDED,
                first,
                List.of(),
                alert(ChangeType.BILL_ADDED, null, first, List.of(), null, seeded));
    }

    private String document(BillView view) {
        return words.documents(List.of(view.searchDraft())).getFirst();
    }

    private static NewChange change(ChangeType type, BillView view, List<FieldChange> rows, @Nullable Alert alert) {
        BillSummary s = view.summary();
        return new NewChange(
                type,
                s.id().toString(),
                s.revision(),
                Tlp.CLEAR,
                effective(type, view, rows),
                rows,
                source(type, view),
                s,
                alert);
    }

    /** Since when that is true which a change tells, or null where nothing says. */
    private static @Nullable String effective(ChangeType type, BillView view, List<FieldChange> rows) {
        BillSummary s = view.summary();
        LocalDate day = switch (type) {
            case BILL_STATUS_CHANGED ->
                rows.stream().anyMatch(row -> row.field().equals("status"))
                        ? s.statusSince()
                        : view.status().current().stageSince();
            case BILL_ADDED, BILL_CORRECTED -> s.statusSince();
            case BILL_DETAILS_ADDED -> null;
            case BILL_MILESTONE_REACHED -> {
                String last = rows.getLast().to().path("date").textValue();
                yield last == null ? null : LocalDate.parse(last);
            }
            default -> s.latestAction() == null ? null : s.latestAction().date();
        };
        return day == null ? null : day.toString();
    }

    private Alert alert(
            ChangeType type,
            @Nullable BillView before,
            BillView now,
            List<FieldChange> rows,
            @Nullable UUID corrects,
            boolean seeded) {
        BillSummary s = now.summary();
        BillSummary was = before == null ? null : before.summary();
        boolean isCorrection = type == ChangeType.BILL_CORRECTED;
        boolean onlyStage = was != null && was.status().equals(s.status()) && !Objects.equals(was.stage(), s.stage());
        String id = s.id().toString();
        return alerts.of(
                was == null ? Alert.Kind.FIRST_KNOWN : isCorrection ? Alert.Kind.CORRECTED : Alert.Kind.STATUS_CHANGED,
                id,
                isCorrection ? Headlines.corrected(rows, s) : Headlines.of(was, s),
                was == null ? null : onlyStage ? staged(was) : was.status(),
                onlyStage ? staged(s) : s.status(),
                effective(type, now, rows),
                source(type, now),
                "/bills/" + id,
                corrects,
                seeded);
    }

    /** {@code REPORTED/ON_CALENDAR}: inside one status it is the stage that differs. */
    private static String staged(BillSummary s) {
        return s.stage() == null ? s.status() : s.status() + "/" + s.stage();
    }

    /** The stored file; for an expiry, which no file states, the rule of the calendar. */
    private static @Nullable Provenance source(ChangeType type, BillView view) {
        StatusReport.Entry current = view.status().current();
        if (type == ChangeType.BILL_STATUS_CHANGED && view.status().beforeExpiry() != null) {
            return Provenance.cited(
                    null,
                    "Calendar of the Congress, rule " + current.rule() + " of "
                            + view.status().version() + ": " + StatusAnswer.meaning(current),
                    null,
                    Objects.toString(current.since(), null));
        }
        return view.document() == null ? null : Provenance.document(view.document());
    }

    private LocalDate today() {
        return Washington.day(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
