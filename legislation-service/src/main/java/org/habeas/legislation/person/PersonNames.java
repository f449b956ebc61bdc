package org.habeas.legislation.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.kit.inbox.PersonEvent;
import org.habeas.language.name.TitleNames;

/** Keeps the public names of tracked people; whom a title has is asked where it is read, so nothing else is written for a name. */
@ApplicationScoped
public class PersonNames {

    private final EntityManager em;

    PersonNames(EntityManager em) {
        this.em = em;
    }

    /** Who has this slug, or had it: it never comes to mean another. */
    public Optional<UUID> called(String slug) {
        return em
                .createNativeQuery("select detainee_id from person_slug where slug = :slug", Object.class)
                .setParameter("slug", slug)
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .findFirst();
    }

    /** Locks people in the order of their ids, whether they are here yet or not, until the caller's transaction ends. */
    void lock(SortedSet<UUID> people) {
        em.createNativeQuery("insert into person (detainee_id, revision, name, slug) select id, -1, '', ''"
                        + " from unnest(:ids) id order by id on conflict do nothing")
                .setParameter("ids", people.toArray(UUID[]::new))
                .executeUpdate();
        em.createNativeQuery(
                        "select detainee_id from person where detainee_id = any(:ids) order by detainee_id for update",
                        Object.class)
                .setParameter("ids", people.toArray(UUID[]::new))
                .getResultList();
    }

    /** Takes the names of a record; of an older one only that they were known earlier. */
    void take(PersonEvent.Stood stood) {
        Map<String, String> names = keys(stood.record());
        if (isNews(
                stood.person(),
                stood.revision(),
                stood.record().name(),
                stood.record().slug())) {
            em.createNativeQuery("delete from person_name where detainee_id = :id and text <> all(:texts)")
                    .setParameter("id", stood.person())
                    .setParameter("texts", texts(names.keySet()))
                    .executeUpdate();
            em.createNativeQuery("insert into person_name (detainee_id, text, key, rule, since)"
                            + " select :id, n.text, n.key, :rule, :since from unnest(:texts, :keys) n (text, key)"
                            + " where not exists (select from erased_person where detainee_id = :id)"
                            + " on conflict (detainee_id, text) do nothing")
                    .setParameter("id", stood.person())
                    .setParameter("texts", texts(names.keySet()))
                    .setParameter("keys", texts(names.values()))
                    .setParameter("rule", TitleNames.VERSION)
                    .setParameter("since", stood.at().atOffset(ZoneOffset.UTC))
                    .executeUpdate();
        }
        // of an older record it is a former one; who has no record any more is called nothing
        em.createNativeQuery(
                        "insert into person_slug (slug, detainee_id) select :slug, :id"
                                + " where :slug <> '' and exists (select from person where detainee_id = :id and slug <> '')"
                                + " and not exists (select from erased_person where detainee_id = :id) on conflict (slug) do nothing")
                .setParameter("slug", stood.record().slug())
                .setParameter("id", stood.person())
                .executeUpdate();
        em.createNativeQuery("update person_name set since = :at where detainee_id = :id and text = any(:texts)"
                        + " and since > :at")
                .setParameter("id", stood.person())
                .setParameter("texts", texts(names.keySet()))
                .setParameter("at", stood.at().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** Forgets the names of somebody who has no record any more; one who was erased keeps none, whatever comes. */
    void gone(UUID person, long revision) {
        boolean isNews = isNews(person, revision, "", "");
        em.createNativeQuery("update person set name = '', slug = '' where detainee_id = :id and (:isNews"
                        + " or exists (select from erased_person where detainee_id = :id))")
                .setParameter("id", person)
                .setParameter("isNews", isNews)
                .executeUpdate();
        for (String table : List.of("person_name", "person_slug")) {
            em.createNativeQuery("delete from " + table + " where detainee_id = :id and (:isNews"
                            + " or exists (select from erased_person where detainee_id = :id))")
                    .setParameter("id", person)
                    .setParameter("isNews", isNews)
                    .executeUpdate();
        }
    }

    /** Whether this revision is newer than what is kept, which it then replaces; the person is locked from here on. */
    private boolean isNews(UUID person, long revision, String name, String slug) {
        em.createNativeQuery(
                        "insert into person (detainee_id, revision, name, slug) values (:id, -1, '', '') on conflict do nothing")
                .setParameter("id", person)
                .executeUpdate();
        em.createNativeQuery("select detainee_id from person where detainee_id = :id for update", Object.class)
                .setParameter("id", person)
                .getSingleResult();
        return em.createNativeQuery(
                                "update person set revision = :revision, name = case when erased then '' else :name end,"
                                        + " slug = case when erased then '' else :slug end"
                                        + " from (select exists (select from erased_person where detainee_id = :id) as erased) e"
                                        + " where detainee_id = :id and revision < :revision")
                        .setParameter("id", person)
                        .setParameter("revision", revision)
                        .setParameter("name", name)
                        .setParameter("slug", slug)
                        .executeUpdate()
                == 1;
    }

    /**
     * Reads names anew that were read by an earlier rule.
     *
     * @return how many; less than {@code limit} where none are left
     */
    public int readAnew(int limit) {
        List<?> due = em.createNativeQuery(
                        "select detainee_id, text from person_name where rule < :rule limit " + limit
                                + " for update skip locked",
                        Object[].class)
                .setParameter("rule", TitleNames.VERSION)
                .getResultList();
        for (Object row : due) {
            Object[] columns = (Object[]) row;
            em.createNativeQuery("update person_name set key = :key, rule = :rule"
                            + " where detainee_id = :id and text = :text")
                    .setParameter("key", key((String) columns[1]))
                    .setParameter("rule", TitleNames.VERSION)
                    .setParameter("id", columns[0])
                    .setParameter("text", columns[1])
                    .executeUpdate();
        }
        return due.size();
    }

    /** The names by which titles are found; one that no title can have is kept for a rule that may look for it, under no key. */
    private static Map<String, String> keys(DetaineeSummary record) {
        Map<String, String> keys = new LinkedHashMap<>();
        record.names().forEach(name -> keys.put(name.text(), key(name.text())));
        return keys;
    }

    private static String key(String name) {
        return TitleNames.key(name).orElse("");
    }

    private static String[] texts(Collection<String> of) {
        return new ArrayList<>(of).toArray(String[]::new);
    }
}
