package org.habeas.detainee.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.detainee.document.Until;
import org.habeas.kit.page.Placed;
import org.habeas.kit.test.TestStack;
import org.habeas.language.name.NameFolding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a search for names finds, and how the database goes about it; the people are gone with the test's transaction. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class NameSearchTest {

    private static final int PEOPLE = 3_000;

    @Inject
    DetaineeLists lists;

    @Inject
    EntityManager database;

    @BeforeEach
    void manyPeople() {
        QuarkusTransaction.begin();
        change(
                "insert into detainee (id, slug, name, custody, proceedings, headline, contested, stale, revision, updated,"
                        + " view, computed_by) select gen_random_uuid(), 'searched-' || n, 'Searched ' || n, 'HELD',"
                        + " 'NONE_KNOWN', 'detained', false, false, 1, now(), '{}', 'test' from generate_series(1, "
                        + PEOPLE
                        + ") n");
        change("insert into detainee_name (detainee_id, text, key) select id, name,"
                + " (array['petros', 'petro', 'bedros', 'ruben', 'rubin', 'artur', 'anna', 'ana', 'sona', 'araik', 'levon'])"
                + "[1 + revision * cast(substr(slug, 10) as int) % 11] || ' ' || "
                + " (array['sargsan', 'sarkisan', 'sargsa', 'vardanan', 'vartanan', 'vardan', 'ruben', 'levonan', 'ter petrosan',"
                + " 'mkrtsan', 'mkrtisan', 'o', 'abc'])[1 + cast(substr(slug, 10) as int) % 13]"
                + " from detainee where slug like 'searched-%'");
        change("analyze detainee");
        change("analyze detainee_name");
    }

    @Test
    void likenessBelowWhichTheIndexLeavesOutIsNotThatOfTheDatabase() {
        assertThat(database.createNativeQuery("show pg_trgm.strict_word_similarity_threshold", String.class)
                        .getSingleResult())
                .isEqualTo("0.55");
    }

    @AfterEach
    void nobody() {
        QuarkusTransaction.rollback();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Petros Sargsyan",
                "Petross Sargsyann",
                "sargs",
                "p",
                "o",
                "Рубен",
                "Варданян Рубен",
                "ter",
                "ana",
                "mkrtich",
                "sona abc",
                "nobody"
            })
    void searchFindsEachNameWithAWordThatBeginsSoOrIsLikeIt(String search) {
        // When
        List<UUID> found = search(search);
        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(measured(search));
        assertThat(found.isEmpty()).isEqualTo(search.equals("nobody"));
    }

    @Test
    void searchGoesByTheIndexOfWords() {
        // When
        String plan = plan(() -> search("Petros Sargsyan"));
        // Then
        assertThat(plan)
                .contains("Bitmap Index Scan on detainee_name_words")
                .doesNotContain("Seq Scan on detainee_name");
    }

    private List<UUID> search(String name) {
        DetaineeFilter filter = new DetaineeFilter();
        filter.q = name;
        return lists
                .places(
                        Selection.of(filter, List.of(), asked -> List.of(), Until.NOW),
                        DetaineeSort.of(null),
                        Optional.empty(),
                        2 * PEOPLE)
                .stream()
                .map(Placed::item)
                .toList();
    }

    /** Whom it has to find, by comparing every name. */
    private List<UUID> measured(String name) {
        List<String> words = NameFolding.tokens(name);
        StringBuilder all = new StringBuilder("select distinct detainee_id from detainee_name where tlp = 'CLEAR'");
        for (int i = 0; i < words.size(); i++) {
            all.append(" and (' ' || key like :start" + i + " or strict_word_similarity(:word" + i + ", key) > 0.6)");
        }
        Query query = database.createNativeQuery(all.toString(), UUID.class);
        for (int i = 0; i < words.size(); i++) {
            query.setParameter("start" + i, "% " + words.get(i) + "%").setParameter("word" + i, words.get(i));
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    /** How PostgreSQL goes about the last statement of some work if it may not read all of a table. */
    private String plan(Runnable work) {
        Object own = database.createNativeQuery("select pg_backend_pid()").getSingleResult();
        work.run();
        String statement = QuarkusTransaction.requiringNew()
                .call(() -> (String)
                        database.createNativeQuery("select query from pg_stat_activity where pid = :own", String.class)
                                .setParameter("own", own)
                                .getSingleResult());
        change("set local enable_seqscan = off");
        change("set local plan_cache_mode = force_generic_plan");
        change("prepare searched as " + statement);
        long parameters =
                Pattern.compile("\\$\\d+").matcher(statement).results().count();
        List<?> lines = database.createNativeQuery(
                        "explain execute searched(" + String.join(", ", Collections.nCopies((int) parameters, "null"))
                                + ")",
                        String.class)
                .getResultList();
        change("deallocate searched");
        return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    private void change(String statement) {
        database.createNativeQuery(statement).executeUpdate();
    }
}
