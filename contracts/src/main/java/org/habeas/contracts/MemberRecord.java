package org.habeas.contracts;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of Congress as a register of members has them: apart from what bills say of their sponsors, which stays with the bills.
 *
 * @param id the Bioguide id: {@code M000133}
 * @param name official and in full: {@code Edward J. Markey}
 * @param lis the Senate's own id of a senator, by which its votes name them: {@code S369}
 * @param terms oldest first
 * @param whole whether the terms are all there are; else it is the last alone, and of that neither the first day nor the last
 * @param source the register, by its name
 * @param asOf the day for which the register was handed in
 * @param documentId the stored file
 * @param former the table of former members by which they no longer serve, where there is one that is not older than the record
 * @param revision rises with each change of what is said here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberRecord(
        String id,
        String name,
        @Nullable String lis,
        List<Term> terms,
        boolean whole,
        String source,
        LocalDate asOf,
        UUID documentId,
        @Nullable Former former,
        long revision) {

    /**
     * A register of those who left.
     *
     * @param asOf the day for which it was handed in
     * @param documentId the stored file
     */
    public record Former(LocalDate asOf, UUID documentId) {}

    /**
     * @param district of a representative; 0 where the state has one alone, or is no state
     * @param party in words: {@code Democrat}; at the end of the term
     * @param start the first day
     * @param end the last day; in a term that lasts, the day on which it will end
     * @param parties the parties of one who changed it within the term, oldest first; else none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Term(
            Chamber chamber,
            String state,
            @Nullable Integer district,
            @Nullable String party,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            List<Affiliation> parties) {

        public Term {
            parties = requireNonNullElse(parties, List.of());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Affiliation(
            String party,
            @Nullable LocalDate start,
            @Nullable LocalDate end) {}

    /** The same, numbered. */
    public MemberRecord withRevision(long number) {
        return new MemberRecord(id, name, lis, terms, whole, source, asOf, documentId, former, number);
    }

    /** The same of one who left. */
    public MemberRecord withFormer(Former register) {
        return new MemberRecord(id, name, lis, terms, whole, source, asOf, documentId, register, revision);
    }
}
