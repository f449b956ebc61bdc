package org.habeas.legislation.member;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One member, with all that bills called them in each Congress: a member can change party, and move from one chamber or district to
 * another.
 *
 * @param namings the latest Congress first
 */
public record MemberAnswer(@JsonUnwrapped MemberSummary member, List<Naming> namings) {

    /** @param bills how many bills of the Congress name the member so */
    public record Naming(
            int congress,
            String name,
            @Nullable String party,
            @Nullable String state,
            @Nullable Integer district,
            long bills) {}
}
