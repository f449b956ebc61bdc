package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Several bills in one answer: an item for each id that was asked for, in the order asked for. */
@Schema(description = "What each of the ids asked for names, in their order")
public record BillBatch(List<Item> items, @Nullable String next) {

    /** What to read: canonical ids and citations alike. */
    @Schema(name = "BillBatchRequest")
    public record Request(
            @Schema(description = "Ids and citations, at most 100", maxItems = 100) @Nullable
            List<@Nullable String> ids) {}

    /**
     * Either the bill or why there is none.
     *
     * @param asked as it was written
     */
    @Schema(name = "BillBatchItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String asked,
            @Nullable BillAnswer bill,
            @Nullable Miss problem) {}

    /**
     * @param code {@code invalid}: neither an id nor a citation; {@code unknown}: no such bill here; {@code ambiguous}: the
     *     citation names no Congress and fits several; {@code repeated}: an item before it has the bill
     * @param candidates of an ambiguous one, newest Congress first
     * @param first the place of the item that has the bill of a repeated one, counted from 0
     */
    @Schema(name = "BillBatchProblem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Miss(
            @Schema(enumeration = {"invalid", "unknown", "ambiguous", "repeated"})
            String code,

            String detail,
            @Nullable List<String> candidates,
            @Nullable Integer first) {}
}
