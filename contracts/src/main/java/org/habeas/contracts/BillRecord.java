package org.habeas.contracts;

import static java.util.Objects.requireNonNullElse;

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
 * @param amendments those that were submitted to it, in the source's order
 * @param votes each roll once, however many actions state it; the bill's own, oldest first, and then those on its amendments
 * @param summaries of the Congressional Research Service, oldest first
 * @param calendars the places on a calendar that it was given, oldest first
 * @param reports citations of committee reports, as the source writes them: {@code H. Rept. 117-130, Part 1}
 * @param costEstimates of the Congressional Budget Office
 * @param notes of the source about the bill
 * @param authority the power that its sponsor rests it on, as the House asks for
 * @param unknownElements elements of the file that this version does not read, by path, each once
 * @param partial the lists of which the source's answer names every row but does not say all of it, by their names here: what another
 *     snapshot says of such a row stands
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
        List<Amendment> amendments,
        List<RecordedVote> votes,
        List<Summary> summaries,
        List<CalendarPlace> calendars,
        List<String> reports,
        List<CostEstimate> costEstimates,
        List<String> notes,
        @Nullable String authority,
        List<String> unknownElements,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> partial) {

    /** Events of an earlier version lack the lists that came later. */
    public BillRecord {
        amendments = requireNonNullElse(amendments, List.of());
        votes = requireNonNullElse(votes, List.of());
        summaries = requireNonNullElse(summaries, List.of());
        calendars = requireNonNullElse(calendars, List.of());
        reports = requireNonNullElse(reports, List.of());
        costEstimates = requireNonNullElse(costEstimates, List.of());
        notes = requireNonNullElse(notes, List.of());
        partial = requireNonNullElse(partial, List.of());
    }

    /** The same with another content hash. */
    public BillRecord withContentHash(String hash) {
        return new BillRecord(
                id,
                source,
                sourceUpdated,
                hash,
                documentId,
                seeded,
                introduced,
                titles,
                sponsors,
                cosponsors,
                committees,
                actions,
                texts,
                related,
                policyArea,
                subjects,
                laws,
                citations,
                amendments,
                votes,
                summaries,
                calendars,
                reports,
                costEstimates,
                notes,
                authority,
                unknownElements,
                partial);
    }

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

    /**
     * @param code the committee's system code: {@code ssfr00}
     * @param type {@code Standing}, {@code Select}, {@code Joint} …
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Committee(
            String code,
            String name,
            @Nullable String chamber,
            List<Activity> activities,
            @Nullable String type,
            List<Subcommittee> subcommittees) {

        /** Events of an earlier version lack what came later. */
        public Committee {
            subcommittees = requireNonNullElse(subcommittees, List.of());
        }
    }

    /** @param code {@code ssfr07}: its committee's code with another ending than {@code 00} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Subcommittee(String code, String name, List<Activity> activities) {}

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

    /**
     * An amendment that was submitted to the bill, whether or not it was offered.
     *
     * @param id {@code 117-samdt-2137}
     * @param amends the id of the amendment that it would alter, null where it is the bill itself
     * @param submitted the day in Washington
     * @param proposed the day in Washington on which it was offered in the Senate
     * @param actions oldest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Amendment(
            String id,
            @Nullable String amends,
            @Nullable String description,
            @Nullable String purpose,
            List<AmendmentSponsor> sponsors,
            List<Cosponsor> cosponsors,
            @Nullable LocalDate submitted,
            @Nullable LocalDate proposed,
            List<Action> actions) {}

    /** @param bioguide null where a committee brought it in */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AmendmentSponsor(
            @Nullable String bioguide,
            String name,
            @Nullable String party,
            @Nullable String state,
            @Nullable Integer district) {}

    /**
     * A vote of which a roll was taken.
     *
     * @param session of the Congress, 1 or 2
     * @param at UTC: the day in Washington may be the one before; null where no source gives a time
     * @param question the action that states the vote, with what came of it; else what the source calls the question. Of an action of
     *     more than 2,000 characters the beginning
     * @param amendments the ids of the amendments that were voted on, none where it was the bill or a motion
     * @param url the chamber's own record of the vote
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecordedVote(
            Chamber chamber,
            int congress,
            int session,
            int roll,
            @Nullable Instant at,
            @Nullable LocalDate date,
            @Nullable String question,
            List<String> amendments,
            String url) {}

    /**
     * @param code of the version that is summarised: {@code 00} as introduced, {@code 49} as public law …
     * @param description {@code Introduced in Senate}
     * @param text without markup, a paragraph or an entry of a list in each line
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Summary(
            @Nullable String code,
            @Nullable String description,
            @Nullable LocalDate date,
            String text) {}

    /**
     * @param calendar {@code Senate Legislative Calendar}, {@code Union Calendar}; or the letter that the source gives, where that
     *     is all
     * @param number without leading zeros
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CalendarPlace(
            String calendar, String number, @Nullable LocalDate date) {}

    /** @param published UTC */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CostEstimate(
            String title,
            @Nullable Instant published,
            @Nullable String url,
            @Nullable String description) {}

    /** @param kind {@code Public Law} or {@code Private Law} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Law(String kind, String number) {}
}
