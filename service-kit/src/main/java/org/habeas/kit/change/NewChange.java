package org.habeas.kit.change;

import java.util.List;
import org.habeas.contracts.Alert;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Provenance;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/**
 * A change as its writer states it; the log adds id, time and, after commit, the position.
 *
 * @param revision of the record after the change
 * @param tlp of the most restricted thing in it
 * @param effective since when it is true, EDTF
 * @param record summary view of the record after the change
 */
public record NewChange(
        ChangeType type,
        String subject,
        long revision,
        Tlp tlp,
        @Nullable String effective,
        List<FieldChange> fields,
        @Nullable Provenance source,
        @Nullable Object record,
        @Nullable Alert alert) {}
