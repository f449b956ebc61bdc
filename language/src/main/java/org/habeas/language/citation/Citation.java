package org.habeas.language.citation;

import org.habeas.contracts.BillId;
import org.habeas.contracts.MeasureType;
import org.jspecify.annotations.Nullable;

/**
 * A bill as a text cites it.
 *
 * @param congress null where the citation itself does not say
 */
public record Citation(
        MeasureType type, int number, @Nullable Integer congress) {

    /** {@code 118-sres-540}, or {@code sres-540} where no Congress is known. */
    public String id() {
        return congress == null ? type.code() + "-" + number : new BillId(congress, type, number).toString();
    }
}
