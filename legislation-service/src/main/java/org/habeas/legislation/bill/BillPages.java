package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.legislation.document.MentioningDocument;
import org.habeas.legislation.document.NamedDetainee;
import org.habeas.legislation.status.StatusVocabulary;
import org.jspecify.annotations.Nullable;

/** The lists about bills as clients see them; but for the first they say to the contract what a page of each kind holds. */
final class BillPages {

    private BillPages() {}

    /**
     * @param near whether the words of q are nowhere and these bills have words like them; absent if nothing was looked for
     * @param facets for each facet asked for, how many of all selected bills have each value; absent if none was
     */
    @Schema(name = "BillPage")
    record Bills(
            List<BillSummary> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @Schema(description = "With q: whether its words are nowhere, and these bills have words like them")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Boolean near,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, List<BillFacet.Count>> facets) {}

    @Schema(name = "ActionPage")
    record Actions(
            List<ListedAction> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "CosponsorPage")
    record Cosponsors(
            List<BillRecord.Cosponsor> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "CommitteePage")
    record Committees(
            List<BillRecord.Committee> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "TextPage")
    record Texts(
            List<BillRecord.Text> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "RelatedBillPage")
    record Related(
            List<ListedRelated> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "AmendmentPage")
    record Amendments(
            List<BillRecord.Amendment> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "VotePage")
    record Votes(
            List<BillRecord.RecordedVote> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "MentioningPage")
    record Documents(
            List<MentioningDocument> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "NamedDetaineePage")
    record Detainees(
            List<NamedDetainee> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}

    @Schema(name = "StatusTermPage")
    record Statuses(
            List<StatusVocabulary.Term> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total) {}
}
