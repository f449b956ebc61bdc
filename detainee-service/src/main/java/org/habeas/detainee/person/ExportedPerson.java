package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.habeas.detainee.statement.Statement;

/**
 * One line of an export: a person's whole record as the reader may see it, and every statement behind it.
 *
 * @param statements that the reader's clearance covers, in the order of recording
 * @param told those of them that say that something is so, without what was taken back or replaced or a guard holds back; not
 *     written
 */
public record ExportedPerson(
        @JsonUnwrapped DetaineeAnswer record,
        List<Statement> statements,
        @JsonIgnore List<Statement> told) {}
