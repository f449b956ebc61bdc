package org.habeas.legislation.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what somebody looks for: the words, where no bill has them what begins with them, and where there is no such either what is
 * like them.
 */
@ApplicationScoped
public class SearchService {

    private static final Sought NOTHING = new Sought("", "", 0, 0, false);

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
        Sought words = counted(text.hasOperators() ? repository.phrases(text) : repository.words(text));
        if (words.found() > 0 || text.hasOperators() || !words.findsWords()) {
            return words;
        }
        Sought beginnings = counted(repository.beginnings(text));
        return beginnings.found() > 0
                ? beginnings
                : repository
                        .alike(text)
                        .map(this::counted)
                        .filter(alike -> alike.found() > 0)
                        .orElse(words);
    }

    private Sought counted(Sought sought) {
        return sought.findsWords() ? repository.found(sought, Sought.MOST_RANKED + 1) : sought;
    }
}
