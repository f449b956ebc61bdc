package org.habeas.legislation.member;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One member, with all that bills called them in each Congress: a member can change party, and move from one chamber or district to
 * another.
 *
 * @param namings the latest Congress first
 * @param official what the register says, with all terms; null where it has no such member
 * @param contradictions where bills and register differ
 */
public record MemberAnswer(
        @JsonUnwrapped MemberSummary member,
        List<Naming> namings,
        @Nullable OfficialMember official,
        List<Contradiction> contradictions) {

    /**
     * Something that bills of a Congress say otherwise than the register.
     *
     * @param field {@code party}, {@code state}, or {@code term} where the register has no term in that Congress
     * @param bills what the bills say
     * @param register what the register says; several, where it has several in that Congress, are parted by commas
     */
    @Schema(name = "MemberContradiction")
    public record Contradiction(
            @Schema(enumeration = {"party", "state", "term"})
            String field,

            int congress,
            String bills,
            @Nullable String register) {}

    /** @param bills how many bills of the Congress name the member so */
    public record Naming(
            int congress,
            String name,
            @Nullable String party,
            @Nullable String state,
            @Nullable Integer district,
            long bills) {}
}
