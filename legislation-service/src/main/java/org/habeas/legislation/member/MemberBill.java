package org.habeas.legislation.member;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillSummary;
import org.jspecify.annotations.Nullable;

/**
 * A bill of a member, and the member as this bill states them.
 *
 * @param joined when they became a cosponsor, and
 * @param withdrawn when they ceased to be one; null for a sponsor
 */
public record MemberBill(
        @Schema(enumeration = {"sponsor", "cosponsor"}) String role,

        String name,
        @Nullable String party,
        @Nullable String state,
        @Nullable Integer district,
        @Nullable LocalDate joined,
        @Nullable LocalDate withdrawn,
        BillSummary bill) {}
