package org.habeas.legislation.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * What words are to PostgreSQL's search. Bills have the same few ten thousand words again and again, so each is asked for once
 * and then known here; whoever searches is answered by the same dictionaries. A word that is new here is also added to those
 * which misspelt ones are compared with, before any bill with it is.
 */
@ApplicationScoped
class Lexicon {

    private static final int MOST_KNOWN = 50_000;
    private static final int LONGEST_KNOWN = 40;

    private static final String LEXEMES = "select word, lexeme, positions[1] from unnest(cast(? as text[])) word"
            + " cross join lateral unnest(to_tsvector('public.bill_words', word)) order by word, positions[1]";

    /** In one order, so that of two who add the same none waits for the other for ever. */
    private static final String ADD =
            "insert into search_word (word) select lexeme from unnest(cast(? as text[])) lexeme"
                    + " where lexeme !~ '[0-9''\\\\ ]' and length(lexeme) between 3 and 60"
                    + " and not exists (select from search_word known where known.word = lexeme)"
                    + " order by lexeme on conflict do nothing";

    private final DataSource dataSource;
    private final Map<String, List<Lexeme>> known = new LinkedHashMap<>(1_000, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Lexeme>> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    Lexicon(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param offset of its place from that of the word's first */
    record Lexeme(String text, int offset) {}

    /** Of each of these words; none of one that nobody searches by. */
    Map<String, List<Lexeme>> of(Set<String> words) {
        Map<String, List<Lexeme>> found = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        synchronized (known) {
            for (String word : words) {
                List<Lexeme> lexemes = known.get(word);
                if (lexemes == null) {
                    unknown.add(word);
                } else {
                    found.put(word, lexemes);
                }
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, List<Lexeme>> asked = ask(unknown);
            found.putAll(asked);
            synchronized (known) {
                asked.forEach((word, lexemes) -> {
                    if (word.length() <= LONGEST_KNOWN) {
                        known.put(word, lexemes);
                    }
                });
            }
        }
        return found;
    }

    private Map<String, List<Lexeme>> ask(Collection<String> words) {
        // in a transaction of its own: a word that no bill has harms nobody, and no bill waits for another's words
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, List<Lexeme>> found = new HashMap<>();
            Set<String> lexemes = new TreeSet<>();
            words.forEach(word -> found.put(word, new ArrayList<>()));
            try (Connection c = dataSource.getConnection();
                    PreparedStatement asking = c.prepareStatement(LEXEMES);
                    PreparedStatement adding = c.prepareStatement(ADD)) {
                asking.setArray(1, c.createArrayOf("text", words.toArray()));
                try (ResultSet rows = asking.executeQuery()) {
                    while (rows.next()) {
                        Objects.requireNonNull(found.get(rows.getString(1)))
                                .add(new Lexeme(rows.getString(2), rows.getInt(3) - 1));
                        lexemes.add(rows.getString(2));
                    }
                }
                adding.setArray(1, c.createArrayOf("text", lexemes.toArray()));
                adding.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("the words of bills could not be looked up", e);
            }
            found.replaceAll((word, list) -> List.copyOf(list));
            return found;
        });
    }
}
