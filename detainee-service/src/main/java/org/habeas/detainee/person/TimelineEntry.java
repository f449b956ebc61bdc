package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.detainee.bill.BillStanding;
import org.habeas.detainee.statement.Proceedings;
import org.habeas.detainee.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a person's timeline: something that is said of the person, or where a measure came to stand that names them.
 *
 * @param date since when it is so, EDTF; null where nobody says
 * @param until until when it was so, EDTF; null where it is not known to have ended
 * @param statement null unless {@code kind} is {@code statement}
 * @param bill null unless {@code kind} is {@code bill}
 * @param inferred of a stage of proceedings: the stages that must lie before it and of which nobody tells; absent where there are none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TimelineEntry(
        @Schema(enumeration = {"statement", "bill"}) String kind,

        @Nullable String date,
        @Nullable String until,
        @Nullable Statement statement,
        @Nullable BillStanding bill,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Proceedings> inferred) {

    static TimelineEntry of(Statement s, List<Proceedings> inferred) {
        return new TimelineEntry("statement", s.validFrom(), s.validTo(), s, null, inferred);
    }

    static TimelineEntry of(BillStanding b) {
        return new TimelineEntry("bill", b.effective(), null, null, b, List.of());
    }

    /** Tells it from all others on the same timeline. */
    String key() {
        return statement != null ? statement.id() : bill != null ? bill.change().toString() : "";
    }
}
