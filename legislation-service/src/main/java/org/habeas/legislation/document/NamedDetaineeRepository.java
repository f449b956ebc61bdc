package org.habeas.legislation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.habeas.contracts.Json;
import org.habeas.contracts.TitleMention;
import org.habeas.contracts.Tlp;
import org.habeas.language.name.TitleNames;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people of a bill: whom its title names by a public name, and whom the documents name that mention it, as far as a reader
 * may know of the documents.
 */
@ApplicationScoped
class NamedDetaineeRepository {

    /** Of documents that name a person. */
    private static final int MOST_DOCUMENTS = 50;

    /** Of other people with a name that is in a title. */
    private static final int MOST_ALTERNATIVES = 10;

    private static final String NAMING = "with naming as (select p.detainee_id, p.document_id, p.name, d.tlp"
            + " from document_person p join document d on d.id = p.document_id"
            + " where d.id in (select document_id from bill_mention where bill_id = :bill)"
            + " and d.tlp = any(:marks) and not d.retracted";

    private static final String TITLED =
            "), titled as (select n.detainee_id, n.text, n.key from person_name n" + " where n.key = any(:keys)";

    private static final String PEOPLE =
            "), person_named as (select detainee_id from naming union select detainee_id from titled)";

    /** The people of one page, and only of those what is shown of their documents. */
    private static final String PAGE = " order by detainee_id limit :limit),"
            + " placed as (select n.*, row_number() over (partition by detainee_id order by document_id desc) as place,"
            + " count(*) over (partition by detainee_id) as documents from naming n join page using (detainee_id)),"
            + " documented as (select p.detainee_id, max(p.name) filter (where p.place = 1) as name,"
            + " max(p.documents) as documents,"
            + " jsonb_agg(jsonb_build_object('id', d.id, 'title', d.summary -> 'title',"
            + " 'issuer', d.summary -> 'issuer', 'date', d.summary -> 'date', 'kind', d.summary -> 'kind',"
            + " 'url', d.summary -> 'url') order by p.place) as newest, string_agg(distinct p.tlp, '|') as marks"
            + " from placed p join document d on d.id = p.document_id where p.place <= "
            + MOST_DOCUMENTS + " group by p.detainee_id)"
            + " select g.detainee_id, coalesce(nullif(k.name, ''), d.name, ''), coalesce(d.documents, 0),"
            + " cast(coalesce(d.newest, '[]') as text), d.marks,"
            + " cast((select jsonb_agg(jsonb_build_object('text', t.text, 'others', array(select distinct o.detainee_id"
            + " from titled o where o.key = t.key and o.detainee_id <> t.detainee_id order by 1 limit "
            + MOST_ALTERNATIVES + ")) order by t.text) from titled t where t.detainee_id = g.detainee_id) as text)"
            + " from page g left join documented d using (detainee_id) left join person k using (detainee_id)"
            + " order by g.detainee_id";

    private final EntityManager em;

    NamedDetaineeRepository(EntityManager em) {
        this.em = em;
    }

    /**
     * Whose people are asked for.
     *
     * @param title of the bill, as it is shown
     * @param marks of the documents that the reader may know of
     */
    record Asked(String bill, @Nullable String title, List<String> marks, DocumentsUntil until) {

        private Query bound(Query query) {
            query.setParameter("bill", bill)
                    .setParameter("marks", marks.toArray(String[]::new))
                    .setParameter(
                            "keys",
                            title == null
                                    ? new String[0]
                                    : TitleNames.keys(title).toArray(String[]::new));
            until.bind(query);
            until.bindNamed(query);
            return query;
        }

        private String sql() {
            return NAMING + until.condition() + TITLED + until.named() + PEOPLE;
        }
    }

    /** A name that is in the title, and who else has one that is the same there. */
    private record Named(String text, List<UUID> others) {}

    /** In the order of their ids. */
    List<NamedDetainee> of(Asked asked, Optional<UUID> after, int limit, BiConsumer<String, Stream<Tlp>> shown) {
        String sql = asked.sql() + ", page as (select detainee_id from person_named"
                + (after.isPresent() ? " where detainee_id > :after" : "") + PAGE;
        Query query = asked.bound(em.createNativeQuery(sql, Object[].class)).setParameter("limit", limit);
        after.ifPresent(id -> query.setParameter("after", id));
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .peek(row -> shown.accept(row[0].toString(), marks((String) row[4])))
                .map(row -> new NamedDetainee(
                        (UUID) row[0],
                        (String) row[1],
                        mention(asked.title(), (String) row[5]),
                        (Long) row[2],
                        documents((String) row[3])))
                .toList();
    }

    long count(Asked asked) {
        String sql = asked.sql() + " select count(*) from person_named";
        return (Long) asked.bound(em.createNativeQuery(sql, Object.class)).getSingleResult();
    }

    /** Tells with which marks documents name a person beside bills: beside these, or beside any where no list is given. */
    void noteBills(
            UUID detainee, @Nullable List<String> bills, List<String> marks, BiConsumer<String, Stream<Tlp>> shown) {
        Query query = em.createNativeQuery(
                        "select distinct d.tlp from document_person p join document d on d.id = p.document_id"
                                + " join bill_mention m on m.document_id = d.id where p.detainee_id = :person"
                                + " and d.tlp = any(:marks) and not d.retracted"
                                + (bills == null ? "" : " and m.bill_id = any(:bills)"),
                        Object.class)
                .setParameter("person", detainee)
                .setParameter("marks", marks.toArray(String[]::new));
        if (bills != null) {
            query.setParameter("bills", bills.toArray(String[]::new));
        }
        List<?> found = query.getResultList();
        shown.accept(detainee.toString(), found.stream().flatMap(mark -> Tlp.ofLabel((String) mark).stream()));
    }

    /** Of the documents that name somebody; a title names nobody whom it may not show. */
    private static Stream<Tlp> marks(@Nullable String marks) {
        return marks == null
                ? Stream.empty()
                : Stream.of(marks.split("[|]")).flatMap(mark -> Tlp.ofLabel(mark).stream());
    }

    private static @Nullable TitleMention mention(@Nullable String title, @Nullable String names) {
        if (title == null || names == null) {
            return null;
        }
        List<Named> named = List.of(read(names, Named[].class));
        return TitleNames.find(title, named.stream().map(Named::text).toList())
                .map(place -> new TitleMention(
                        title,
                        place.text(),
                        place.start(),
                        place.end(),
                        place.name(),
                        named.stream()
                                .filter(n -> n.text().equals(place.name()))
                                .findFirst()
                                .map(Named::others)
                                .orElse(List.of())))
                .orElse(null);
    }

    private static List<NamedDetainee.NamingDocument> documents(String json) {
        return List.of(read(json, NamedDetainee.NamingDocument[].class));
    }

    private static <T> T read(String json, Class<T> as) {
        try {
            return Json.mapper().readValue(json, as);
        } catch (IOException e) {
            throw new IllegalStateException("what is stored of people is not readable", e);
        }
    }
}
