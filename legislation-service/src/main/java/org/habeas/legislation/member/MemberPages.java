package org.habeas.legislation.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What pages about members hold, said to the contract. */
final class MemberPages {

    private MemberPages() {}

    @Schema(name = "MemberPage")
    record Members(
            List<MemberSummary> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "MemberBillPage")
    record Bills(
            List<MemberBill> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}
}
