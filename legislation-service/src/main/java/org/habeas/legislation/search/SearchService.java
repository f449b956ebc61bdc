package org.habeas.legislation.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Reads what somebody looks for. Only where the words themselves find nothing are they taken for misspelt. */
@ApplicationScoped
public class SearchService {

    /** A place among more bills tells nobody anything, and to find it each of them is read. */
    public static final int MOST_RANKED = 3_000;

    private static final Sought NOTHING = new Sought("", "", false, false);

    private final SearchRepository repository;

    SearchService(SearchRepository repository) {
        this.repository = repository;
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
