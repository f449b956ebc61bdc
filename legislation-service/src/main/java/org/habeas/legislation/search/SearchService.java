package org.habeas.legislation.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what somebody looks for. Only where the words themselves find nothing are they taken for misspelt. */
@ApplicationScoped
public class SearchService {

    /** A place among more bills tells nobody anything, and to find it each of them is read. */
    public static final int MOST_RANKED = 3_000;

    private static final Sought NOTHING = new Sought("", "", false, false);

    private final SearchRepository repository;
    private final Lexicon lexicon;

    SearchService(SearchRepository repository, Lexicon lexicon) {
        this.repository = repository;
        this.lexicon = lexicon;
    }

    /** What each record is found by, as PostgreSQL writes a tsvector, in the order given. */
    public List<String> documents(List<SearchDraft> drafts) {
        Set<String> words = new HashSet<>();
        drafts.forEach(draft -> draft.addTo(words));
        Map<String, List<Lexicon.Lexeme>> lexemes = lexicon.of(words);
        return drafts.stream()
                .map(draft -> draft.document(word -> lexemes.getOrDefault(word, List.of())))
                .toList();
    }

    @Transactional
    public Sought read(String typed) {
        SearchText text = SearchText.of(typed);
        if (text.words().isEmpty()) {
            return NOTHING;
        }
        Sought words = text.hasOperators() ? repository.phrases(text) : repository.words(text);
        if (!words.findsWords()) {
            return words;
        }
        int found = found(words);
        return found > 0 || text.hasOperators()
                ? words.foundIn(found, MOST_RANKED)
                : repository.alike(text).flatMap(this::near).orElse(words);
    }

    private Optional<Sought> near(Sought alike) {
        int found = found(alike);
        return found == 0 ? Optional.empty() : Optional.of(alike.foundIn(found, MOST_RANKED));
    }

    private int found(Sought sought) {
        return repository.found(sought, MOST_RANKED + 1);
    }
}
