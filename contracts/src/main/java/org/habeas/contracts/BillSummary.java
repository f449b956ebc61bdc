package org.habeas.contracts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bill in a list, in a change and on the state topic.
 *
 * @param status a code of the status vocabulary: {@code REFERRED}, {@code PASS_OVER:SENATE}, {@code EXPIRED} …
 * @param statusSince the day on which the status began
 * @param stage the finer place inside it, or null; null when EXPIRED
 * @param statusBeforeExpiry null unless EXPIRED, as are the other two
 * @param cosponsors how many stand now, without the withdrawn
 * @param updated when Habeas last changed the record
 */
public record BillSummary(
        BillId id,
        String citation,
        int congress,
        MeasureType type,
        int number,
        @Nullable String title,
        @Nullable LocalDate introduced,
        String status,
        @Nullable LocalDate statusSince,
        @Nullable String stage,
        @Nullable String statusBeforeExpiry,
        @Nullable LocalDate statusBeforeExpirySince,
        @Nullable String stageBeforeExpiry,
        @Nullable Member sponsor,
        int cosponsors,
        @Nullable LatestAction latestAction,
        @Nullable String policyArea,
        long revision,
        Instant updated) {

    public record Member(
            String bioguide,
            String name,
            @Nullable String party,
            @Nullable String state) {}

    public record LatestAction(LocalDate date, String text) {}
}
