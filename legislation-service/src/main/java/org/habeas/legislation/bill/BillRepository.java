package org.habeas.legislation.bill;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Json;
import org.habeas.contracts.MeasureType;
import org.habeas.legislation.status.StatusEngine;
import org.hibernate.Session;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/** Finds and stores bills and their snapshots; the only place with queries about them. */
@ApplicationScoped
class BillRepository implements PanacheRepositoryBase<Bill, String> {

    private static final String ADD_SNAPSHOT = "insert into bill_snapshot (bill_id, source, source_updated,"
            + " content_hash, document_id, recorded_at, seeded, record) values (?, ?, ?, ?, ?, ?, ?, ?::json)"
            + " on conflict do nothing";
    /** Later than any snapshot: at present all count, also those that came by a clock that is ahead of this one. */
    static final Instant PRESENT = Instant.parse("9999-12-31T00:00:00Z");

    /** Which snapshots count is told from narrow rows; only theirs are read. */
    private static final String KNOWN = """
            with here as materialized (
                select id, source, source_updated, content_hash collate "C" as hash
                from bill_snapshot where bill_id = :id and recorded_at <= :asOf),
            newest as (
                select * from here where source <> 'HABEAS'
                order by source_updated desc, hash desc, source limit 1),
            own as (
                select * from here where source = 'HABEAS' order by source_updated desc, hash desc limit 1),
            whole as (
                select * from here where source = 'GOVINFO_BILLSTATUS' order by source_updated desc, hash desc limit 1),
            previous as (
                select here.* from here join newest n
                    on here.source = n.source and here.source_updated < n.source_updated and here.id < n.id
                order by here.source_updated desc, here.hash desc limit 1),
            between_them as (
                select here.* from here cross join newest n cross join previous p
                where here.source not in (n.source, 'HABEAS') and here.id < n.id
                    and here.source_updated > p.source_updated
                order by here.source_updated desc, here.hash desc limit 1),
            earlier as (
                select here.* from here join newest n on here.source = n.source and here.id < n.id
                    and here.source_updated <= n.source_updated - interval '20 hours'
                order by here.source_updated desc, here.hash desc limit 1),
            other as (
                select here.* from here join newest n on here.source not in (n.source, 'HABEAS') and here.id < n.id
                    and here.source_updated < n.source_updated
                order by here.source_updated desc, here.hash desc limit 1)
            select role, cast(s.record as text), s.recorded_at
            from (
                select 'newest' as role, id from newest
                union all select 'own', id from own
                union all select 'whole', w.id from whole w join newest n on n.source = 'CONGRESS_GOV_API'
                union all select 'previous', p.id from previous p join newest n on p.hash <> n.hash or exists (select 1 from other)
                union all select 'between', id from between_them
                union all select 'earlier', e.id from earlier e join previous p on e.id <> p.id
                union all select 'other', id from other
            ) counts join bill_snapshot s using (id)""";

    /** Of one stamp the greater hash; of editions in a row with the same cosponsors the first and the last. */
    private static final String LISTINGS = """
            with edition as materialized (
                select distinct on (source, source_updated) id, source, source_updated,
                    md5(cast(coalesce(record -> 'cosponsors', '[]') as text)) as list
                from bill_snapshot
                where bill_id = :id and source <> 'HABEAS' and recorded_at <= :asOf
                order by source, source_updated, content_hash collate "C" desc),
            turn as (
                select id, source, source_updated, list, lag(list) over w as before, lead(list) over w as behind
                from edition window w as (partition by source order by source_updated))
            select turn.source, turn.source_updated, cast(coalesce(record -> 'cosponsors', '[]') as text)
            from turn join bill_snapshot using (id)
            where list is distinct from before or list is distinct from behind
            order by turn.source, turn.source_updated""";
    /**
     * The concatenation unpacks the view and changes nothing; without {@code offset} it would be done for each of the columns. A row has
     * another {@code xmin} after each transaction that changed it: of the row that is known, the view is left where it is.
     */
    private static final String HEAD = "select revision, version, cast(unpacked - cast('{"
            + String.join(",", BillHead.COUNTED) + "," + String.join(",", BillHead.UNREAD) + "}' as text[]) as text), "
            + BillHead.COUNTED.stream()
                    .map(list -> "coalesce(jsonb_array_length(unpacked -> '" + list + "'), 0)")
                    .collect(Collectors.joining(", "))
            + " from (select revision, cast(xmin as text) as version,"
            + " case when cast(xmin as text) <> :known then view || cast('{}' as jsonb) end as unpacked"
            + " from bill where id = :id offset 0) one";

    /** Locks a bill until the end of the transaction, whether it exists yet or not. */
    Optional<Bill> lock(BillId id) {
        getEntityManager()
                .createNativeQuery("insert into bill_lock (bill_id) values (:id)"
                        + " on conflict (bill_id) do update set bill_id = excluded.bill_id")
                .setParameter("id", id.toString())
                .executeUpdate();
        return Optional.ofNullable(findById(id.toString(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks many as {@link #lock(BillId)} locks one, in the order of their ids, and returns which of them are there. */
    Set<String> lock(SortedSet<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        String[] all = ids.toArray(String[]::new);
        getEntityManager()
                .createNativeQuery("insert into bill_lock (bill_id) select id from unnest(cast(:ids as text[])) id"
                        + " order by id collate \"C\" on conflict (bill_id) do update set bill_id = excluded.bill_id")
                .setParameter("ids", all)
                .executeUpdate();
        Set<String> there = new HashSet<>();
        for (Object id : getEntityManager()
                .createNativeQuery(
                        "select id from bill where id = any(cast(:ids as text[]))"
                                + " order by id collate \"C\" for update",
                        Object.class)
                .setParameter("ids", all)
                .getResultList()) {
            there.add((String) id);
        }
        return there;
    }

    /**
     * Writes what is pending and lets go of all bills: in a transaction of many, none is compared with what it was again and
     * again, and what the database computes of a bill is read when it is locked the next time.
     */
    void letGo() {
        getEntityManager().flush();
        getEntityManager().clear();
    }

    /** Keeps a snapshot; false if this very one was there. */
    boolean addSnapshot(BillRecord record, Instant now) {
        return session().doReturningWork(connection -> {
            try (PreparedStatement s = connection.prepareStatement(ADD_SNAPSHOT)) {
                set(s, record, now);
                return s.executeUpdate() == 1;
            }
        });
    }

    /** Keeps the first snapshots of bills, sent to the database together. */
    void addSnapshots(List<NewBills.NewBill> bills) {
        session().doWork(connection -> {
            try (PreparedStatement s = connection.prepareStatement(ADD_SNAPSHOT)) {
                for (NewBills.NewBill bill : bills) {
                    set(s, bill.record(), bill.at());
                    s.addBatch();
                }
                s.executeBatch();
            }
        });
    }

    private Session session() {
        return getEntityManager().unwrap(Session.class);
    }

    private static void set(PreparedStatement s, BillRecord record, Instant at) throws SQLException {
        s.setString(1, record.id().toString());
        s.setString(2, record.source().name());
        s.setObject(3, record.sourceUpdated().atOffset(ZoneOffset.UTC));
        s.setString(4, record.contentHash());
        s.setObject(5, record.documentId());
        s.setObject(6, at.atOffset(ZoneOffset.UTC));
        s.setBoolean(7, record.seeded());
        s.setString(8, Json.text(record));
    }

    /**
     * Of the snapshots that were here at an instant, {@link #PRESENT} for all, those that a bill is computed from: at most seven,
     * however many there are, and
     * empty if there was none. Of two with the same stamp it is the one with the greater hash, so that the order of arrival never
     * decides which is the newest.
     */
    Optional<Known> known(BillId id, Instant asOf) {
        Map<String, Object[]> found = new HashMap<>();
        for (Object row : getEntityManager()
                .createNativeQuery(KNOWN, Object[].class)
                .setParameter("id", id.toString())
                .setParameter("asOf", asOf)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            found.put((String) columns[0], columns);
        }
        Object[] own = found.get("own");
        Object[] newest = found.getOrDefault("newest", own);
        if (newest == null) {
            return Optional.empty();
        }
        BillRecord first = record(id, newest);
        Object[] whole = found.get("whole");
        return Optional.of(new Known(
                first,
                (Instant) newest[2],
                own == null || newest == own ? null : record(id, own),
                whole == null || first.partial().isEmpty() ? null : record(id, whole),
                found.containsKey("previous") ? record(id, found.get("previous")) : null,
                found.containsKey("between") ? record(id, found.get("between")) : null,
                found.containsKey("earlier") ? record(id, found.get("earlier")) : null,
                found.containsKey("other") ? record(id, found.get("other")) : null,
                List.of()));
    }

    private static BillRecord record(BillId id, Object[] row) {
        try {
            return Json.mapper().readValue((String) row[1], BillRecord.class);
        } catch (IOException e) {
            throw new IllegalStateException("a snapshot of " + id + " is not readable", e);
        }
    }

    /** Who cosponsored it once by the official snapshots that were here at an instant; one of them is in memory at a time. */
    List<VanishedCosponsors.Vanished> vanished(BillId id, Instant asOf) {
        VanishedCosponsors vanished = new VanishedCosponsors();
        try (Stream<Object[]> rows = getEntityManager()
                .createNativeQuery(LISTINGS, Object[].class)
                .setParameter("id", id.toString())
                .setParameter("asOf", asOf)
                .setHint(HibernateHints.HINT_FETCH_SIZE, 10)
                .getResultStream()) {
            rows.forEach(columns -> vanished.add(listing(id, columns)));
        }
        return vanished.all();
    }

    private static VanishedCosponsors.Listing listing(BillId id, Object[] columns) {
        try {
            return new VanishedCosponsors.Listing(
                    (String) columns[0],
                    (Instant) columns[1],
                    List.of(Json.mapper().readValue((String) columns[2], BillRecord.Cosponsor[].class)));
        } catch (IOException e) {
            throw new IllegalStateException("a snapshot of " + id + " is not readable", e);
        }
    }

    /**
     * Bills with a row that has been missing since this instant or longer, in the order of ids, but for those that later rules
     * than of this number computed.
     *
     * @param ended the same for bills of Congresses that have ended by {@code today}
     */
    List<String> missingSince(Instant since, Instant ended, LocalDate today, int number, String after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select id from Bill where missingSince <= :since and (congress > :last or missingSince <= :ended)"
                                + " and id > :after and rulesNumber <= :number order by id",
                        String.class)
                .setParameter("since", since)
                .setParameter("ended", ended)
                .setParameter("last", lastEnded(today))
                .setParameter("after", after)
                .setParameter("number", number)
                .setMaxResults(limit)
                .getResultList();
    }

    /** When the first snapshot of a bill that is here came. */
    Instant knownSince(BillId id) {
        return (Instant) getEntityManager()
                .createNativeQuery("select min(recorded_at) from bill_snapshot where bill_id = :id", Object.class)
                .setParameter("id", id.toString())
                .getSingleResult();
    }

    /** When the last snapshot came of those that were here at an instant. */
    Instant lastKnown(BillId id, Instant asOf) {
        return (Instant) getEntityManager()
                .createNativeQuery(
                        "select max(recorded_at) from bill_snapshot where bill_id = :id and recorded_at <= :asOf",
                        Object.class)
                .setParameter("id", id.toString())
                .setParameter("asOf", asOf)
                .getSingleResult();
    }

    /** Whether the seed-loader brought all of a bill's snapshots. */
    boolean onlySeeded(BillId id) {
        return (Boolean) getEntityManager()
                .createNativeQuery("select bool_and(seeded) from bill_snapshot where bill_id = :id", Object.class)
                .setParameter("id", id.toString())
                .getSingleResult();
    }

    /**
     * Bills of Congresses that have ended by {@code today} and that may not be computed with it yet, in the order of ids, but for
     * those that later rules than of this number computed.
     *
     * @param after the last id that was looked at, or the empty text
     */
    List<String> notYetExpired(LocalDate today, int number, String after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select id from Bill where id > :after and rulesNumber <= :number and congress <= :last"
                                + " and status <> 'EXPIRED' and status not like 'PASSED:%' and status not like 'ENACTED:%'"
                                + " and status not like 'FAIL:%' and status <> 'VETOED:POCKET'"
                                + " and status not like 'VETOED:OVERRIDE_FAIL_%' and status <> 'WITHDRAWN'"
                                + " and status <> 'INDEFINITELY_POSTPONED' order by id",
                        String.class)
                .setParameter("after", after)
                .setParameter("number", number)
                .setParameter("last", lastEnded(today))
                .setMaxResults(limit)
                .getResultList();
    }

    private static int lastEnded(LocalDate today) {
        int ended = (today.getYear() - 1789) / 2;
        return today.isBefore(StatusEngine.endOf(ended)) ? ended - 1 : ended;
    }

    /** Which of these ids are those of bills. */
    Set<String> known(List<String> ids) {
        return Set.copyOf(getEntityManager()
                .createQuery("select id from Bill where id in :ids", String.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** A bill's view alone, which stays in nobody's memory: whoever reads many bills holds one at a time. */
    BillView view(String id) {
        return Bill.view(
                id,
                getEntityManager()
                        .createQuery("select view from Bill where id = :id", String.class)
                        .setParameter("id", id)
                        .getSingleResult());
    }

    /**
     * A bill without its long lists.
     *
     * @param row which state of its row that is
     * @param head absent where the row is in the state that is known
     */
    record HeadRow(String row, long revision, @Nullable BillHead head) {}

    /**
     * What {@link BillHead} needs: the database unpacks the view once, counts the long lists and leaves them where they are.
     *
     * @param known the state of the row that the reader has, or the empty text
     */
    Optional<HeadRow> head(BillId id, String known) {
        List<?> rows = getEntityManager()
                .createNativeQuery(HEAD, Object[].class)
                .setParameter("id", id.toString())
                .setParameter("known", known)
                .getResultList();
        return rows.stream().map(row -> (Object[]) row).findFirst().map(row -> {
            @Nullable
            BillHead head = row[2] == null
                    ? null
                    : BillHead.of(
                            id.toString(),
                            (String) row[2],
                            Stream.of(row).skip(3).map(Integer.class::cast).toList());
            return new HeadRow((String) row[1], (Long) row[0], head);
        });
    }

    /** Ids of the bills of this type and number, newest Congress first. */
    List<String> numbered(MeasureType type, int number) {
        return getEntityManager()
                .createQuery(
                        "select id from Bill where type = :type and number = :number order by congress desc",
                        String.class)
                .setParameter("type", type.code())
                .setParameter("number", number)
                .getResultList();
    }

    /**
     * Ids of bills whose status an earlier version of the rules computed, in the order of their ids. What a later version
     * computed is left to those who know it: replicas of two versions would undo each other's work.
     *
     * @param number of the version
     * @param after the last id that was looked at, or the empty text
     */
    List<String> computedByEarlierRules(int number, String after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select id from Bill where id > :after and rulesNumber < :number order by id", String.class)
                .setParameter("after", after)
                .setParameter("number", number)
                .setMaxResults(limit)
                .getResultList();
    }

    /** How many bills later rules than of this number computed. */
    long computedByLaterRules(int number) {
        return count("rulesNumber > ?1", number);
    }

    /** What a search finds, the most to the point first. */
    List<BillSearch.Found> ranked(BillSelection selection, BillSearch search, Optional<List<String>> after, int limit) {
        Map<String, Object> values = selection.values();
        List<String> where = selection.where();
        String relevance = search.relevance(values);
        after.ifPresent(keys -> where.add(BillSearch.after(relevance, keys, values)));
        var query = getEntityManager()
                .createQuery(
                        "select summary, " + relevance + " as relevance from Bill where " + all(where)
                                + " order by relevance desc, id",
                        Object[].class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList().stream()
                .map(row -> new BillSearch.Found(new WrittenBill((String) row[0]), (Long) row[1]))
                .toList();
    }

    private static String all(List<String> where) {
        return where.isEmpty() ? "1 = 1" : String.join(" and ", where);
    }

    long count(BillSelection selection) {
        List<String> where = selection.where();
        return where.isEmpty() ? count() : count(all(where), selection.values());
    }

    /**
     * How many of the selected bills have each value of each facet, the most frequent first. They are found once for all facets: after
     * a search this is what it costs.
     */
    Map<BillFacet, List<BillFacet.Count>> count(BillSelection selection, Set<BillFacet> facets) {
        String found = "with found as materialized (select "
                + facets.stream()
                        .map(facet -> facet.field() + " as " + facet.field())
                        .collect(Collectors.joining(", "))
                + " from Bill where " + all(selection.where()) + ")";
        String counts = facets.stream()
                .map(facet -> "select " + facet.ordinal() + " as facet, cast(f." + facet.field()
                        + " as String) as value, count(*) as times from found f where f." + facet.field()
                        + " is not null group by f." + facet.field())
                .collect(Collectors.joining(" union all "));
        var query = getEntityManager().createQuery(found + " " + counts, Object[].class);
        selection.values().forEach(query::setParameter);
        Map<BillFacet, List<BillFacet.Count>> counted = new LinkedHashMap<>();
        facets.forEach(facet -> counted.put(facet, new ArrayList<>()));
        for (Object[] row : query.getResultList()) {
            Objects.requireNonNull(counted.get(BillFacet.values()[(Integer) row[0]]))
                    .add(new BillFacet.Count((String) row[1], (Long) row[2]));
        }
        counted.values()
                .forEach(each -> each.sort(Comparator.comparingLong(BillFacet.Count::count)
                        .reversed()
                        .thenComparing(BillFacet.Count::value)));
        return counted;
    }
}
