package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;

/**
 * One line of an export: a person's whole record as the reader may see it, and every statement behind it.
 *
 * @param statements that the reader's clearance covers, in the order of recording
 */
public record ExportedPerson(@JsonUnwrapped DetaineeAnswer record, List<Statement> statements) {

    /** Those of them that say that something is so, without what was taken back or replaced. */
    List<Statement> counted() {
        return Statements.counted(statements);
    }
}
