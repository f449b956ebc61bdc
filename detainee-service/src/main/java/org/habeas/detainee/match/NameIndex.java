package org.habeas.detainee.match;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.habeas.contracts.Tlp;
import org.habeas.language.name.NameCodes;
import org.habeas.language.name.NameFolding;
import org.habeas.language.name.NameReader;
import org.habeas.language.name.ReadName;
import org.jspecify.annotations.Nullable;

/** The names of all people, found by how they sound and how they are written; the only place with queries about them. */
@ApplicationScoped
public class NameIndex {

    /** People looked at for one name, by each of the two ways. */
    private static final int MOST = 40;

    /** As many, where so many are alike in the same way: of people of one name none is left out by chance. */
    private static final int MOST_OF_ONE_NAME = 400;

    private static final String BY_CODES = "codes && cast(:codes as text[])";
    private static final String BY_LETTERS = "(' ' || key) % :key";
    private static final String BY_WORD = ":key <<% (' ' || key)";

    /** 2 where a birth date of the public record is of the year, 0 where it has one and that is of another year, else 1. */
    private static final String AGREES = "(select case when bool_or(left(said, 4) = :year) then 2"
            + " when min(said) = max(said) and min(said) ~ '^[0-9][0-9][0-9][0-9]' and min(said) !~ '[X/]' then 0 else 1 end"
            + " from detainee d cross join jsonb_path_query(d.view, '$.born[*]') b"
            + " cross join lateral (select b ->> 'value' as said) v"
            + " where d.id = l.detainee_id and b ->> 'property' = 'birthDate') desc,";

    /** The same two ways for each of many names. */
    private static final String EACH = "select a.name, n.detainee_id, n.text"
            + " from unnest(:asked, :keys, :codes, :single) as a (name, key, codes, single) cross join lateral ("
            + "select detainee_id from (" + each("codes && string_to_array(a.codes, chr(9))") + ") sounds"
            + " union select detainee_id from (" + each("not a.single and (' ' || key) % a.key") + ") letters"
            + " union select detainee_id from (" + each("a.single and a.key <<% (' ' || key)") + ") word) c"
            + " join detainee_name n on n.detainee_id = c.detainee_id and n.tlp = any(:marks)"
            + " order by a.name, n.detainee_id, n.text";

    private final EntityManager database;

    NameIndex(EntityManager database) {
        this.database = database;
    }

    private static String each(String condition) {
        return nearest(condition, "a.key", "");
    }

    /**
     * The people who are nearest by one way. Of those who are equally near none is preferred for being found first: all of them are
     * taken where they are the nearest of all, else those whose year of birth agrees, if it is asked for.
     */
    private static String nearest(String condition, String key, String agrees) {
        return "select detainee_id from (select l.detainee_id, l.alike = max(l.alike) over () as is_nearest,"
                + " row_number() over (order by l.alike desc, " + agrees + " l.detainee_id) as place"
                + " from (select detainee_id, max(similarity(key, " + key + ")) as alike from detainee_name where "
                + condition + " and tlp = any(:marks) group by detainee_id order by alike desc fetch first " + MOST
                + " rows with ties) l) ranked where place <= " + MOST + " or is_nearest and place <= "
                + MOST_OF_ONE_NAME;
    }

    /**
     * What is known of somebody beside names, as the public record says it.
     *
     * @param born the record's statements of birth, in JSON
     * @param heldSince EDTF
     */
    record Known(
            UUID id,
            String slug,
            String name,
            @Nullable String born,
            @Nullable String heldSince) {}

    /** Keeps a name of somebody. */
    public void add(UUID detainee, String name, String tlp) {
        database.createNativeQuery("insert into detainee_name (detainee_id, text, key, tlp, codes, codes_version)"
                        + " values (:id, :text, :key, :tlp, cast(:codes as text[]), :version) on conflict do nothing")
                .setParameter("id", detainee)
                .setParameter("text", name)
                .setParameter("key", NameFolding.key(name))
                .setParameter("tlp", tlp)
                .setParameter("codes", codes(NameReader.read(name)))
                .setParameter("version", NameCodes.VERSION)
                .executeUpdate();
    }

    /** Takes all names of somebody out. */
    public void clear(UUID detainee) {
        database.createNativeQuery("delete from detainee_name where detainee_id = :id")
                .setParameter("id", detainee)
                .executeUpdate();
    }

    /**
     * People of whom a name shares a code with this one, with all their names.
     *
     * @param year of birth, which decides between people who are equally near; null where nobody asks
     * @param marks of the names that the reader may see
     */
    Map<UUID, List<String>> bySound(String asked, ReadName name, @Nullable String year, List<String> marks) {
        return candidates(BY_CODES, query -> query.setParameter("codes", codes(name)), asked, year, marks);
    }

    /**
     * People of whom the folded letters of a name are like these, with all their names. It costs many times what {@link #bySound} does.
     *
     * @param oneWord compares with each word of theirs
     * @param year as for {@link #bySound}
     * @param marks of the names that the reader may see
     */
    Map<UUID, List<String>> byLetters(String asked, boolean oneWord, @Nullable String year, List<String> marks) {
        return candidates(oneWord ? BY_WORD : BY_LETTERS, query -> query, asked, year, marks);
    }

    private Map<UUID, List<String>> candidates(
            String way, UnaryOperator<Query> parameters, String asked, @Nullable String year, List<String> marks) {
        var query = parameters.apply(database.createNativeQuery(
                        "select n.detainee_id, n.text from detainee_name n where n.tlp = any(:marks) and n.detainee_id in ("
                                + nearest(way, ":key", year == null ? "" : AGREES)
                                + ") order by n.detainee_id, n.text",
                        Object[].class)
                .setParameter("key", NameFolding.key(asked))
                .setParameter("marks", marks.toArray(String[]::new)));
        if (year != null) {
            query.setParameter("year", year);
        }
        Map<UUID, List<String>> names = new LinkedHashMap<>();
        for (Object row : query.getResultList()) {
            Object[] cells = (Object[]) row;
            names.computeIfAbsent((UUID) cells[0], id -> new ArrayList<>()).add((String) cells[1]);
        }
        return names;
    }

    /**
     * By both ways, of many names in one query.
     *
     * @param asked by how they are written
     * @return by the name asked for; nothing of one that is like no other
     */
    Map<String, Map<UUID, List<String>>> candidates(Map<String, ReadName> asked, List<String> marks) {
        Map<String, Map<UUID, List<String>>> found = new HashMap<>();
        if (asked.isEmpty()) {
            return found;
        }
        List<String> texts = List.copyOf(asked.keySet());
        var query = database.createNativeQuery(EACH, Object[].class)
                .setParameter("asked", texts.toArray(String[]::new))
                .setParameter("keys", texts.stream().map(NameFolding::key).toArray(String[]::new))
                .setParameter(
                        "codes",
                        texts.stream()
                                .map(text -> String.join("\t", codes(Objects.requireNonNull(asked.get(text)))))
                                .toArray(String[]::new))
                .setParameter(
                        "single",
                        texts.stream()
                                .map(text -> Objects.requireNonNull(asked.get(text))
                                                .tokens()
                                                .size()
                                        == 1)
                                .toArray(Boolean[]::new))
                .setParameter("marks", marks.toArray(String[]::new));
        for (Object row : query.getResultList()) {
            Object[] cells = (Object[]) row;
            found.computeIfAbsent((String) cells[0], name -> new LinkedHashMap<>())
                    .computeIfAbsent((UUID) cells[1], id -> new ArrayList<>())
                    .add((String) cells[2]);
        }
        return found;
    }

    /** How restricted these names are, the most restricted of each person. */
    Map<UUID, Tlp> marks(Collection<MatchService.Named> shown) {
        Map<UUID, Tlp> marks = new HashMap<>();
        var query = database.createNativeQuery(
                        "select n.detainee_id, n.tlp from unnest(:ids, :names) as r (id, name)"
                                + " join detainee_name n on n.detainee_id = r.id and n.text = r.name",
                        Object[].class)
                .setParameter("ids", shown.stream().map(MatchService.Named::id).toArray(UUID[]::new))
                .setParameter(
                        "names", shown.stream().map(MatchService.Named::name).toArray(String[]::new));
        for (Object row : query.getResultList()) {
            Object[] cells = (Object[]) row;
            marks.merge((UUID) cells[0], Tlp.ofLabel((String) cells[1]).orElseThrow(), (a, b) -> a.covers(b) ? a : b);
        }
        return marks;
    }

    /** The names of some people that carry one of the marks. */
    Map<UUID, List<String>> of(Collection<UUID> people, List<String> marks) {
        Map<UUID, List<String>> found = new LinkedHashMap<>();
        for (Object row : database.createNativeQuery(
                        "select detainee_id, text from detainee_name where detainee_id = any(:ids) and tlp = any(:marks)"
                                + " order by detainee_id, text",
                        Object[].class)
                .setParameter("ids", people.toArray(UUID[]::new))
                .setParameter("marks", marks.toArray(String[]::new))
                .getResultList()) {
            Object[] cells = (Object[]) row;
            found.computeIfAbsent((UUID) cells[0], id -> new ArrayList<>()).add((String) cells[1]);
        }
        return found;
    }

    List<Known> known(Collection<UUID> ids) {
        var query = database.createNativeQuery(
                        "select id, slug, name, cast(view -> 'born' as text), view -> 'summary' ->> 'heldSince' from detainee"
                                + " where id = any(:ids)",
                        Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new));
        List<Known> known = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] cells = (Object[]) row;
            known.add(new Known(
                    (UUID) cells[0], (String) cells[1], (String) cells[2], (String) cells[3], (String) cells[4]));
        }
        return known;
    }

    /**
     * Makes the codes anew of names that have those of another way.
     *
     * @return how many; less than {@code limit} where none are left
     */
    int makeAnew(int limit) {
        var due = database.createNativeQuery(
                        "select detainee_id, text from detainee_name where codes_version < :version limit " + limit
                                + " for update skip locked",
                        Object[].class)
                .setParameter("version", NameCodes.VERSION)
                .getResultList();
        for (Object row : due) {
            Object[] cells = (Object[]) row;
            database.createNativeQuery(
                            "update detainee_name set codes = cast(:codes as text[]), codes_version = :version,"
                                    + " key = :key where detainee_id = :id and text = :text")
                    .setParameter("codes", codes(NameReader.read((String) cells[1])))
                    .setParameter("version", NameCodes.VERSION)
                    .setParameter("key", NameFolding.key((String) cells[1]))
                    .setParameter("id", cells[0])
                    .setParameter("text", cells[1])
                    .executeUpdate();
        }
        return due.size();
    }

    private static String[] codes(ReadName name) {
        return NameCodes.of(name).toArray(String[]::new);
    }
}
