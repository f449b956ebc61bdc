package org.habeas.detainee.proposal;

import io.quarkus.panache.common.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which proposals somebody may see.
 *
 * @param marks labels of the marks
 * @param proposer only this one's, or null for everybody's
 * @param state only those that stand so, or null for all
 */
record ProposalScope(List<String> marks, @Nullable String proposer, Proposal.@Nullable State state) {

    String where() {
        return "tlp in :marks" + (proposer == null ? "" : " and proposer = :proposer")
                + (state == null ? "" : " and state = :state");
    }

    Parameters parameters() {
        Parameters values = Parameters.with("marks", marks);
        if (proposer != null) {
            values.and("proposer", proposer);
        }
        return state == null ? values : values.and("state", state);
    }
}
