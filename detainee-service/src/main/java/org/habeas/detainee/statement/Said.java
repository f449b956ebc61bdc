package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How something is said, and what is thought of it.
 *
 * @param about the case, charge, hearing or sentence that it is about, by a name of the record's own, where {@code thing} is not given
 * @param valueAsStated the source's own words for a value that is a code
 * @param reliability of the source, A to F; null where nobody graded it
 * @param credibility of the information, 1 (confirmed) to 5 (improbable), 6 where nobody can tell; null where nobody graded it
 * @param supersedes the id that the replaced or retracted statement first had
 * @param reason why a statement is retracted, why what is usually restricted is public, or why a rule accepted it
 * @param markedBy subject of the token that gave it the mark and the grades that it has, where that was somebody after it was recorded;
 *     null where the reader must not know
 * @param thing the case, charge, hearing or sentence that it is about; null where it is about the person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Said(
        @Nullable String about,
        @Nullable String valueAsStated,
        @Nullable Reliability reliability,
        @Nullable Integer credibility,
        Stance stance,
        @Nullable String supersedes,
        @Nullable String reason,
        @Nullable String markedBy,
        @Nullable Thing thing) {

    /** Of the person as a whole, or of what {@code about} names. */
    public Said(
            @Nullable String about,
            @Nullable String valueAsStated,
            @Nullable Reliability reliability,
            @Nullable Integer credibility,
            Stance stance,
            @Nullable String supersedes,
            @Nullable String reason,
            @Nullable String markedBy) {
        this(about, valueAsStated, reliability, credibility, stance, supersedes, reason, markedBy, null);
    }

    /** That it is so, and nothing else. */
    public static final Said PLAIN = new Said(null, null, null, null, Stance.SUPPORTS, null, null, null);

    /** These words and grades, and where one is missing that of before. */
    Said orElse(Said before) {
        return new Said(
                about,
                valueAsStated == null ? before.valueAsStated : valueAsStated,
                reliability == null ? before.reliability : reliability,
                credibility == null ? before.credibility : credibility,
                stance,
                supersedes,
                reason == null ? before.reason : reason,
                markedBy == null ? before.markedBy : markedBy,
                thing);
    }

    /** The same, which somebody has marked or graded; nobody where the reader must not know who. */
    Said markedBy(@Nullable String who) {
        return new Said(about, valueAsStated, reliability, credibility, stance, supersedes, reason, who, thing);
    }

    /** The same, for a reason. */
    Said because(String why) {
        return new Said(about, valueAsStated, reliability, credibility, stance, supersedes, why, markedBy, thing);
    }

    /** The same, without what it replaces. */
    Said replacingNothing() {
        return new Said(about, valueAsStated, reliability, credibility, stance, null, reason, markedBy, thing);
    }

    /** The same, about this thing. */
    public Said about(@Nullable Thing other) {
        return new Said(about, valueAsStated, reliability, credibility, stance, supersedes, reason, markedBy, other);
    }

    /**
     * Both grades in one number, 1 to 25: reliability (A 5 to E 1) times credibility (1 is 5, 5 is 1). A grade that is
     * missing, or says that nobody can tell, counts as the middle: it neither helps nor harms.
     */
    int grade() {
        return grade(reliability == null || reliability == Reliability.F ? null : 5 - reliability.ordinal())
                * grade(credibility == null || credibility == 6 ? null : 6 - credibility);
    }

    private static int grade(@Nullable Integer given) {
        return given == null ? 3 : given;
    }
}
