package org.habeas.legislation.bill;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.legislation.lineage.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A bill that the file of another one names.
 *
 * @param title as that file calls it
 * @param reasons in the words of the file, with who found it in brackets
 * @param relations the same, taken apart
 * @param sameMeasure whether the file calls both the same measure, and not related only
 * @param held whether Habeas has it; the status and since when are null if not, and all three where a past is shown
 */
@Schema(
        name = "RelatedBill",
        description = "A bill that the file of another one names, why, and where it stands if it is here")
record ListedRelated(
        BillId id,
        String citation,
        @Nullable String title,
        List<String> reasons,
        List<Relation> relations,
        boolean sameMeasure,
        @Nullable Boolean held,
        @Nullable String status,
        @Nullable LocalDate statusSince) {

    /** In a past: how others stand now is not said there. */
    static ListedRelated ofPast(BillRecord.RelatedBill related) {
        return of(related, null, null);
    }

    static ListedRelated of(BillRecord.RelatedBill related, @Nullable BillSummary held) {
        return of(related, held != null, held);
    }

    private static ListedRelated of(
            BillRecord.RelatedBill related, @Nullable Boolean isHeld, @Nullable BillSummary held) {
        List<Relation> relations =
                related.reasons().stream().map(Relation::read).toList();
        return new ListedRelated(
                related.id(),
                related.id().citation(),
                related.title(),
                related.reasons(),
                relations,
                relations.stream().anyMatch(Relation::sameMeasure),
                isHeld,
                held == null ? null : held.status(),
                held == null ? null : held.statusSince());
    }
}
