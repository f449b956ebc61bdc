package org.habeas.legislation.bill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;

/** What changed between two computations of a bill: for each type of change its rows, in the order of telling. */
final class BillDifference {

    private BillDifference() {}

    /**
     * @param sameSource whether both rest on snapshots of the same source; only then can a row be said to have gone
     */
    static Map<ChangeType, List<FieldChange>> between(BillView before, BillView now, boolean sameSource) {
        Map<ChangeType, List<FieldChange>> changes = new LinkedHashMap<>();
        BillSummary a = before.summary();
        BillSummary b = now.summary();
        put(
                changes,
                ChangeType.BILL_STATUS_CHANGED,
                texts("status", a.status(), b.status(), "stage", a.stage(), b.stage()));
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
        put(
                changes,
                ChangeType.BILL_CORRECTED,
                sameSource
                        ? texts(
                                "title",
                                a.title(),
                                b.title(),
                                "introduced",
                                Objects.toString(a.introduced(), null),
                                Objects.toString(b.introduced(), null),
                                "sponsor",
                                a.sponsor() == null ? null : a.sponsor().bioguide(),
                                b.sponsor() == null ? null : b.sponsor().bioguide(),
                                "policyArea",
                                a.policyArea() == null
                                        ? b.policyArea()
                                        : a.policyArea(), // a first one corrects nothing
                                b.policyArea())
                        : List.of());
        return changes;
    }

    private static void put(Map<ChangeType, List<FieldChange>> changes, ChangeType type, List<FieldChange> rows) {
        if (!rows.isEmpty()) {
            changes.put(type, rows);
        }
    }

    /** @param triples field, from, to, and so on */
    private static List<FieldChange> texts(@org.jspecify.annotations.Nullable String... triples) {
        List<FieldChange> rows = new ArrayList<>();
        for (int i = 0; i < triples.length; i += 3) {
            if (!Objects.equals(triples[i + 1], triples[i + 2])) {
                rows.add(FieldChange.text(String.valueOf(triples[i]), triples[i + 1], triples[i + 2]));
            }
        }
        return rows;
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
