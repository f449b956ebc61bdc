package org.habeas.legislation.bill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.jspecify.annotations.Nullable;

/**
 * A cosponsor as lists show one.
 *
 * @param missingSince when a file came that lacks the row, if it is not yet known to have gone; absent for any other
 * @param withdrawalInferred from what a withdrawal is inferred; absent where a source states it, and where there is none
 */
@Schema(name = "ListedCosponsor")
record ListedCosponsor(
        @JsonUnwrapped Cosponsor cosponsor,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant missingSince,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Withdrawal withdrawalInferred) {

    static List<ListedCosponsor> of(BillView view) {
        return view.cosponsors().stream()
                .map(c -> new ListedCosponsor(c, view.missingSince(BillPart.COSPONSORS, c), view.withdrawal(c)))
                .toList();
    }

    /** What tells one apart in a walk through pages. */
    String key() {
        return cosponsor.bioguide() + "|" + cosponsor.joined();
    }
}
