package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.habeas.language.name.TitleNames;
import org.jspecify.annotations.Nullable;

/** What the titles of bills may name, as far as an earlier rule read it. */
@ApplicationScoped
class BillTitles {

    private final EntityManager em;

    BillTitles(EntityManager em) {
        this.em = em;
    }

    /**
     * Reads titles anew that were read by an earlier rule, or by none.
     *
     * @return how many; less than {@code limit} where none are left, or others are at the rest
     */
    int readAnew(int limit) {
        List<?> due = em.createNativeQuery(
                        "select id, title from bill where title_rule < :rule limit " + limit
                                + " for update skip locked",
                        Object[].class)
                .setParameter("rule", TitleNames.VERSION)
                .getResultList();
        for (Object row : due) {
            Object[] columns = (Object[]) row;
            em.createNativeQuery("update bill set title_names = :names, title_rule = :rule where id = :id")
                    .setParameter("names", Bill.titleNames((@Nullable String) columns[1]))
                    .setParameter("rule", TitleNames.VERSION)
                    .setParameter("id", columns[0])
                    .executeUpdate();
        }
        return due.size();
    }
}
