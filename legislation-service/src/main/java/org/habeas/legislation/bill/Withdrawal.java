package org.habeas.legislation.bill;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * That a cosponsor withdrew, which no source states: one listed the member and no longer does. When it was nobody knows; the
 * cosponsor is taken to have stood until the day of the first snapshot without.
 *
 * @param source whose snapshots they are
 * @param lastListed the stamp of the last one with the member
 * @param missingFrom the stamp of the first one without
 */
@Schema(
        name = "InferredWithdrawal",
        description =
                "That a cosponsor withdrew is inferred: the source listed the member at lastListed and no more at missingFrom")
public record Withdrawal(String bioguide, LocalDate joined, String source, Instant lastListed, Instant missingFrom) {}
