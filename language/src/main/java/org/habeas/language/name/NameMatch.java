package org.habeas.language.name;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far two names may be one person's, and why. No score says that two people are one.
 *
 * @param score 0 to 1
 * @param explanation part by part in the order of the name that was asked for, then what it lacks, then what else counted
 */
public record NameMatch(double score, List<Part> explanation) {

    public NameMatch {
        explanation = List.copyOf(explanation);
    }

    /** From the shipped threshold up two names may be one person's. */
    public boolean match() {
        return score >= NameMatcher.THRESHOLD;
    }

    /**
     * One part and what it was set beside.
     *
     * @param asked as written in the name asked for; null where only the other has it
     * @param found as written in the other name; null where it has none
     * @param role of the part, or null for what is no part of a name
     * @param likeness 0 to 1; of a part that has no answer, what it leaves of the score
     * @param reason in words
     */
    public record Part(
            @Nullable String asked,
            @Nullable String found,
            @Nullable Role role,
            double likeness,
            String reason) {}
}
