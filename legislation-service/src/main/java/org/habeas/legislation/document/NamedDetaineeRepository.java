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
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/** Finds the people of a bill: whom the documents name that mention it, as far as a reader may know of the documents. */
@ApplicationScoped
class NamedDetaineeRepository {

    /** Of documents that name a person. */
    private static final int MOST_DOCUMENTS = 50;

    private static final String NAMING = "with naming as (select p.detainee_id, p.document_id, p.name, d.tlp"
            + " from document_person p join document d on d.id = p.document_id"
            + " where d.id in (select document_id from bill_mention where bill_id = :bill)"
            + " and d.tlp = any(:marks) and not d.retracted";

    /** The people of one page, and only of those what is shown of their documents. */
    private static final String PAGE = "), person as (select detainee_id from naming group by detainee_id"
            + " order by detainee_id limit :limit),"
            + " placed as (select n.*, row_number() over (partition by detainee_id order by document_id desc) as place,"
            + " count(*) over (partition by detainee_id) as documents from naming n join person using (detainee_id))"
            + " select p.detainee_id, max(p.name) filter (where p.place = 1), max(p.documents),"
            + " cast(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.summary -> 'title',"
            + " 'issuer', d.summary -> 'issuer', 'date', d.summary -> 'date', 'kind', d.summary -> 'kind',"
            + " 'url', d.summary -> 'url') order by p.place) as text), string_agg(distinct p.tlp, '|')"
            + " from placed p join document d on d.id = p.document_id where p.place <= "
            + MOST_DOCUMENTS + " group by p.detainee_id order by p.detainee_id";

    private final EntityManager em;

    NamedDetaineeRepository(EntityManager em) {
        this.em = em;
    }

    /** In the order of their ids. */
    List<NamedDetainee> of(
            String bill,
            List<String> marks,
            DocumentsUntil until,
            Optional<UUID> after,
            int limit,
            BiConsumer<String, Stream<Tlp>> shown) {
        Query query = em.createNativeQuery(
                        NAMING + until.condition() + (after.isPresent() ? " and p.detainee_id > :after" : "") + PAGE,
                        Object[].class)
                .setParameter("bill", bill)
                .setParameter("marks", marks.toArray(String[]::new))
                .setParameter("limit", limit);
        until.bind(query);
        after.ifPresent(id -> query.setParameter("after", id));
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .peek(row -> shown.accept(
                        row[0].toString(),
                        Stream.of(((String) row[4]).split("[|]")).flatMap(mark -> Tlp.ofLabel(mark).stream())))
                .map(row ->
                        new NamedDetainee((UUID) row[0], (String) row[1], (Long) row[2], documents((String) row[3])))
                .toList();
    }

    long count(String bill, List<String> marks) {
        return (Long) em.createNativeQuery(NAMING + ") select count(distinct detainee_id) from naming", Object.class)
                .setParameter("bill", bill)
                .setParameter("marks", marks.toArray(String[]::new))
                .getSingleResult();
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

    private static List<NamedDetainee.NamingDocument> documents(String json) {
        try {
            return List.of(Json.mapper().readValue(json, NamedDetainee.NamingDocument[].class));
        } catch (IOException e) {
            throw new IllegalStateException("stored documents are not readable", e);
        }
    }
}
