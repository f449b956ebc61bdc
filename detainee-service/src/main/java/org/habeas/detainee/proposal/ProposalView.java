package org.habeas.detainee.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.NewDetainee;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as clients see it.
 *
 * @param subject whom it is about; null for a person who is not here yet, and from acceptance on the new person
 * @param proposer subject of the token that brought it
 * @param tlp of the most restricted thing in it
 * @param reason why it was rejected, has lapsed, or was accepted by a written rule, which {@code decidedBy} names with its version
 * @param content as the contributor sent it; of what a guard holds back, the statements that say so
 * @param heldBack what is missing before it is shown; null but for a {@code TRANSITION}, and for what one reviewer is too few for
 * @param shownBy the record that shows what is said of the subject: the subject, or into which it is merged; accepted, the
 *     statements are said of that one
 */
@Schema(description = "What a contributor wants recorded, and what a reviewer decided")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProposalView(
        UUID id,
        Proposal.Kind kind,
        @Nullable UUID subject,
        String proposer,
        Tlp tlp,
        Proposal.State state,
        Instant created,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        NewDetainee content,
        @Nullable String heldBack,
        @Nullable UUID shownBy) {

    /** The same, about somebody whose record another one shows. */
    ProposalView shownBy(UUID survivor) {
        return new ProposalView(
                id, kind, subject, proposer, tlp, state, created, decidedAt, decidedBy, reason, content, heldBack,
                survivor);
    }
}
