package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.kit.page.Page;
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
            @Schema(type = SchemaType.ARRAY, implementation = BillSummary.class)
            List<WrittenBill> items,

            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @Schema(description = "With q: whether its words are nowhere, and these bills have words like them")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Boolean near,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, List<BillFacet.Count>> facets) {}

    /**
     * A page of any part, of the present or of a past.
     *
     * @param on the day at whose end it was so; absent where nobody asked, as is the other
     * @param asOf the instant at which Habeas knew it so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part<T>(
            @JsonInclude List<T> items,
            @JsonInclude @Nullable String next,
            @Nullable Long total,
            @Nullable LocalDate on,
            @Nullable Instant asOf) {

        static <T> Part<T> of(Page<T> page, Past past) {
            return new Part<>(page.items(), page.next(), page.total(), past.on(), past.asOf());
        }
    }

    @Schema(name = "ActionPage")
    record Actions(
            List<ListedAction> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate on,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant asOf) {}

    @Schema(name = "CosponsorPage")
    record Cosponsors(
            List<ListedCosponsor> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate on,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant asOf) {}

    @Schema(name = "CommitteePage")
    record Committees(
            List<BillRecord.Committee> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate on,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant asOf) {}

    @Schema(name = "TextPage")
    record Texts(
            List<BillRecord.Text> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate on,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant asOf) {}

    @Schema(name = "RelatedBillPage")
    record Related(
            List<ListedRelated> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate on,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant asOf) {}

    @Schema(name = "AmendmentPage")
    record Amendments(
            List<BillRecord.Amendment> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate on,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant asOf) {}

    @Schema(name = "VotePage")
    record Votes(
            List<BillRecord.RecordedVote> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate on,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant asOf) {}

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
