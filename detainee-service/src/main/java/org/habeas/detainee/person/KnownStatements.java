package org.habeas.detainee.person;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.detainee.statement.CaseFiles;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;
import org.habeas.detainee.statement.Thing;

/**
 * What new statements may name: what is said of the person, as far as the sender may see it.
 *
 * @param person the record that shows them
 * @param all of these
 */
record KnownStatements(UUID person, List<Statement> all) {

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

    /** By the id that the record shows it under, or did before it was merged into this one. */
    Optional<Thing> thing(String id) {
        return CaseFiles.named(person, id, all);
    }
}
