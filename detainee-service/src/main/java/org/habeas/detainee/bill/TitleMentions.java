package org.habeas.detainee.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.TitleMention;
import org.habeas.language.name.TitleNames;
import org.jspecify.annotations.Nullable;

/** Where titles of bills name people; in which titles they do is decided by {@link TitleNames} alone. */
@ApplicationScoped
class TitleMentions {

    /** Of other people with the name that is in a title. */
    private static final int MOST_ALTERNATIVES = 10;

    private final EntityManager em;

    TitleMentions(EntityManager em) {
        this.em = em;
    }

    static Set<String> keys(@Nullable String title) {
        return title == null ? Set.of() : TitleNames.keys(title);
    }

    /**
     * Where titles name a person.
     *
     * @param titles by the id of the bill
     * @param then public names of then; null where those of today hold
     * @return by the id of the bill, without those that name nobody so
     */
    Map<String, TitleMention> of(UUID person, Map<String, String> titles, @Nullable List<String> then) {
        if (titles.isEmpty()) {
            return Map.of();
        }
        List<String> names = then == null ? standing(person) : then;
        Map<String, TitleNames.Place> places = new HashMap<>();
        titles.forEach((bill, title) -> TitleNames.find(title, names).ifPresent(place -> places.put(bill, place)));
        Map<String, List<UUID>> others = others(
                person,
                TitleNames.keysOf(
                        places.values().stream().map(TitleNames.Place::name).toList()));
        Map<String, TitleMention> mentions = new HashMap<>();
        titles.forEach((bill, title) -> {
            TitleNames.Place place = places.get(bill);
            if (place != null) {
                List<UUID> alternatives =
                        others.getOrDefault(TitleNames.key(place.name()).orElse(""), List.of());
                mentions.put(
                        bill,
                        new TitleMention(title, place.text(), place.start(), place.end(), place.name(), alternatives));
            }
        });
        return mentions;
    }

    private List<String> standing(UUID person) {
        List<String> names = new ArrayList<>();
        em.createNativeQuery(
                        "select text from detainee_name where detainee_id = :person and tlp = 'CLEAR' order by text",
                        Object.class)
                .setParameter("person", person)
                .getResultList()
                .forEach(name -> names.add((String) name));
        return names;
    }

    /** Other people who have these names today, by the name. */
    private Map<String, List<UUID>> others(UUID person, Collection<String> keys) {
        Map<String, List<UUID>> others = new HashMap<>();
        if (keys.isEmpty()) {
            return others;
        }
        List<?> rows = em.createNativeQuery(
                        "select k.key, o.detainee_id from unnest(:keys) k (key) cross join lateral"
                                + " (select distinct n.detainee_id from detainee_name n where n.key = k.key"
                                + " and n.tlp = 'CLEAR' and n.detainee_id <> :person order by 1 limit "
                                + MOST_ALTERNATIVES + ") o order by 1, 2",
                        Object[].class)
                .setParameter("keys", keys.toArray(String[]::new))
                .setParameter("person", person)
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            others.computeIfAbsent((String) columns[0], key -> new ArrayList<>())
                    .add((UUID) columns[1]);
        }
        return others;
    }

    /**
     * Reads titles anew that were read by an earlier rule, or by none: those that a replica of before wrote have a {@code title_key}.
     *
     * @return how many; less than {@code limit} where none are left, or others are at the rest
     */
    int readAnew(int limit) {
        List<?> due = em.createNativeQuery(
                        "select id, summary ->> 'title' from bill where title_rule < :rule or title_key <> '' limit "
                                + limit + " for update skip locked",
                        Object[].class)
                .setParameter("rule", TitleNames.VERSION)
                .getResultList();
        for (Object row : due) {
            Object[] columns = (Object[]) row;
            em.createNativeQuery("update bill set title_names = :names, title_rule = :rule, title_key = ''"
                            + " where id = :id")
                    .setParameter("names", keys((@Nullable String) columns[1]).toArray(String[]::new))
                    .setParameter("rule", TitleNames.VERSION)
                    .setParameter("id", columns[0])
                    .executeUpdate();
        }
        return due.size();
    }
}
