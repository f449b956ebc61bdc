package org.habeas.detainee.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which judgements somebody asks for.
 *
 * @param detainee id of one person, of whom they are; null for everybody
 * @param judgement null for all
 * @param standing whether what was undone is left out
 */
record MergeScope(@Nullable UUID detainee, @Nullable Judgement judgement, boolean standing) {

    /** The condition, empty for all, whose parameters it adds. */
    String where(Map<String, Object> values) {
        List<String> where = new ArrayList<>();
        if (detainee != null) {
            where.add("(survivor = :detainee or absorbed = :detainee)");
            values.put("detainee", detainee);
        }
        if (judgement != null) {
            where.add("judgement = :judgement");
            values.put("judgement", judgement.code());
        }
        if (standing) {
            where.add("undoneAt is null");
        }
        return String.join(" and ", where);
    }
}
