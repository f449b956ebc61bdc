package org.habeas.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of one record, as every outlet shows it.
 *
 * @param position its place in its service's change log: rising, never reused, with gaps for what a reader may not see
 * @param id UUID v7, the same on every outlet and for ever
 * @param subject id of the record
 * @param revision of the record after the change
 * @param time when Habeas recorded it
 * @param effective since when it is true, EDTF; null where nothing became true at a time
 * @param record summary view after it; null in {@code /v1/changes} for a bill record
 */
public record Change(
        long position,
        UUID id,
        ChangeType type,
        String subject,
        long revision,
        Instant time,
        @Nullable String effective,
        List<FieldChange> fields,
        @Nullable Provenance source,
        @Nullable JsonNode record,
        @Nullable Alert alert) {}
