package org.habeas.legislation.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class LexiconTest {

    @Inject
    SearchService service;

    @Inject
    SearchRepository repository;

    @Inject
    EntityManager database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A bill to provide for the common defense of Taiwan, and for other purposes.",
                "Requesting information on Azerbaijan's human rights practices pursuant to section 502B(c)",
                "Ensuring the 117th Congress's H.R. 3684 funds roads, bridges & broadband in 2022; amending 42 U.S.C. 1396a",
                "José Protección naïve café ﬁnances №5, Հայաստան Азербайджан",
                "women's men’s don't the of and"
            })
    void documentIsWhatTheDatabaseItselfMakesOfTheWords(String text) {
        String ours = service.documents(List.of(SearchDraft.of(List.of(), List.of(), List.of(text))))
                .getFirst();
        Object same = database.createNativeQuery(
                        "select cast(:ours as tsvector) = setweight(to_tsvector('public.bill_words',"
                                + " regexp_replace(lower(normalize(:text, nfkc)), '[^[:alnum:]]+', ' ', 'g')), 'C')",
                        Object.class)
                .setParameter("ours", ours)
                .setParameter("text", text)
                .getSingleResult();
        assertThat(same).as(ours).isEqualTo(true);
    }

    @Test
    void newWordIsKnownToMisspeltOnesBeforeItsBillIsWrittenAndStaysWhereThatIsUndone() {
        // When
        QuarkusTransaction.begin();
        service.documents(List.of(SearchDraft.of(List.of("Quizzaciously"), List.of(), List.of())));
        QuarkusTransaction.rollback();
        // Then
        assertThat(wordsLike("quizzaci%")).isEqualTo(1);
    }

    @Test
    void secondReplicaAddsNoWordTwiceAndNumbersAreNoWords() {
        Set<String> words = Set.of("zygomorphic", "5021b", "of");
        Map<String, List<Lexicon.Lexeme>> first = new Lexicon(repository).of(words);
        Map<String, List<Lexicon.Lexeme>> second = new Lexicon(repository).of(words);
        assertThat(second).isEqualTo(first);
        assertThat(first.get("of")).isEmpty();
        assertThat(first.get("5021b")).containsExactly(new Lexicon.Lexeme("5021b", 0));
        assertThat(wordsLike("zygomorph%")).isEqualTo(1);
        assertThat(wordsLike("5021b%")).isZero();
    }

    private long wordsLike(String pattern) {
        return ((Number) database.createNativeQuery(
                                "select count(*) from search_word where word like :pattern", Object.class)
                        .setParameter("pattern", pattern)
                        .getSingleResult())
                .longValue();
    }
}
