package org.habeas.detainee.merge;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer judges of two records.
 *
 * @param survivor id or slug of the record that is to show both
 * @param absorbed id or slug of the other
 * @param judgement {@code same} (default), {@code different} or {@code unsure}
 * @param reason what says so beside the names
 * @param tlp of the reason; without it as restricted as all that the reviewer may see
 */
@Schema(description = "What a reviewer judges of two records, and why")
public record NewMerge(
        @Nullable String survivor,
        @Nullable String absorbed,
        @Nullable String judgement,
        @Nullable String reason,
        @Nullable String tlp) {}
