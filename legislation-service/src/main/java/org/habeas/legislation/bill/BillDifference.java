package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/** What changed between two computations of a bill, in the order of telling; whatever is told nowhere else is corrected. */
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

    /**
     * One change that is told.
     *
     * @param rows at least one
     * @param takesBack whether a value of the summary goes that somebody may have been alerted to; no alert tells parts
     */
    record Told(ChangeType type, List<FieldChange> rows, boolean takesBack) {

        Told(ChangeType type, List<FieldChange> rows) {
            this(type, rows, false);
        }
    }

    private BillDifference() {}

    /**
     * @param sameSource whether both rest on snapshots of the same source; only then can a row be said to have gone
     */
    static List<Told> between(BillView before, BillView now, boolean sameSource) {
        List<Told> changes = new ArrayList<>();
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
        Set<ChangeType> told = changes.stream().map(Told::type).collect(Collectors.toSet());
        List<FieldChange> corrected = corrected(a, b, told);
        if (!corrected.isEmpty()) {
            boolean takesBack = !corrected.stream().allMatch(row -> row.from().isNull());
            changes.add(new Told(ChangeType.BILL_CORRECTED, corrected, takesBack));
        }
        correctParts(changes, before, now);
        return changes;
    }

    /** A change for each list, because one list can be as large as an event. */
    private static void correctParts(List<Told> changes, BillView before, BillView now) {
        // a title that the summary's own row tells is not told again
        part(
                changes,
                "titles",
                before.titles(),
                now.titles(),
                t -> t,
                t -> t.kind() + "|" + t.stage(),
                row -> Objects.equals(
                                before.summary().title(),
                                row.from().path("text").textValue())
                        && Objects.equals(
                                now.summary().title(), row.to().path("text").textValue()));
        part(changes, "cosponsors", before.cosponsors(), now.cosponsors(), c -> c, BillDifference::key);
        part(changes, "committees", before.committees(), now.committees(), c -> c, BillRecord.Committee::code);
        // numbers move up with a row that comes between, and say nothing of their own then
        Function<Action, Object> said =
                before.actions().size() == now.actions().size() ? a -> a : BillDifference::unnumbered;
        part(changes, "actions", before.actions(), now.actions(), said, BillDifference::key);
        part(changes, "texts", before.texts(), now.texts(), t -> t, BillRecord.Text::name);
        part(changes, "related", before.related(), now.related(), r -> r, r -> r.id().toString());
        part(changes, "subjects", before.subjects(), now.subjects(), s -> s, s -> s);
        part(changes, "laws", before.laws(), now.laws(), l -> l, BillRecord.Law::toString);
    }

    private static <T> void part(
            List<Told> changes,
            String field,
            List<T> before,
            List<T> now,
            Function<T, Object> said,
            Function<T, String> key) {
        part(changes, field, before, now, said, key, row -> false);
    }

    /** Tells what differs between two lists and no change so far tells; rows of one key are one row that was altered. */
    private static <T> void part(
            List<Told> changes,
            String field,
            List<T> before,
            List<T> now,
            Function<T, Object> said,
            Function<T, String> key,
            Predicate<FieldChange> isToldElsewhere) {
        Map<String, List<T>> gone = without(before, now, said).stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        List<FieldChange> rows = new ArrayList<>();
        for (T come : without(now, before, said)) {
            List<T> was = gone.getOrDefault(key.apply(come), List.of());
            JsonNode to = Json.mapper().valueToTree(come);
            rows.add(
                    was.isEmpty()
                            ? FieldChange.added(field, to)
                            : new FieldChange(field, Json.mapper().valueToTree(was.removeFirst()), to));
        }
        gone.values().stream()
                .flatMap(List::stream)
                .forEach(g -> rows.add(FieldChange.removed(field, Json.mapper().valueToTree(g))));
        Set<FieldChange> told = changes.stream()
                .flatMap(change -> change.rows().stream())
                .filter(row -> row.field().equals(field))
                .collect(Collectors.toSet());
        rows.removeIf(row -> told.contains(row) || isToldElsewhere.test(row));
        put(changes, ChangeType.BILL_CORRECTED, rows);
    }

    /** What of a list another does not say as often. */
    private static <T> List<T> without(List<T> list, List<T> other, Function<T, Object> said) {
        Map<Object, Integer> there = new HashMap<>();
        other.forEach(t -> there.merge(said.apply(t), 1, Integer::sum));
        List<T> left = new ArrayList<>();
        for (T t : list) {
            if (there.merge(said.apply(t), -1, Integer::sum) < 0) {
                left.add(t);
            }
        }
        return left;
    }

    private static Action unnumbered(Action a) {
        return new Action(
                0, a.date(), a.time(), a.text(), a.type(), a.code(), a.system(), a.committees(), a.references());
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

    private static void put(List<Told> changes, ChangeType type, List<FieldChange> rows) {
        if (!rows.isEmpty()) {
            changes.add(new Told(type, rows));
        }
    }

    private static Stream<FieldChange> text(String field, @Nullable String from, @Nullable String to) {
        return Objects.equals(from, to) ? Stream.of() : Stream.of(FieldChange.text(field, from, to));
    }

    /**
     * Whatever else of the summary differs and no other change tells.
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
