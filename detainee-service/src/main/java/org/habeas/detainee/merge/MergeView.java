package org.habeas.detainee.merge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A judgement as reviewers see it.
 *
 * @param survivor the record that shows both, where they are the same; else one of the two
 * @param absorbed the record that the survivor shows, where they are the same; else the other of the two
 * @param reason null where the reader's clearance does not cover {@code tlp}
 * @param madeBy subject of the token of the reviewer
 * @param awaits {@code merge} or {@code undo} where one reviewer has asked for it and a second one has to do so too, for it says of
 *     somebody that they are free or dead; else null
 * @param undoAskedBy who asked for it to be undone, where that waits or waited for a second reviewer
 * @param undoneAt null while it stands
 * @param undoneReason null where nobody said why, or the reader may not see it
 */
@Schema(description = "What a reviewer judged of two records, when and why")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MergeView(
        UUID id,
        MergedPerson survivor,
        MergedPerson absorbed,
        Judgement judgement,
        @Nullable String reason,
        Tlp tlp,
        Instant madeAt,
        String madeBy,
        @Nullable String awaits,
        @Nullable String undoAskedBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        @Nullable String undoneReason) {

    /** Who is meant; {@code name} is the main name of the public record. */
    public record MergedPerson(UUID id, String slug, String name) {}

    /**
     * What is left to do after a merge is undone.
     *
     * @param review what was said while the two were joined, the oldest first, at most 200: each stays with {@code subject}, the record
     *     that it was addressed to
     * @param reviewCount how many those are in all
     */
    @Schema(description = "A judgement that was undone, and what has to be looked at")
    public record Undone(MergeView merge, List<Statement> review, int reviewCount) {}
}
