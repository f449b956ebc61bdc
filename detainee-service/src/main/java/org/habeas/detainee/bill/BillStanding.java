package org.habeas.detainee.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the legislation-service told of where a bill stands, and when.
 *
 * @param bill id of the bill
 * @param change id of the change, as in {@code /v1/changes} of the legislation-service
 * @param from the status before; null where the bill was first known then, or only the stage changed
 * @param to the status from then on
 * @param effective since when it is true, EDTF; null where nobody says
 * @param time when it was told
 * @param corrected whether what was told before was wrong
 */
public record BillStanding(
        String bill,
        String citation,
        @Nullable String title,
        UUID change,
        ChangeType type,
        @Nullable String from,
        String to,
        @Nullable String stageFrom,
        @Nullable String stageTo,
        @Nullable String effective,
        Instant time,
        boolean corrected) {

    private static final Set<String> FIELDS = Set.of("status", "stage");

    static boolean isIn(List<FieldChange> fields) {
        return fields.stream().anyMatch(f -> FIELDS.contains(f.field()));
    }

    static BillStanding of(Change change, BillSummary then) {
        Optional<FieldChange> status = field(change, "status");
        Optional<FieldChange> stage = field(change, "stage");
        return new BillStanding(
                change.subject(),
                then.citation(),
                then.title(),
                change.id(),
                change.type(),
                text(status.map(FieldChange::from)),
                Optional.ofNullable(text(status.map(FieldChange::to))).orElse(then.status()),
                text(stage.map(FieldChange::from)),
                Optional.ofNullable(text(stage.map(FieldChange::to))).orElse(then.stage()),
                change.effective() != null || then.statusSince() == null
                        ? change.effective()
                        : then.statusSince().toString(),
                change.time(),
                change.type() == ChangeType.BILL_CORRECTED);
    }

    static BillStanding of(JsonNode stored) {
        return Json.mapper().convertValue(stored, BillStanding.class);
    }

    private static Optional<FieldChange> field(Change change, String name) {
        return change.fields().stream().filter(f -> f.field().equals(name)).findFirst();
    }

    private static @Nullable String text(Optional<JsonNode> value) {
        return value.map(JsonNode::textValue).orElse(null);
    }
}
