package org.habeas.detainee.person;

import java.util.List;
import java.util.Optional;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;

/**
 * What new statements may name: what is said of the person, as far as the sender may see it.
 *
 * @param all of these
 */
record KnownStatements(List<Statement> all) {

    /** By the id that it has, or the one that it first had. */
    Optional<Statement> find(String id) {
        return all.stream()
                .filter(s -> s.id().equals(id) || s.identity().equals(id))
                .findFirst();
    }

    /** What a retraction of this statement has to take back, see {@link Statements#retractable}. */
    Optional<Statement> toRetract(String id) {
        return find(id).map(s -> Statements.retractable(s, all));
    }
}
