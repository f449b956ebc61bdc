package org.habeas.legislation.lineage;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillId;

/**
 * Two bills of which at least one names the other.
 *
 * @param first the one of the earlier Congress, or of the House
 * @param sameMeasure whether any of them says that they are one measure
 * @param listings what each says of the other, the first one's before
 */
public record Link(BillId first, BillId second, boolean sameMeasure, Agreement agreement, List<Listing> listings) {

    /** What the two say of it together. */
    @Schema(name = "LineageAgreement")
    public enum Agreement {
        /** Each says it of the other. */
        MUTUAL,
        /** One says it; the other is here as well and does not name it. */
        ONE_SIDED,
        /** One calls both the same measure, the other calls them related only. */
        CONTRADICTED,
        /** One says it; the other is not here, so nobody can tell. */
        OTHER_NOT_HELD,
        /** One says it; more is said of it than was read, so the other may say it as well. */
        NOT_READ
    }
}
