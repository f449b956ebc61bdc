package org.habeas.detainee.bill;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.contracts.TitleMention;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.Until;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.language.name.TitleNames;
import org.jspecify.annotations.Nullable;

/** Queries of the read model of bills. */
@ApplicationScoped
class BillRepository {

    /** Of documents that are shown with a bill. */
    private static final int MOST_DOCUMENTS = 20;

    private static final String STANDING_NAMES =
            "array(select n.key from detainee_name n where n.detainee_id = :person and n.tlp = 'CLEAR')";

    private static final String NAMES_OF_THEN = "cast(:names as text[])";

    private final EntityManager em;
    private final TitleMentions mentions;
    private final AuditTrail trail;
    private final Clock clock;

    BillRepository(EntityManager em, TitleMentions mentions, AuditTrail trail, Clock clock) {
        this.mentions = mentions;
        this.trail = trail;
        this.em = em;
        this.clock = clock;
    }

    /** Keeps how each of these bills stands, unless what is kept is as new or newer. */
    void keep(List<UnwrittenBills.Kept> bills) {
        em.createNativeQuery("insert into bill (id, revision, summary, title_names, title_rule, received)"
                        + " select id, revision, cast(summary as jsonb), string_to_array(names, '|'), :rule, :now"
                        + " from unnest(:ids, :revisions, :summaries, :names) as b (id, revision, summary, names) order by id"
                        + " on conflict (id) do update set revision = excluded.revision, summary = excluded.summary,"
                        + " title_names = excluded.title_names, title_rule = excluded.title_rule, title_key = '', received = excluded.received"
                        + " where bill.revision < excluded.revision")
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter("ids", texts(bills, UnwrittenBills.Kept::id))
                .setParameter(
                        "revisions",
                        bills.stream().map(UnwrittenBills.Kept::revision).toArray(Long[]::new))
                .setParameter("summaries", texts(bills, bill -> json(bill.summary())))
                .setParameter(
                        "names",
                        texts(
                                bills,
                                bill -> String.join(
                                        "|", TitleMentions.keys(bill.summary().title()))))
                .setParameter("rule", TitleNames.VERSION)
                .executeUpdate();
    }

    private static <T> String[] texts(List<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }

    private static String json(Object value) {
        return Json.mapper().valueToTree(value).toString();
    }

    /** Forgets a bill that is no more, with what was told of it. */
    void remove(String bill) {
        em.createNativeQuery("delete from bill where id = :id")
                .setParameter("id", bill)
                .executeUpdate();
        em.createNativeQuery("delete from bill_change where bill_id = :id")
                .setParameter("id", bill)
                .executeUpdate();
    }

    /** Keeps what was told of where bills stand, each telling once. */
    void told(List<BillStanding> standings) {
        em.createNativeQuery("insert into bill_change (id, bill_id, time, change)"
                        + " select id, bill_id, cast(change ->> 'time' as timestamptz), change from (select id, bill_id,"
                        + " cast(change as jsonb) as change from unnest(:ids, :bills, :changes) as c (id, bill_id, change)) c"
                        + " order by id on conflict (id) do nothing")
                .setParameter(
                        "ids", standings.stream().map(BillStanding::change).toArray(UUID[]::new))
                .setParameter("bills", texts(standings, BillStanding::bill))
                .setParameter("changes", texts(standings, BillRepository::json))
                .executeUpdate();
    }

    /** Bills whose title has a public name of the person, and bills that a document names beside the person. */
    private static String naming(NamedUntil named) {
        Until until = named.until();
        return "with titled as (select b.id from bill b where b.title_names && "
                + (named.names() == null ? STANDING_NAMES : NAMES_OF_THEN) + until.bill("b")
                + "), naming as (select d.id as document_id, d.tlp, unnest(d.bills) as bill_id from document d"
                + " where d.tlp = any(:marks) and not d.retracted" + until.document("d")
                + " and d.id in (select document_id from person_mention where detainee_id = " + until.members() + ")),"
                + " concerned as (select id as bill_id from titled union select bill_id from naming)";
    }

    /** @param sql begins with {@link #naming(NamedUntil)} */
    private static Query bound(Query query, String sql, NamedUntil named, UUID person, List<String> marks) {
        query.setParameter("person", person).setParameter("marks", marks.toArray(String[]::new));
        named.until().bind(query, sql);
        if (named.names() != null) {
            query.setParameter("names", TitleNames.keysOf(named.names()).toArray(String[]::new));
        }
        return query;
    }

    /** The measures that name a person, in the order of their ids. */
    List<NamingBill> naming(UUID person, List<String> marks, NamedUntil named, Optional<String> after, int limit) {
        String sql = naming(named)
                + ", page as (select bill_id from concerned"
                + (after.isPresent() ? " where bill_id > :after" : "")
                + " order by bill_id limit :limit)"
                + " select p.bill_id, cast(case when "
                + named.until().isRecord("b")
                + " then b.summary end as text), case when "
                + named.until().isRecord("b")
                + " then b.received end, p.bill_id in (select id from titled),"
                + " (select count(distinct n.document_id) from naming n where n.bill_id = p.bill_id),"
                + " cast((select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.summary -> 'title',"
                + " 'issuer', d.summary -> 'issuer', 'date', d.summary -> 'date', 'kind', d.summary -> 'kind')"
                + " order by d.id desc), '[]') from (select id, summary from document where id in"
                + " (select n.document_id from naming n where n.bill_id = p.bill_id) order by id desc limit "
                + MOST_DOCUMENTS + ") d) as text),"
                + " (select string_agg(distinct n.tlp, '|') from naming n where n.bill_id = p.bill_id),"
                + " case when p.bill_id in (select id from titled) then b.summary ->> 'title' end"
                + " from page p left join bill b on b.id = p.bill_id order by p.bill_id";
        Query query = bound(em.createNativeQuery(sql, Object[].class), sql, named, person, marks)
                .setParameter("limit", limit);
        after.ifPresent(id -> query.setParameter("after", id));
        List<?> rows = query.getResultList();
        rows.forEach(row -> shown(person, ((Object[]) row)[6]));
        Map<String, String> titles = new HashMap<>();
        rows.stream()
                .map(row -> (Object[]) row)
                .filter(row -> row[7] != null)
                .forEach(row -> titles.put((String) row[0], (String) row[7]));
        Map<String, TitleMention> mentions = this.mentions.of(person, titles, named.names());
        return rows.stream()
                .map(row -> naming((Object[]) row))
                .map(bill -> bill.in(mentions.get(bill.bill())))
                .toList();
    }

    long count(UUID person, List<String> marks, NamedUntil named) {
        String sql = naming(named) + " select count(*) from concerned";
        return (Long) bound(em.createNativeQuery(sql, Object.class), sql, named, person, marks)
                .getSingleResult();
    }

    /** What was told of where the measures stand that name a person, the latest told of first, at most so many. */
    List<BillStanding> told(UUID person, List<String> marks, NamedUntil named, int limit) {
        String sql = naming(named)
                + " select cast(c.change as text), (select string_agg(distinct n.tlp, '|') from naming n"
                + " where n.bill_id = c.bill_id and n.bill_id not in (select id from titled)) from bill_change c"
                + " where c.bill_id in (select bill_id from concerned) order by c.time desc, c.id limit :limit";
        List<?> rows = bound(em.createNativeQuery(sql, Object[].class), sql, named, person, marks)
                .setParameter("limit", limit)
                .getResultList();
        rows.forEach(row -> shown(person, ((Object[]) row)[1]));
        return rows.stream()
                .map(row -> BillStanding.of(tree((String) ((Object[]) row)[0])))
                .toList();
    }

    /** Notes by documents with which marks a bill names a person; null where by none. */
    void shown(UUID person, @Nullable Object marks) {
        if (marks != null) {
            trail.shown(
                    person.toString(),
                    Stream.of(((String) marks).split("[|]")).flatMap(mark -> Tlp.ofLabel(mark).stream()));
        }
    }

    /** Notes of people whom a list shows because documents name them beside a bill with which marks these are. */
    void noteNamed(List<UUID> people, String bill, List<String> marks, Until until) {
        String sql = "select coalesce(p.merged_into, p.id), string_agg(distinct d.tlp, '|') from document d"
                + " join person_mention m on m.document_id = d.id join detainee p on p.id = m.detainee_id"
                + " where not d.retracted and d.tlp = any(:marks) and d.bills @> cast(:bill as text[])"
                + until.document("d") + " and coalesce(p.merged_into, p.id) = any(:people) group by 1";
        Query query = em.createNativeQuery(sql, Object[].class)
                .setParameter("people", people.toArray(UUID[]::new))
                .setParameter("marks", marks.toArray(String[]::new))
                .setParameter("bill", new String[] {bill});
        until.bind(query, sql);
        query.getResultList().forEach(row -> shown((UUID) ((Object[]) row)[0], ((Object[]) row)[1]));
    }

    private static NamingBill naming(Object[] row) {
        try {
            return new NamingBill(
                    (String) row[0],
                    row[1] == null ? null : summary((String) row[1]),
                    instant(row[2]),
                    (Boolean) row[3],
                    null,
                    (Long) row[4],
                    List.of(Json.mapper().readValue((String) row[5], NamingBill.NamingText[].class)));
        } catch (IOException e) {
            throw new IllegalStateException("documents of bill " + row[0] + " are not readable", e);
        }
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        return time instanceof OffsetDateTime at ? at.toInstant() : (Instant) time;
    }

    private static BillSummary summary(String json) {
        return Json.mapper().convertValue(tree(json), BillSummary.class);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("stored JSON is not readable", e);
        }
    }
}
