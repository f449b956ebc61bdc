package org.habeas.detainee.statement;

import org.jspecify.annotations.Nullable;

/**
 * Who stands for a record: the one who brought it, and the one who confirmed it where it was first a proposal.
 *
 * @param subject of the token that brought it
 * @param confirmedBy subject of the token that accepted it; null where it was recorded at once
 */
public record Recorder(String subject, @Nullable String confirmedBy) {

    /** Who answers for it: the one who confirmed it, else the one who brought it. */
    public String decider() {
        return confirmedBy == null ? subject : confirmedBy;
    }

    /** Somebody who may record without a confirmation. */
    public static Recorder of(String subject) {
        return new Recorder(subject, null);
    }
}
