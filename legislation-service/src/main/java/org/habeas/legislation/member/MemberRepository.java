package org.habeas.legislation.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.Json;
import org.habeas.contracts.MemberRecord;
import org.jspecify.annotations.Nullable;

/** Queries about members. What bills say of them the database keeps whenever a bill is written. */
@ApplicationScoped
class MemberRepository {

    /**
     * Goes along the indexes from member to member: there are thousands of them, in millions of rows.
     *
     * <p>{@code :most} bounds how many are looked at.
     */
    private static final String EACH = "with recursive each (bioguide, place) as (select " + next(":after") + ", 1"
            + " union all select " + next("each.bioguide") + ", place + 1"
            + " from each where each.bioguide is not null and place < :most),";

    /** Those of the register that are wanted, where it alone decides: bills are looked at for no others. */
    private static final String REGISTERED =
            "with each (bioguide) as (select known.bioguide from legislator known where known.bioguide > :after";

    private static final String ONE = "with each (bioguide) as (select cast(:bioguide as text)),";

    /** What bills and the register say of each, as the answer has it. */
    private static final String MEMBER = " member as (select each.bioguide, coalesce(latest.name, known.name) as name,"
            + " latest.party, coalesce(latest.state, known.state) as state, latest.district, known.name as official_name,"
            + " known.chamber, known.served_until > :today and not known.former as is_current from each left join lateral (select name, party,"
            + " state, district from bill_member m where m.bioguide = each.bioguide order by introduced desc, bill_id, role,"
            + " joined limit 1) latest on true left join legislator known on known.bioguide = each.bioguide"
            + " where (latest.name is not null or known.bioguide is not null)";

    private static final String BILLS =
            "(select count(distinct bill_id) from bill_member m where m.bioguide = member.bioguide" + " and role = ";

    private static final String COLUMNS = "select bioguide, name, party, state, district, " + BILLS + "'sponsor'), "
            + BILLS + "'cosponsor'), official_name, chamber, is_current from member";

    private static final int ALL = Integer.MAX_VALUE;

    /** Stands for no day, so that rows have an order. */
    private static final LocalDate NEVER_JOINED = LocalDate.of(1, 1, 1);

    private final EntityManager em;

    MemberRepository(EntityManager em) {
        this.em = em;
    }

    /** In the order of their ids, those behind {@code after}. */
    List<MemberSummary> list(MemberFilter filter, LocalDate today, String after, int limit) {
        Query query = query(
                filter,
                today,
                after,
                " order by each.bioguide limit :limit) " + COLUMNS + " order by bioguide",
                OptionalInt.of(limit));
        return rows(query.setParameter("limit", limit))
                .map(MemberRepository::member)
                .toList();
    }

    long count(MemberFilter filter, LocalDate today) {
        return (Long) query(filter, today, "", ") select count(*) from member", OptionalInt.empty())
                .getSingleResult();
    }

    /** @param most as many as are needed where nothing is asked of them */
    private Query query(MemberFilter filter, LocalDate today, String after, String end, OptionalInt most) {
        Map<String, Object> values = new HashMap<>();
        List<String> registered = filter.ofRegister(values);
        List<String> where = filter.where(values);
        if (registered.isEmpty()) {
            values.put("most", where.isEmpty() ? most.orElse(ALL) : ALL);
        }
        String each = registered.isEmpty() ? EACH : REGISTERED + and(registered) + "),";
        Query query = em.createNativeQuery(each + MEMBER + and(where) + end, Object.class)
                .setParameter("after", after)
                .setParameter("today", today);
        values.forEach(query::setParameter);
        return query;
    }

    Optional<MemberSummary> find(String bioguide, LocalDate today) {
        return rows(em.createNativeQuery(ONE + MEMBER + ") " + COLUMNS, Object[].class)
                        .setParameter("bioguide", bioguide)
                        .setParameter("today", today))
                .map(MemberRepository::member)
                .findFirst();
    }

    /** What the register says of a member. */
    Optional<MemberRecord> official(String bioguide) {
        return em
                .createNativeQuery(
                        "select cast(record as text) from legislator where bioguide = :bioguide", Object.class)
                .setParameter("bioguide", bioguide)
                .getResultList()
                .stream()
                .findFirst()
                .map(json -> read((String) json, MemberRecord.class));
    }

    /** Keeps what the register says, unless something later is here. */
    void keep(MemberRecord record, long revision) {
        Optional<MemberRecord.Term> last = record.terms().isEmpty()
                ? Optional.empty()
                : Optional.of(record.terms().getLast());
        em.createNativeQuery(
                        "insert into legislator (bioguide, revision, name, chamber, state, served_until, former, record)"
                                + " values (:bioguide, :revision, :name, cast(:chamber as text), cast(:state as text), cast(:until as date), :former, cast(:record as jsonb))"
                                + " on conflict (bioguide) do update set revision = excluded.revision, name = excluded.name,"
                                + " chamber = excluded.chamber, state = excluded.state, served_until = excluded.served_until, former = excluded.former,"
                                + " record = excluded.record where legislator.revision < excluded.revision")
                .setParameter("bioguide", record.id())
                .setParameter("revision", revision)
                .setParameter("name", record.name())
                .setParameter("chamber", last.map(t -> t.chamber().name()).orElse(null))
                .setParameter("state", last.map(MemberRecord.Term::state).orElse(null))
                .setParameter(
                        "until",
                        last.map(MemberRecord.Term::end)
                                .map(LocalDate::toString)
                                .orElse(null))
                .setParameter("former", record.former() != null)
                .setParameter("record", Json.text(record))
                .executeUpdate();
    }

    void remove(String bioguide) {
        em.createNativeQuery("delete from legislator where bioguide = :bioguide")
                .setParameter("bioguide", bioguide)
                .executeUpdate();
    }

    /** What the bills of each Congress call a member. */
    List<MemberAnswer.Naming> namings(String bioguide) {
        return rows(em.createNativeQuery(
                                "select congress, name, party, state, district, count(distinct bill_id) from bill_member"
                                        + " where bioguide = :bioguide group by congress, name, party, state, district"
                                        + " order by congress desc, max(introduced) desc, name, party, state, district",
                                Object[].class)
                        .setParameter("bioguide", bioguide))
                .map(row -> new MemberAnswer.Naming(
                        (Integer) row[0], (String) row[1], (String) row[2], (String) row[3], (Integer) row[4], (Long)
                                row[5]))
                .toList();
    }

    /** The bills of a member, the one introduced last first. */
    List<PlacedBill> bills(String bioguide, Optional<MemberRole> role, Optional<MemberPlace> after, int limit) {
        String where = "m.bioguide = :bioguide"
                + role.map(r -> " and m.role = :role").orElse("")
                + after.map(a -> " and m.introduced <= :introduced and (m.introduced < :introduced"
                                + " or (m.bill_id, m.role, m.joined) > (:bill, :place, :joined))")
                        .orElse("");
        Query query = em.createNativeQuery(
                        "select m.role, m.name, m.party, m.state, m.district, m.joined, m.withdrawn, cast(b.summary as text),"
                                + " m.introduced, m.bill_id from bill_member m join bill b on b.id = m.bill_id where "
                                + where + " order by m.introduced desc, m.bill_id, m.role, m.joined limit :limit",
                        Object[].class)
                .setParameter("bioguide", bioguide)
                .setParameter("limit", limit);
        role.ifPresent(r -> query.setParameter("role", r.code()));
        after.ifPresent(place -> query.setParameter("introduced", place.introduced())
                .setParameter("bill", place.bill())
                .setParameter("place", place.role())
                .setParameter("joined", place.joined()));
        return rows(query).map(MemberRepository::placed).toList();
    }

    private static PlacedBill placed(Object[] row) {
        LocalDate joined = Objects.requireNonNull(day(row[5]));
        return new PlacedBill(
                new MemberBill(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (Integer) row[4],
                        joined.equals(NEVER_JOINED) ? null : joined,
                        day(row[6]),
                        read((String) row[7], BillSummary.class)),
                new MemberPlace(Objects.requireNonNull(day(row[8])), (String) row[9], (String) row[0], joined));
    }

    long count(String bioguide, Optional<MemberRole> role) {
        Query query = em.createNativeQuery(
                        "select count(*) from bill_member m where m.bioguide = :bioguide"
                                + role.map(r -> " and m.role = :role").orElse(""),
                        Object.class)
                .setParameter("bioguide", bioguide);
        role.ifPresent(r -> query.setParameter("role", r.code()));
        return (Long) query.getSingleResult();
    }

    private static String and(List<String> where) {
        return where.isEmpty() ? "" : " and " + String.join(" and ", where);
    }

    private static Stream<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> (Object[]) row);
    }

    private static MemberSummary member(Object[] row) {
        return new MemberSummary(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (Integer) row[4],
                (Long) row[5],
                (Long) row[6],
                (String) row[7],
                row[8] == null ? null : Chamber.valueOf((String) row[8]),
                (Boolean) row[9]);
    }

    private static @Nullable LocalDate day(@Nullable Object column) {
        return switch (column) {
            case null -> null;
            case LocalDate day -> day;
            case java.sql.Date day -> day.toLocalDate();
            default -> throw new IllegalStateException("no day: " + column.getClass());
        };
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException("what is kept is not readable", e);
        }
    }

    /** The first id behind another, of those whom bills name and those whom the register has. */
    private static String next(String after) {
        return "least((select min(m.bioguide) from bill_member m where m.bioguide > " + after
                + "), (select min(l.bioguide) from legislator l where l.bioguide > " + after + "))";
    }
}
