package org.habeas.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A detainee in a list, in a change and on the state topic: the TLP:CLEAR view, with all names. What depends on the day
 * of reading (days held) is not in it.
 *
 * @param custody {@code UNKNOWN MISSING HELD HOUSE_ARREST RESTRICTED_LIBERTY FREE DEAD}
 * @param proceedings {@code NONE_KNOWN INVESTIGATED CHARGED ON_TRIAL CONVICTED SENTENCED APPEAL FINAL SUSPENDED
 *     DISCONTINUED ACQUITTED REMITTED}
 * @param headline {@code detained charged on-trial convicted sentenced transferred house-arrest restricted released
 *     exchanged died unknown}
 * @param heldSince EDTF; null unless held
 * @param heldBy null unless held or under house arrest
 * @param singlePartySource whether only the state that holds the person says so; null: not weighed
 * @param lastVerified EDTF: the date of the newest source
 * @param updated when Habeas last changed the record
 * @param casesInBrief absent where no case is known, and from before there were any
 */
public record DetaineeSummary(
        UUID id,
        String slug,
        String name,
        List<Name> names,
        String custody,
        @Nullable String custodySince,
        String proceedings,
        String headline,
        @Nullable String heldSince,
        @Nullable String heldBy,
        List<String> groups,
        boolean contested,
        @Nullable Boolean singlePartySource,
        boolean stale,
        @Nullable String lastVerified,
        long revision,
        Instant updated,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CasesInBrief casesInBrief) {

    /** The same, as the version of the record that it is of. */
    public DetaineeSummary at(long otherRevision, Instant otherTime) {
        return copy(otherRevision, otherTime, casesInBrief);
    }

    /** The same, with the cases in short. */
    public DetaineeSummary with(@Nullable CasesInBrief cases) {
        return copy(revision, updated, cases);
    }

    private DetaineeSummary copy(long otherRevision, Instant otherTime, @Nullable CasesInBrief cases) {
        return new DetaineeSummary(
                id,
                slug,
                name,
                names,
                custody,
                custodySince,
                proceedings,
                headline,
                heldSince,
                heldBy,
                groups,
                contested,
                singlePartySource,
                stale,
                lastVerified,
                otherRevision,
                otherTime,
                cases);
    }

    /**
     * @param script ISO 15924: {@code Latn Armn Cyrl}
     * @param language BCP 47
     * @param kind {@code primary}, {@code spelling} or {@code alias}
     */
    public record Name(
            String text,
            @Nullable String script,
            @Nullable String language,
            String kind,
            @Nullable Provenance source) {}

    /**
     * The cases in short, so that a message stays small; the whole files, with who says what, are in the record.
     *
     * @param cases by the earliest day; what nobody says the case of comes last, in one without an id
     * @param leftOut how many cases, charges, hearings and sentences there are beside these
     */
    public record CasesInBrief(List<CaseInBrief> cases, int leftOut) {}

    /**
     * @param id null where nobody says in which case
     * @param name number or name of the case, null with the id; texts are cut after 120 characters, with an ellipsis
     * @param proceedings code as of the person, where a source tells the stage of this case
     * @param since the earliest day of all that is in it, EDTF
     * @param contested whether sources contradict each other about anything in it
     */
    public record CaseInBrief(
            @Nullable String id,
            @Nullable String name,
            @Nullable String court,
            @Nullable String proceedings,
            @Nullable String since,
            boolean contested,
            List<ThingInBrief> charges,
            List<ThingInBrief> hearings,
            List<ThingInBrief> sentences) {}

    /**
     * A charge, a hearing or a sentence.
     *
     * @param value what the charge names, what the hearing is for, or what was imposed; null where nobody says
     * @param since its earliest day, EDTF
     */
    public record ThingInBrief(
            String id,
            String name,
            @Nullable String value,
            @Nullable String since,
            boolean contested) {}
}
