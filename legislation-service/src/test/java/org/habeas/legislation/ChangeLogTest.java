package org.habeas.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Tlp;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.NewChange;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.EventTooLarge;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

/** What would stop the publisher for everybody is refused before it is committed. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class ChangeLogTest {

    private static final int MIB = 1024 * 1024;

    @Inject
    ChangeLog log;

    @Inject
    EntityManager entities;

    @Test
    void changeLargerThanItsTopicTakesIsRefusedBeforeItIsCommitted() {
        // Given: 4 MiB are the limit of bill changes, 1 MiB that of the states
        for (int size : new int[] {2 * MIB, 5 * MIB}) {
            // When, Then
            assertThatExceptionOfType(EventTooLarge.class)
                    .isThrownBy(() -> append(ChangeType.BILL_ADDED, Tlp.CLEAR, size))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.EVENT_TOO_LARGE));
        }
        assertThat(logged("bill.added")).isZero();
    }

    @Test
    void billRecordOfSixteenMebibytesIsAccepted() {
        // When
        append(ChangeType.BILL_RECORD_PUBLISHED, Tlp.CLEAR, 16 * MIB);
        // Then
        assertThat(logged("bill-record.published")).isEqualTo(1);
    }

    private void append(ChangeType type, Tlp mark, int size) {
        NewChange change = new NewChange(
                type, "110-s-9001", 1, mark, null, List.of(), null, Map.of("text", "x".repeat(size)), null);
        QuarkusTransaction.requiringNew().run(() -> log.append(change));
    }

    private long logged(String type) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from change where subject = '110-s-9001' and type = ?1")
                        .setParameter(1, type)
                        .getSingleResult())
                .longValue();
    }
}
