package org.habeas.legislation.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks PostgreSQL what the words of a search are to it, and what misspelt ones may have meant. */
@ApplicationScoped
class SearchRepository {

    /** From which likeness on one word can be a misspelling of another (pg_trgm, 0 to 1). */
    private static final String LIKENESS = "0.35";

    private static final int MOST_ALIKE = 3;

    /** Beyond so many words nobody can say which of them is misspelt. */
    private static final int MOST_MISSPELT = 8;

    /**
     * For each stem of the words itself where it is one, else those that are most like it; null where one has none. A number is
     * never another's misspelling.
     */
    private static final String ALIKE =
            "with stem as (select lexeme from unnest(to_tsvector('public.bill_words', :words)))"
                    + " select case when count(*) between 1 and " + MOST_MISSPELT + " and bool_and(alike is not null)"
                    + " then string_agg('(' || alike || ')', ' & ' order by lexeme) end"
                    + " from stem cross join lateral (select case"
                    + " when lexeme ~ '[0-9]' or exists (select from search_word w where w.word = lexeme)"
                    + " then quote_literal(lexeme)"
                    + " else (select string_agg(quote_literal(word), ' | ' order by likeness desc, word)"
                    + " from (select word, similarity(word, lexeme) as likeness from search_word where word % lexeme"
                    + " and similarity(word, lexeme) >= " + LIKENESS + " order by likeness desc, word limit "
                    + MOST_ALIKE
                    + ") likest) end as alike) likely";

    /** How many there are up to a limit; from the first page of the table with one of them to the last, of how many, and how many bills there are, about. */
    private static final String FOUND = "select count(place), coalesce((cast(cast(max(place) as text) as point))[0]"
            + " - (cast(cast(min(place) as text) as point))[0], 0) + 1, max(relpages), max(reltuples)"
            + " from pg_class left join (select bill.ctid as place from bill where search_document"
            + " @@ cast(:selecting as tsquery) limit :most) found on true where oid = cast('bill' as regclass)";

    private final EntityManager em;

    SearchRepository(EntityManager em) {
        this.em = em;
    }

    /** The words as they stand, in any of their forms. */
    Sought words(SearchText text) {
        return queries("to_tsquery", text.exact());
    }

    /** What begins with the words: of each all that do are gone through, which takes many times as long. */
    Sought beginnings(SearchText text) {
        return queries("to_tsquery", text.beginnings());
    }

    /** With phrases, alternatives and what is to be left out. */
    Sought phrases(SearchText text) {
        return queries("websearch_to_tsquery", text.phrased());
    }

    /** A query that only leaves out would have all of the table read, and is taken for none. */
    private Sought queries(String language, String text) {
        Object[] row = (Object[]) em.createNativeQuery(
                        "select case when querytree(q) in ('', 'T') then '' else cast(q as text) end, cast(q as text) from "
                                + language + "('public.bill_words', :text) q",
                        Object[].class)
                .setParameter("text", text)
                .getSingleResult();
        return new Sought((String) row[0], (String) row[1], 0, 0, false);
    }

    /**
     * In how many bills it is found: counted up to {@code most}, and from there on told from how much of the table they lie in, for they
     * are found in the order in which they lie.
     */
    Sought found(Sought sought, int most) {
        Object[] row = (Object[]) em.createNativeQuery(FOUND, Object[].class)
                .setParameter("selecting", sought.selecting())
                .setParameter("most", most)
                .getSingleResult();
        return sought.foundIn(
                ((Number) row[0]).longValue(),
                most,
                ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue());
    }

    /** What may have been meant, if there is a word like each that there is not. */
    Optional<Sought> alike(SearchText text) {
        String found = (String) em.createNativeQuery(ALIKE, Object.class)
                .setParameter("words", String.join(" ", text.words()))
                .getResultList()
                .getFirst();
        return Optional.ofNullable(found).map(query -> new Sought(query, query, 0, 0, true));
    }

    /** Of each of these words what it is to the search, in the order of their places; a word that is nothing to it is not there. */
    Map<String, List<Lexicon.Lexeme>> lexemes(Collection<String> words) {
        Map<String, List<Lexicon.Lexeme>> found = new HashMap<>();
        for (Object row : em.createNativeQuery(
                        "select word, lexeme, positions[1] from unnest(cast(:words as text[])) word"
                                + " cross join lateral unnest(to_tsvector('public.bill_words', word))"
                                + " order by word, positions[1]",
                        Object[].class)
                .setParameter("words", words.toArray(String[]::new))
                .getResultList()) {
            Object[] columns = (Object[]) row;
            found.computeIfAbsent((String) columns[0], word -> new ArrayList<>())
                    .add(new Lexicon.Lexeme((String) columns[1], ((Number) columns[2]).intValue() - 1));
        }
        return found;
    }

    /**
     * Adds those to the words that misspelt ones are compared with, as far as they can be one. In one order, so that of two who add
     * the same none waits for the other for ever.
     */
    void addWords(Collection<String> lexemes) {
        em.createNativeQuery("insert into search_word (word) select lexeme from unnest(cast(:lexemes as text[])) lexeme"
                        + " where lexeme !~ '[0-9''\\\\ ]' and length(lexeme) between 3 and 60"
                        + " and not exists (select from search_word known where known.word = lexeme)"
                        + " order by lexeme on conflict do nothing")
                .setParameter("lexemes", lexemes.toArray(String[]::new))
                .executeUpdate();
    }
}
