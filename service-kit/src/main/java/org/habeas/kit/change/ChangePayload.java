package org.habeas.kit.change;

import java.util.List;
import org.habeas.contracts.Alert;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Provenance;
import org.jspecify.annotations.Nullable;

/** The part of a change that is stored as one JSON document: nothing in it is searched for. */
record ChangePayload(
        @Nullable String effective,
        List<FieldChange> fields,
        @Nullable Provenance source,
        @Nullable Alert alert,
        @Nullable String traceparent) {}
