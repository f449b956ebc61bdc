package org.habeas.detainee.proposal;

import io.quarkus.panache.common.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which proposals somebody may see: what they sent themselves whatever its mark, and others' too as a reviewer whose clearance
 * covers it. What a guard holds back has others' words in it, so its mark counts for whoever recorded it as well.
 *
 * @param reader who asks
 * @param reviews whether the reader sees what others propose
 * @param marks labels of the marks that the reader's clearance covers
 * @param state only those that stand so, or null for all
 */
record ProposalScope(String reader, boolean reviews, List<String> marks, Proposal.@Nullable State state) {

    String where() {
        return "(proposer = :reader and kind <> :transition or tlp in :marks"
                + (reviews ? ")" : " and proposer = :reader)")
                + (state == null ? "" : " and state = :state");
    }

    Parameters parameters() {
        Parameters values = Parameters.with("reader", reader)
                .and("transition", Proposal.Kind.TRANSITION)
                .and("marks", marks);
        return state == null ? values : values.and("state", state);
    }
}
