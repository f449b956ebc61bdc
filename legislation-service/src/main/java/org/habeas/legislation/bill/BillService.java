package org.habeas.legislation.bill;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.page.Placed;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;
import org.habeas.legislation.person.PersonNames;
import org.habeas.legislation.search.SearchService;
import org.jspecify.annotations.Nullable;

/** Keeps bills up to date with what sources publish and with the calendar, and tells what changed. */
@ApplicationScoped
public class BillService {

    private final BillRepository bills;
    private final BillLists lists;
    private final NewBills newBills;
    private final SearchService words;
    private final PersonNames people;
    private final ChangeLog changes;
    private final ChangeFeed feed;
    private final BillNews news;
    private final LegislationSettings settings;
    private final Clock clock;
    private final Counter unclassified;

    BillService(
            BillRepository bills,
            BillLists lists,
            NewBills newBills,
            SearchService words,
            PersonNames people,
            ChangeLog changes,
            ChangeFeed feed,
            BillNews news,
            LegislationSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.bills = bills;
        this.lists = lists;
        this.newBills = newBills;
        this.words = words;
        this.people = people;
        this.changes = changes;
        this.feed = feed;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
        this.unclassified = metrics.counter("habeas.status.unclassified");
    }

    Optional<Bill> find(BillId id) {
        return bills.findByIdOptional(id.toString());
    }

    /** Something of a bill as one revision has it. */
    record Revised<T>(long revision, T value) {}

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
        return BillSelection.of(filter, marks, search, people::called);
    }

    /** @param after the keys of the last one that the reader has */
    List<Placed<WrittenBill>> list(BillSelection selection, BillSort sort, Optional<List<String>> after, int limit) {
        return lists.list(selection, sort, after, limit);
    }

    /** As a list, in a transaction of its own: whoever takes one batch after the other keeps no connection between. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Placed<BillSummary>> batch(BillSelection selection, BillSort sort, Optional<List<String>> after, int limit) {
        return lists.list(selection, sort, after, limit).stream()
                .map(bill -> new Placed<>(bill.item().read(), bill.place()))
                .toList();
    }

    /** @param after the keys of the last one that the reader has */
    List<BillSearch.Found> ranked(BillSelection selection, BillSearch search, Optional<List<String>> after, int limit) {
        return bills.ranked(selection, search, after, limit);
    }

    long count(BillSelection selection) {
        return bills.count(selection);
    }

    Map<BillFacet, List<BillFacet.Count>> count(BillSelection selection, Set<BillFacet> facets) {
        return bills.count(selection, facets);
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

    /** Computes a bill anew from what is here. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void recompute(BillId id) {
        Optional<Bill> known = bills.lock(id);
        if (known.filter(Bill::isOfLaterRules).isEmpty()) { // else a later replica was faster
            recompute(id, known, null);
        }
    }

    /** What snapshots say of a bill at an instant, by what was here then. */
    Optional<Known> known(BillId id, Instant asOf) {
        return bills.known(id, asOf).map(known -> known.with(bills.vanished(id, asOf)));
    }

    /** @param news the snapshot that has just come; null where none has */
    private void recompute(BillId id, Optional<Bill> stored, @Nullable BillRecord latest) {
        Instant now = now();
        boolean seeded = latest != null && latest.seeded();
        Known known = bills.known(id, BillRepository.PRESENT).orElseThrow();
        if (stored.isEmpty()) {
            add(
                    BillComputation.compute(
                            known, bills.onlySeeded(id), now, HeldRows.stay(settings, id.congress(), now), null),
                    seeded);
            return;
        }
        Bill bill = stored.get();
        BillView before = bill.view();
        if (mayHaveVanished(before, known, latest)) {
            known = known.with(bills.vanished(id, BillRepository.PRESENT));
        }
        BillView computed = BillComputation.compute(
                known, bills.onlySeeded(id), now, HeldRows.stay(settings, id.congress(), now), before);
        countUnclassified(before, computed);
        boolean sameSource = Objects.equals(
                before.sources().getFirst().source(),
                computed.sources().getFirst().source());
        TakenBack takenBack = isElsewhere(before, computed) ? TakenBack.of(feed.lastMove(id.toString())) : null;
        List<BillDifference.Told> differences = BillDifference.between(before, computed, sameSource, takenBack);
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
                ? takenBack != null && takenBack.returns(before, computed)
                        ? takenBack.alert()
                        : feed.lastAlert(id.toString()).orElse(null)
                : null;
        changes.appendAll(news.changed(before, next, differences, lastAlert, seeded));
    }

    private static boolean isElsewhere(BillView before, BillView now) {
        return !before.summary().status().equals(now.summary().status())
                || !Objects.equals(before.summary().stage(), now.summary().stage());
    }

    /**
     * Whether all snapshots have to be asked who has vanished: not if nobody had, and nobody has with what is new and newest.
     */
    private static boolean mayHaveVanished(BillView before, Known known, @Nullable BillRecord latest) {
        List<Withdrawal> withdrawals = before.withdrawals();
        boolean nobodyHad =
                withdrawals != null && withdrawals.isEmpty() && before.missing().isEmpty();
        boolean isInOrder = latest == null || latest.source() == BillRecord.Origin.HABEAS || known.isNewest(latest);
        return !nobodyHad
                || !isInOrder
                // one whom a source told to have withdrawn and tells no more
                || before.cosponsors().stream().anyMatch(c -> c.withdrawn() != null)
                || known.lacksCosponsors();
    }

    private void add(BillView computed, boolean seeded) {
        BillView first = computed.at(1, now());
        countUnclassified(null, first);
        bills.persist(new Bill(first, document(first)));
        changes.append(news.added(first, seeded));
    }

    private void addLater(BillRecord record) {
        Instant at = now();
        BillView first = BillComputation.first(record, at).at(1, at);
        countUnclassified(null, first);
        newBills.add(new NewBills.NewBill(record, at, first, changes.prepare(news.added(first, record.seeded()))));
    }

    /** Texts that no rule knows count when they are met, not each time that the bill is computed. */
    private void countUnclassified(@Nullable BillView before, BillView now) {
        Set<String> known =
                before == null ? Set.of() : Set.copyOf(before.status().unclassified());
        unclassified.increment(now.status().unclassified().stream()
                .filter(text -> !known.contains(text))
                .count());
    }

    private String document(BillView view) {
        return words.documents(List.of(view.searchDraft())).getFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
