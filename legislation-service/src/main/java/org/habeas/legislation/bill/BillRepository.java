package org.habeas.legislation.bill;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.contracts.MeasureType;
import org.habeas.legislation.status.StatusEngine;

/** Finds and stores bills and their snapshots; the only place with queries about them. */
@ApplicationScoped
class BillRepository implements PanacheRepositoryBase<Bill, String> {

    /** Locks a bill until the end of the transaction, whether it exists yet or not. */
    Optional<Bill> lock(BillId id) {
        getEntityManager()
                .createNativeQuery("insert into bill_lock (bill_id) values (:id)"
                        + " on conflict (bill_id) do update set bill_id = excluded.bill_id")
                .setParameter("id", id.toString())
                .executeUpdate();
        return Optional.ofNullable(findById(id.toString(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks many as {@link #lock(BillId)} locks one, in the order of their ids. */
    void lock(SortedSet<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        String[] all = ids.toArray(String[]::new);
        getEntityManager()
                .createNativeQuery("insert into bill_lock (bill_id) select id from unnest(cast(:ids as text[])) id"
                        + " order by id collate \"C\" on conflict (bill_id) do update set bill_id = excluded.bill_id")
                .setParameter("ids", all)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery(
                        "select id from bill where id = any(cast(:ids as text[]))"
                                + " order by id collate \"C\" for update",
                        Object.class)
                .setParameter("ids", all)
                .getResultList();
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
        return getEntityManager()
                        .createNativeQuery("insert into bill_snapshot (bill_id, source, source_updated, content_hash,"
                                + " document_id, recorded_at, seeded, record) values (:bill, :source, :updated, :hash,"
                                + " :document, :now, :seeded, cast(:record as jsonb)) on conflict do nothing")
                        .setParameter("bill", record.id().toString())
                        .setParameter("source", record.source().name())
                        .setParameter("updated", record.sourceUpdated())
                        .setParameter("hash", record.contentHash())
                        .setParameter("document", record.documentId())
                        .setParameter("now", now)
                        .setParameter("seeded", record.seeded())
                        .setParameter("record", Json.text(record))
                        .executeUpdate()
                == 1;
    }

    /**
     * The newest snapshot of the official sources, which are equals, and then Habeas's own newest; between them, where the newest says
     * some lists in part, BILLSTATUS's newest, which always says them whole. At most three, however many there are. Of two with the same stamp it is the one with the greater hash, so that the order of arrival never decides.
     */
    List<BillRecord> newestSnapshots(BillId id) {
        List<BillRecord> found = snapshots(
                id,
                "select cast(record as text) from (select distinct on (source = 'HABEAS') source, record"
                        + " from bill_snapshot where bill_id = :id order by source = 'HABEAS', source_updated desc,"
                        + " content_hash collate \"C\" desc, source) newest order by source = 'HABEAS'");
        if (!found.isEmpty() && !found.getFirst().partial().isEmpty()) {
            found.addAll(
                    1,
                    snapshots(
                            id,
                            "select cast(record as text) from bill_snapshot where bill_id = :id"
                                    + " and source = 'GOVINFO_BILLSTATUS' order by source_updated desc,"
                                    + " content_hash collate \"C\" desc limit 1"));
        }
        return found;
    }

    private List<BillRecord> snapshots(BillId id, String query) {
        List<BillRecord> found = new ArrayList<>();
        for (Object row : getEntityManager()
                .createNativeQuery(query, Object.class)
                .setParameter("id", id.toString())
                .getResultList()) {
            try {
                found.add(Json.mapper().readValue((String) row, BillRecord.class));
            } catch (IOException e) {
                throw new IllegalStateException("a snapshot of " + id + " is not readable", e);
            }
        }
        return found;
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
        int ended = (today.getYear() - 1789) / 2;
        int last = today.isBefore(StatusEngine.endOf(ended)) ? ended - 1 : ended;
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
                .setParameter("last", last)
                .setMaxResults(limit)
                .getResultList();
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

    /** Summaries alone: a view can be a thousand times as large. */
    List<BillSummary> list(BillSelection selection, BillSort sort, Optional<List<String>> after, int limit) {
        Map<String, Object> values = selection.values();
        List<String> where = selection.where();
        after.ifPresent(keys -> where.add(sort.after(keys, values)));
        var query = getEntityManager()
                .createQuery("select summary from Bill where " + all(where) + " order by " + sort.order(), String.class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList().stream().map(BillRepository::summary).toList();
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
                .map(row -> new BillSearch.Found(summary((String) row[0]), (Long) row[1]))
                .toList();
    }

    private static String all(List<String> where) {
        return where.isEmpty() ? "1 = 1" : String.join(" and ", where);
    }

    private static BillSummary summary(String json) {
        try {
            return Json.mapper().readValue(json, BillSummary.class);
        } catch (IOException e) {
            throw new IllegalStateException("a summary is not readable", e);
        }
    }

    long count(BillSelection selection) {
        List<String> where = selection.where();
        return where.isEmpty() ? count() : count(all(where), selection.values());
    }

    /** How many of the selected bills have each value, the most frequent first. */
    List<BillFacet.Count> count(BillSelection selection, BillFacet facet) {
        List<String> where = selection.where();
        where.add(facet.field() + " is not null");
        var query = getEntityManager()
                .createQuery(
                        "select " + facet.field() + ", count(*) from Bill where " + all(where) + " group by "
                                + facet.field() + " order by count(*) desc, " + facet.field(),
                        Object[].class);
        selection.values().forEach(query::setParameter);
        return query.getResultList().stream()
                .map(row -> new BillFacet.Count(String.valueOf(row[0]), (Long) row[1]))
                .toList();
    }
}
