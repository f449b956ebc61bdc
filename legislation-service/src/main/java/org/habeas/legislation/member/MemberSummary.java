package org.habeas.legislation.member;

import org.jspecify.annotations.Nullable;

/**
 * A member, named as the bill introduced last names them.
 *
 * @param name as the sources write it: {@code Sen. Markey, Edward J. [D-MA]}
 * @param sponsored how many bills here they sponsor
 * @param cosponsored how many bills here they cosponsor, those from which they withdrew too
 */
public record MemberSummary(
        String bioguide,
        String name,
        @Nullable String party,
        @Nullable String state,
        @Nullable Integer district,
        long sponsored,
        long cosponsored) {}
