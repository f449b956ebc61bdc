package org.habeas.legislation.member;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.Chamber;
import org.jspecify.annotations.Nullable;

/**
 * A member, named as the bill introduced last names them; one whom no bill names, as the register does, and without a party, which bills
 * abbreviate.
 *
 * @param name as the sources write it: {@code Sen. Markey, Edward J. [D-MA]}
 * @param sponsored how many bills here they sponsor
 * @param cosponsored how many bills here they cosponsor, those from which they withdrew too
 * @param officialName in full, as the register has it; null where it has no such member
 * @param chamber of the last term in the register
 * @param current whether that term lasts and no later table of those who left has the member; null where the register does not say
 */
public record MemberSummary(
        String bioguide,
        String name,
        @Nullable String party,
        @Nullable String state,
        @Nullable Integer district,
        long sponsored,
        long cosponsored,
        @Nullable String officialName,

        @Schema(description = "That of the last term in the register") @Nullable
        Chamber chamber,

        @Schema(
                description =
                        "Whether that term lasts; false too where a later table of those who left has the member, which"
                                + " is official.former; null where the register does not say")
        @Nullable
        Boolean current) {}
