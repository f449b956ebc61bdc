package org.habeas.legislation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Json;

/** Finds the people of a bill: whom the documents name that mention it, as far as a reader may know of the documents. */
@ApplicationScoped
class NamedDetaineeRepository {

    /** Of documents that name a person. */
    private static final int MOST_DOCUMENTS = 50;

    private static final String NAMING = " from document d join document_person p on p.document_id = d.id"
            + " where d.id in (select document_id from bill_mention where bill_id = :bill)"
            + " and d.tlp = any(:marks) and not d.retracted";

    private final EntityManager em;

    NamedDetaineeRepository(EntityManager em) {
        this.em = em;
    }

    /** In the order of their ids. */
    List<NamedDetainee> of(String bill, List<String> marks, Optional<UUID> after, int limit) {
        Query query = em.createNativeQuery(
                        "select p.detainee_id, (array_agg(p.name order by d.id desc))[1], count(*),"
                                + " cast(to_jsonb((array_agg(jsonb_build_object('id', d.id, 'title', d.summary -> 'title',"
                                + " 'issuer', d.summary -> 'issuer', 'date', d.summary -> 'date', 'kind', d.summary -> 'kind',"
                                + " 'url', d.summary -> 'url') order by d.id desc))[1\\:" + MOST_DOCUMENTS
                                + "]) as text)"
                                + NAMING
                                + (after.isPresent() ? " and p.detainee_id > :after" : "")
                                + " group by p.detainee_id order by p.detainee_id limit :limit",
                        Object[].class)
                .setParameter("bill", bill)
                .setParameter("marks", marks.toArray(String[]::new))
                .setParameter("limit", limit);
        after.ifPresent(id -> query.setParameter("after", id));
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row ->
                        new NamedDetainee((UUID) row[0], (String) row[1], (Long) row[2], documents((String) row[3])))
                .toList();
    }

    long count(String bill, List<String> marks) {
        return (Long) em.createNativeQuery("select count(distinct p.detainee_id)" + NAMING, Object.class)
                .setParameter("bill", bill)
                .setParameter("marks", marks.toArray(String[]::new))
                .getSingleResult();
    }

    private static List<NamedDetainee.NamingDocument> documents(String json) {
        try {
            return List.of(Json.mapper().readValue(json, NamedDetainee.NamingDocument[].class));
        } catch (IOException e) {
            throw new IllegalStateException("stored documents are not readable", e);
        }
    }
}
