package org.habeas.legislation.member;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MemberRecord;
import org.jspecify.annotations.Nullable;

/**
 * A member as a register has them.
 *
 * @param lis the Senate's own id of a senator
 * @param terms oldest first
 * @param whole whether the terms are all there are; else it is the last alone, without its days
 * @param source the register
 * @param asOf the day for which it was handed in
 * @param documentId the stored file
 * @param former the later table of those who left that has the member
 */
public record OfficialMember(
        String name,
        @Nullable String lis,
        List<OfficialTerm> terms,

        @Schema(description = "Whether these are all terms; else it is the last alone, without its days")
        boolean whole,

        @Schema(description = "The register that says so", examples = "unitedstates/congress-legislators")
        String source,

        LocalDate asOf,
        UUID documentId,

        @Schema(
                description =
                        "The table of those who left by which the member no longer serves, whatever a term says of its"
                                + " end; null where none says so, or only an older one")
        @Nullable
        OfficialFormer former) {

    /** A table of those who left: for which day it was handed in, and the stored file. */
    public record OfficialFormer(LocalDate asOf, UUID documentId) {}

    /** A term in one of the chambers; the party is that at its end, and {@code parties} are those of one who changed it. */
    public record OfficialTerm(
            Chamber chamber,
            String state,
            @Nullable Integer district,
            @Nullable String party,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            List<OfficialParty> parties) {}

    /** A party within a term. */
    public record OfficialParty(
            String party,
            @Nullable LocalDate start,
            @Nullable LocalDate end) {}

    static OfficialMember of(MemberRecord r) {
        return new OfficialMember(
                r.name(),
                r.lis(),
                r.terms().stream().map(OfficialMember::term).toList(),
                r.whole(),
                r.source(),
                r.asOf(),
                r.documentId(),
                r.former() == null
                        ? null
                        : new OfficialFormer(r.former().asOf(), r.former().documentId()));
    }

    private static OfficialTerm term(MemberRecord.Term t) {
        return new OfficialTerm(
                t.chamber(),
                t.state(),
                t.district(),
                t.party(),
                t.start(),
                t.end(),
                t.parties().stream()
                        .map(p -> new OfficialParty(p.party(), p.start(), p.end()))
                        .toList());
    }
}
