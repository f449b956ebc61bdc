package org.habeas.legislation.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What words are to PostgreSQL's search. Bills have the same few ten thousand words again and again, so each is asked for once
 * and then known here; whoever searches is answered by the same dictionaries. A word that is new here is also added to those
 * which misspelt ones are compared with, before any bill with it is.
 */
@ApplicationScoped
class Lexicon {

    private static final int MOST_KNOWN = 50_000;
    private static final int LONGEST_KNOWN = 40;

    private final SearchRepository repository;
    private final Map<String, List<Lexeme>> known = new LinkedHashMap<>(1_000, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Lexeme>> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    Lexicon(SearchRepository repository) {
        this.repository = repository;
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

    private Map<String, List<Lexeme>> ask(List<String> words) {
        // in a transaction of its own: a word that no bill has harms nobody, and no bill waits for another's words
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, List<Lexeme>> found = repository.lexemes(words);
            Set<String> texts = new TreeSet<>();
            found.values().forEach(lexemes -> lexemes.forEach(lexeme -> texts.add(lexeme.text())));
            repository.addWords(texts);
            words.forEach(word -> found.merge(word, List.of(), (lexemes, none) -> List.copyOf(lexemes)));
            return found;
        });
    }
}
