package org.habeas.detainee.proposal;

import io.quarkus.panache.common.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which proposals somebody may see: their own whatever its mark, and others' too as a reviewer whose clearance covers it.
 *
 * @param reader who asks
 * @param marks labels of the marks up to which the reader sees what others propose; empty for those who see their own only
 * @param state only those that stand so, or null for all
 */
record ProposalScope(String reader, List<String> marks, Proposal.@Nullable State state) {

    String where() {
        return (marks.isEmpty() ? "proposer = :reader" : "(proposer = :reader or tlp in :marks)")
                + (state == null ? "" : " and state = :state");
    }

    Parameters parameters() {
        Parameters values = Parameters.with("reader", reader);
        if (!marks.isEmpty()) {
            values.and("marks", marks);
        }
        return state == null ? values : values.and("state", state);
    }
}
