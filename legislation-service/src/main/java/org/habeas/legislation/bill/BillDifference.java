package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/** What changed between two computations of a bill: for each type of change its rows, in the order of telling. */
final class BillDifference {

    private static final Set<String> NEVER_CORRECTED = Set.of("revision", "updated");
    private static final Set<String> WHERE_IT_STANDS = Set.of(
            "status", "statusSince", "stage", "statusBeforeExpiry", "statusBeforeExpirySince", "stageBeforeExpiry");

    /** Which fields of the summary a change accounts for. */
    private static final Map<ChangeType, Set<String>> TELLS = Map.of(
            ChangeType.BILL_STATUS_CHANGED, WHERE_IT_STANDS,
            ChangeType.BILL_ACTIONS_ADDED, Set.of("latestAction"),
            ChangeType.BILL_ACTIONS_RETRACTED, Set.of("latestAction"),
            ChangeType.BILL_COSPONSORS_CHANGED, Set.of("cosponsors"));

    private BillDifference() {}

    /**
     * @param sameSource whether both rest on snapshots of the same source; only then can a row be said to have gone
     */
    static Map<ChangeType, List<FieldChange>> between(BillView before, BillView now, boolean sameSource) {
        Map<ChangeType, List<FieldChange>> changes = new LinkedHashMap<>();
        BillSummary a = before.summary();
        BillSummary b = now.summary();
        if (moved(before.status(), now.status())) {
            put(
                    changes,
                    ChangeType.BILL_STATUS_CHANGED,
                    Stream.concat(text("status", a.status(), b.status()), text("stage", a.stage(), b.stage()))
                            .toList());
        }
        put(
                changes,
                ChangeType.BILL_MILESTONE_REACHED,
                added(
                        "milestones",
                        before.status().milestones(),
                        now.status().milestones(),
                        m -> m.kind() + "|" + key(m.action())));
        put(
                changes,
                ChangeType.BILL_ACTIONS_ADDED,
                added("actions", before.actions(), now.actions(), BillDifference::key));
        if (sameSource) {
            put(
                    changes,
                    ChangeType.BILL_ACTIONS_RETRACTED,
                    removed("actions", before.actions(), now.actions(), BillDifference::key));
        }
        List<FieldChange> cosponsors =
                new ArrayList<>(added("cosponsors", before.cosponsors(), now.cosponsors(), BillDifference::key));
        if (sameSource) {
            cosponsors.addAll(removed("cosponsors", before.cosponsors(), now.cosponsors(), BillDifference::key));
        }
        put(changes, ChangeType.BILL_COSPONSORS_CHANGED, cosponsors);
        put(
                changes,
                ChangeType.BILL_TEXTS_PUBLISHED,
                added("texts", before.texts(), now.texts(), BillRecord.Text::name));
        put(changes, ChangeType.BILL_CORRECTED, corrected(a, b, changes.keySet()));
        return changes;
    }

    /**
     * Whether the bill itself moved. Where another version of the rules says otherwise, or what was told is no part of its
     * way any more (a mistaken action was taken back), it did not: what was said is corrected.
     */
    private static boolean moved(StatusReport before, StatusReport now) {
        String told = before.current().status();
        return before.version().equals(now.version())
                && Stream.concat(now.history().stream(), Stream.of(now.current()))
                        .anyMatch(entry -> entry.status().equals(told));
    }

    private static void put(Map<ChangeType, List<FieldChange>> changes, ChangeType type, List<FieldChange> rows) {
        if (!rows.isEmpty()) {
            changes.put(type, rows);
        }
    }

    private static Stream<FieldChange> text(String field, @Nullable String from, @Nullable String to) {
        return Objects.equals(from, to) ? Stream.of() : Stream.of(FieldChange.text(field, from, to));
    }

    /**
     * Whatever else of the summary differs and no other change tells, so that no record changes in silence.
     *
     * @param told the changes that are told anyhow
     */
    private static List<FieldChange> corrected(BillSummary before, BillSummary now, Set<ChangeType> told) {
        Set<String> explained = new HashSet<>(NEVER_CORRECTED);
        told.forEach(type -> explained.addAll(TELLS.getOrDefault(type, Set.of())));
        JsonNode from = Json.mapper().valueToTree(before);
        JsonNode to = Json.mapper().valueToTree(now);
        return to.properties().stream()
                .map(Map.Entry::getKey)
                .filter(field -> !explained.contains(field))
                .filter(field -> !from.path(field).equals(to.path(field)))
                .map(field -> FieldChange.text(field, text(field, from.path(field)), text(field, to.path(field))))
                .toList();
    }

    /** A value as a reader of one line wants it. */
    private static @Nullable String text(String field, JsonNode value) {
        return switch (field) {
            case "sponsor" ->
                value.isNull()
                        ? null
                        : value.path("bioguide").asText() + " "
                                + value.path("name").asText();
            case "latestAction" ->
                value.isNull()
                        ? null
                        : value.path("date").asText() + " " + value.path("text").asText();
            default -> value.isNull() ? null : value.asText();
        };
    }

    private static <T> List<FieldChange> added(String field, List<T> before, List<T> now, Function<T, String> key) {
        List<String> known = before.stream().map(key).toList();
        return now.stream()
                .filter(t -> !known.contains(key.apply(t)))
                .map(t -> FieldChange.added(field, Json.mapper().valueToTree(t)))
                .toList();
    }

    private static <T> List<FieldChange> removed(String field, List<T> before, List<T> now, Function<T, String> key) {
        List<String> left = now.stream().map(key).toList();
        return before.stream()
                .filter(t -> !left.contains(key.apply(t)))
                .map(t -> FieldChange.removed(field, Json.mapper().valueToTree(t)))
                .toList();
    }

    private static String key(Action action) {
        return action.date() + "|"
                + action.text().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String key(BillRecord.Cosponsor c) {
        return c.bioguide() + "|" + c.joined() + "|" + c.withdrawn();
    }
}
