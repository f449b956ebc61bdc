package org.habeas.legislation.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Reads what somebody looks for. Only where the words themselves find nothing are they taken for misspelt. */
@ApplicationScoped
public class SearchService {

    private final SearchRepository repository;

    SearchService(SearchRepository repository) {
        this.repository = repository;
    }

    @Transactional
    public Sought read(String typed) {
        SearchText text = SearchText.of(typed);
        if (text.words().isEmpty()) {
            return new Sought("", "", false);
        }
        if (text.hasOperators()) {
            return repository.phrases(text);
        }
        Sought words = repository.words(text);
        return !words.findsWords() || repository.findsAnything(words)
                ? words
                : repository.alike(text).filter(repository::findsAnything).orElse(words);
    }
}
