package org.habeas.legislation.bill;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.legislation.lineage.Listing;
import org.habeas.legislation.lineage.Listings;
import org.habeas.legislation.lineage.Relation;

/** Finds which bills name which, from either end; of views it reads the related bills alone. */
@ApplicationScoped
class LineageRepository {

    /** So many bills that name one of those asked about are read in one step. */
    private static final int MOST_NAMING = 500;

    private static final String AROUND = "select id, cast(view -> 'related' as text), false from bill"
            + " where id = any(cast(:ids as text[])) union all (select id, cast(view -> 'related' as text), true from bill"
            + " where public.bill_related_ids(view) && cast(:ids as text[]) and view -> 'related' <> cast('[]' as jsonb)"
            + " and id <> all(cast(:ids as text[])) order by id limit :most)";

    private static final TypeReference<List<BillRecord.RelatedBill>> RELATED = new TypeReference<>() {};

    private final EntityManager em;

    LineageRepository(EntityManager em) {
        this.em = em;
    }

    /** What these bills say of others, and others of them. */
    Listings.Around around(Set<BillId> bills) {
        List<Listing> listings = new ArrayList<>();
        int naming = 0;
        for (Object row : em.createNativeQuery(AROUND, Object[].class)
                .setParameter("ids", texts(bills))
                .setParameter("most", MOST_NAMING + 1)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            boolean isNaming = (Boolean) columns[2];
            naming += isNaming ? 1 : 0;
            if (naming <= MOST_NAMING) {
                BillId by = BillId.parse((String) columns[0]);
                for (BillRecord.RelatedBill related : related(by, (String) columns[1])) {
                    if (!isNaming || bills.contains(related.id())) {
                        listings.add(listing(by, related));
                    }
                }
            }
        }
        return new Listings.Around(listings, naming > MOST_NAMING);
    }

    /** The summaries of those of these bills that are here. */
    Map<BillId, BillSummary> summaries(Collection<BillId> bills) {
        Map<BillId, BillSummary> found = new HashMap<>();
        if (!bills.isEmpty()) {
            em
                    .createQuery("select summary from Bill where id in :ids", String.class)
                    .setParameter("ids", bills.stream().map(BillId::toString).toList())
                    .getResultList()
                    .stream()
                    .map(row -> new WrittenBill(row).read())
                    .forEach(summary -> found.put(summary.id(), summary));
        }
        return found;
    }

    private static Listing listing(BillId by, BillRecord.RelatedBill related) {
        return new Listing(
                by,
                related.id(),
                related.title(),
                related.reasons().stream().map(Relation::read).toList());
    }

    private static List<BillRecord.RelatedBill> related(BillId by, String json) {
        try {
            return json == null ? List.of() : Json.mapper().readValue(json, RELATED);
        } catch (IOException e) {
            throw new IllegalStateException("the related bills of " + by + " are not readable", e);
        }
    }

    private static String[] texts(Collection<BillId> bills) {
        return bills.stream().map(BillId::toString).toArray(String[]::new);
    }
}
