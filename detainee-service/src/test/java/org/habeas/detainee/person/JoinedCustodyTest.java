package org.habeas.detainee.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.junit.jupiter.api.Test;

/** Which merges one reviewer is too few for. */
class JoinedCustodyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 15);

    @Test
    void releaseThatBothHalvesAnnounceForALaterDayNeedsTwoReviewersNow() {
        // Given
        List<Statement> one = List.of(
                said(1, "HELD", "2023-03-04", "Press A", "rita"), said(1, "FREE", "2026-06-01", "Press A", "rita"));
        List<Statement> other = List.of(
                said(2, "HELD", "2023-03-04", "Press B", "rolf"), said(2, "FREE", "2026-06-01", "Press B", "rolf"));
        // When
        Set<String> makes = new JoinedCustody(one, other, Tlp.CLEAR, TODAY).joiningMakes();
        // Then
        assertThat(makes).containsExactly("FREE");
        assertThat(new JoinedCustody(one.subList(0, 1), other, Tlp.CLEAR, TODAY).joiningMakes())
                .isEmpty();
    }

    private static Statement said(int person, String value, String from, String publisher, String recorder) {
        UUID subject = new UUID(0x7000L, 0x8000000000000000L + person);
        Evidence evidence =
                new Evidence("cited", publisher, "A page", null, "2026-02-01", null, null, null, null, null);
        return new Statement(
                Statement.idOf(subject, Property.CUSTODY, value, from, null, evidence),
                subject,
                Property.CUSTODY,
                value,
                from,
                null,
                null,
                evidence,
                Tlp.CLEAR,
                Instant.EPOCH,
                recorder,
                null);
    }
}
