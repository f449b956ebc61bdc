package org.habeas.detainee.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.NewDetainee;
import org.habeas.detainee.person.NewDetainee.NewEvidence;
import org.habeas.detainee.person.NewDetainee.NewStatement;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Said;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What a refused proposal says, as far as it is compared: property, value and time. On what it rested is not asked: the document may have
 * been retracted or restricted since, and the refusal holds. It is compared with every case, whichever it named.
 */
final class RefusedStatements {

    private RefusedStatements() {}

    /** @param person whose record the proposal was about */
    static Stream<Statement> of(UUID person, NewDetainee content) {
        NewEvidence shared = content.source();
        return Stream.ofNullable(content.statements())
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .filter(s ->
                        s.value() != null && (s.stance() == null || s.stance().equals(Stance.SUPPORTS.code())))
                .flatMap(s -> Optional.ofNullable(s.property()).flatMap(Property::ofCode).stream()
                        .map(property -> statement(person, property, s, s.evidence() == null ? shared : s.evidence())));
    }

    private static Statement statement(UUID person, Property property, NewStatement s, @Nullable NewEvidence e) {
        String value = Objects.requireNonNull(s.value()).strip();
        Evidence dated =
                new Evidence("cited", null, null, null, e == null ? null : e.date(), null, null, null, null, null);
        return new Statement(
                Statement.idOf(person, property, value, s.validFrom(), s.validTo(), dated, Said.PLAIN),
                person,
                property,
                value,
                s.validFrom(),
                s.validTo(),
                null,
                dated,
                Tlp.CLEAR,
                Instant.EPOCH,
                null,
                null);
    }
}
