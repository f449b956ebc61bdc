package org.habeas.kit.change;

import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;

/** Knows which record of its service a reader means, however the reader calls it: each service has one. */
public interface Subjects {

    /** The parameter in which readers name it. */
    String PARAMETER = "subject";

    /**
     * The id under which changes of the record stand in the log. A record that is not here yet has one too, where an id can
     * be told from other text: somebody may wait for it.
     *
     * @throws InvalidRequest if it means no record, or may mean several
     */
    String resolve(String written);

    /** @param detail says what is accepted */
    static InvalidRequest refused(String code, String detail) {
        return new InvalidRequest(detail, FieldProblem.parameter(PARAMETER, code, detail));
    }
}
