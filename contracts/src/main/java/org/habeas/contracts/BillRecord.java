package org.habeas.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One bill as one source published it, normalised: the same shape whatever the source. It is a snapshot; which one is
 * current is decided by the legislation-service from {@code source} and {@code sourceUpdated}.
 *
 * @param sourceUpdated the file's own stamp
 * @param contentHash SHA-256 (hex) over everything that the source says of the bill but its stamp: equal means that
 *     nothing was said anew
 * @param documentId the stored file
 * @param seeded true where the seed-loader brought it: old news for those who follow live
 * @param titles in the source's order; the first of kind {@code display} is what the bill is called
 * @param actions oldest first
 * @param unknownElements elements of the file that this version does not read, by path, each once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BillRecord(
        BillId id,
        Origin source,
        Instant sourceUpdated,
        String contentHash,
        UUID documentId,
        boolean seeded,
        @Nullable LocalDate introduced,
        List<Title> titles,
        List<Sponsor> sponsors,
        List<Cosponsor> cosponsors,
        List<Committee> committees,
        List<Action> actions,
        List<Text> texts,
        List<RelatedBill> related,
        @Nullable String policyArea,
        List<String> subjects,
        List<Law> laws,
        List<Provenance> citations,
        List<String> unknownElements) {

    /** Who published a snapshot, in rising rank. The two official ones are equals: the newer wins. */
    public enum Origin {
        HABEAS,
        GOVINFO_BILLSTATUS,
        CONGRESS_GOV_API
    }

    /** @param kind {@code display}, {@code official}, {@code short} or {@code popular} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Title(String text, String kind, @Nullable String stage) {}

    /** @param name as the source writes it: {@code Sen. Markey, Edward J. [D-MA]} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sponsor(
            String bioguide,
            String name,
            @Nullable String party,
            @Nullable String state,
            @Nullable Integer district,
            boolean byRequest) {}

    /** A member may withdraw and join again, so (bioguide, joined) is the key. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cosponsor(
            String bioguide,
            String name,
            @Nullable String party,
            @Nullable String state,
            @Nullable Integer district,
            LocalDate joined,
            boolean original,
            @Nullable LocalDate withdrawn) {}

    /** @param code the committee's system code: {@code ssfr00} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Committee(
            String code, String name, @Nullable String chamber, List<Activity> activities) {}

    /** @param at UTC: the day in Washington may be the one before */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Activity(String name, @Nullable Instant at) {}

    /**
     * @param sequence from 1, oldest first; the source's own order, which alone orders the rows of one day
     * @param time Washington time, where the source states one
     * @param system who recorded it: {@code Senate}, {@code House floor actions}, {@code Library of Congress} …
     * @param text without the references to the Congressional Record
     * @param references those references, as printed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Action(
            int sequence,
            LocalDate date,
            @Nullable LocalTime time,
            String text,
            @Nullable String type,
            @Nullable String code,
            @Nullable String system,
            List<String> committees,
            List<String> references) {}

    /** @param date the day in Washington */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Text(
            @Nullable String code, String name, @Nullable LocalDate date, List<String> urls) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RelatedBill(BillId id, @Nullable String title, List<String> reasons) {}

    /** @param kind {@code Public Law} or {@code Private Law} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Law(String kind, String number) {}
}
