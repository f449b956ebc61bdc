package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.legislation.document.MentioningDocument;
import org.habeas.legislation.document.NamedDetainee;
import org.jspecify.annotations.Nullable;

/**
 * One bill as clients see it; the parts that {@code include=} asked for stand in {@code included}.
 *
 * @param missing rows that the newest file of its source lacks and that are not known to have gone; absent where it lacks none
 * @param past which past it is; absent where it is the present
 */
@Schema(description = "One bill: where it stands, and on request its parts")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BillAnswer(
        @JsonUnwrapped @JsonInclude(JsonInclude.Include.ALWAYS)
        BillSummary summary,

        List<BillRecord.Title> titles,
        Counts counts,
        Links links,
        List<BillView.SnapshotSource> sources,
        List<BillRecord.Law> laws,
        List<BillRecord.CalendarPlace> calendars,
        List<String> reports,
        List<BillRecord.CostEstimate> costEstimates,
        List<String> notes,
        @Nullable String authority,
        @Nullable List<MissingRow> missing,
        @Nullable PastAnswer past,
        @Nullable Included included) {

    /**
     * The parts that were asked for, each under the name that {@code include=} and its own path have. They stand apart from
     * the bill's own fields because {@code cosponsors} is a number there.
     */
    @Schema(name = "IncludedParts")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Included(
            @Nullable List<ListedAction> actions,
            @Nullable List<BillRecord.Sponsor> sponsors,
            @Nullable List<ListedCosponsor> cosponsors,
            @Nullable List<BillRecord.Committee> committees,
            @Nullable List<BillRecord.Text> texts,
            @Nullable List<BillRecord.Amendment> amendments,
            @Nullable List<BillRecord.RecordedVote> votes,
            @Nullable List<ListedRelated> related,
            @Nullable LineageAnswer lineage,
            @Nullable List<String> subjects,
            @Nullable List<BillRecord.Summary> summaries,
            @Nullable List<MentioningDocument> documents,
            @Nullable List<NamedDetainee> detainees) {}

    /** How many there are of each part. */
    public record Counts(
            int actions,
            int cosponsors,
            int committees,
            int texts,
            int amendments,
            int votes,
            int related,
            int subjects,
            int summaries) {}

    /** The official pages of the bill. */
    public record Links(String congressGov, String govinfo) {

        static Links of(BillSummary s) {
            String form = switch (s.type()) {
                case HR -> "house-bill";
                case S -> "senate-bill";
                case HJRES -> "house-joint-resolution";
                case SJRES -> "senate-joint-resolution";
                case HCONRES -> "house-concurrent-resolution";
                case SCONRES -> "senate-concurrent-resolution";
                case HRES -> "house-resolution";
                case SRES -> "senate-resolution";
            };
            return new Links(
                    "https://www.congress.gov/bill/" + s.id().ordinalCongress() + "-congress/" + form + "/"
                            + s.number(),
                    "https://www.govinfo.gov/bulkdata/BILLSTATUS/" + s.congress() + "/"
                            + s.type().code() + "/BILLSTATUS-" + s.congress()
                            + s.type().code() + s.number() + ".xml");
        }
    }
}
