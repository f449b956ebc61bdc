package org.habeas.legislation.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class WordsJobTest {

    @Inject
    WordsJob job;

    @Inject
    EntityManager database;

    @Test
    void runEndsThoughThereIsMoreToLearn() {
        // Given: ten times what a run takes, and the runs of the clock beside this one
        change("delete from search_due");
        change("insert into search_due (bill_id) select 'none' from generate_series(1, " + 10 * WordsJob.MOST_AT_ONCE
                + ")");
        try {
            // When
            job.run();
            // Then
            assertThat(due()).isBetween(1L, 9L * WordsJob.MOST_AT_ONCE);
        } finally {
            change("delete from search_due where bill_id = 'none'");
        }
    }

    private long due() {
        return QuarkusTransaction.requiringNew().call(() -> (Long)
                database.createNativeQuery("select count(*) from search_due where bill_id = 'none'", Object.class)
                        .getSingleResult());
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql).executeUpdate());
    }
}
