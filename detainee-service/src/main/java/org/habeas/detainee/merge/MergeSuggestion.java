package org.habeas.detainee.merge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.habeas.detainee.merge.MergeView.MergedPerson;
import org.jspecify.annotations.Nullable;

/**
 * Two records that may be of one person. It is never more than a reason to look.
 *
 * @param score how alike the two names are, 0 to 1
 * @param oneName the name of the one that meets a name of the other best
 * @param strength {@code strong} if something beside the names agrees and no birth date contradicts, else {@code name-only}
 * @param qualifiers what both records say beside the names
 * @param unsure id of the judgement of somebody who has looked and could not tell; null where nobody has
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MergeSuggestion(
        MergedPerson one,
        MergedPerson other,
        double score,
        String oneName,
        String otherName,
        String strength,
        List<MergeQualifier> qualifiers,
        @Nullable UUID unsure) {}
