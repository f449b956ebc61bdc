package org.habeas.legislation.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SearchDraftTest {

    @Test
    void eachWordHasItsPlacesWithTheirWeights() {
        SearchDraft draft = SearchDraft.of(List.of("Human rights"), List.of("Rights"), List.of("Rights of all."));
        assertThat(parts(draft)).containsExactly("'all':8C", "'human':1A", "'of':7C", "'rights':2A,4B,6C");
    }

    @Test
    void betweenTwoTextsAPlaceIsLeftFreeSoThatNoPhraseGoesAcross() {
        SearchDraft draft = SearchDraft.of(List.of("Human", "rights"), List.of(), List.of());
        assertThat(parts(draft)).containsExactly("'human':1A", "'rights':3A");
    }

    @Test
    void wordsAreRunsOfLettersAndDigitsWithoutCaseOrCompatibleForms() {
        SearchDraft draft =
                SearchDraft.of(List.of("S.Res.540/§502B(c), №5, Women’s ﬁles & <b>café</b>"), List.of(), List.of());
        Set<String> words = new TreeSet<>();
        draft.addTo(words);
        assertThat(words).containsExactly("502b", "540", "c", "café", "files", "no5", "res", "s", "women");
    }

    @Test
    void placesAndTextsEndWhereTheDatabaseHasNoRoom() {
        String many = "word ".repeat(40_000);
        SearchDraft draft = SearchDraft.of(List.of("word ".repeat(300)), List.of(), List.of(many, many));
        String document = draft.document(word -> List.of(new Lexicon.Lexeme(word, 0)));
        assertThat(document.split(",")).hasSize(255);
        SearchDraft long1 = SearchDraft.of(List.of(), List.of(), List.of("a ".repeat(20_000) + "end"));
        assertThat(parts(long1)).contains("'end':16383C");
    }

    @Test
    void quotesAndBackslashesOfAWordAreWrittenAsTheDatabaseReadsThem() {
        SearchDraft draft = SearchDraft.of(List.of("odd"), List.of(), List.of());
        assertThat(draft.document(word -> List.of(new Lexicon.Lexeme("o'd\\d", 1))))
                .isEqualTo("'o''d\\\\d':2A ");
    }

    private static List<String> parts(SearchDraft draft) {
        return List.of(draft.document(word -> List.of(new Lexicon.Lexeme(word, 0)))
                        .split(" "))
                .stream()
                .sorted()
                .toList();
    }
}
