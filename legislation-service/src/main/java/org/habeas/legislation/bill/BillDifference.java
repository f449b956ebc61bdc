package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.habeas.contracts.BillRecord.Text;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/** What changed between two computations of a bill, in the order of telling; whatever is told nowhere else is corrected. */
final class BillDifference {

    private static final Set<String> NEVER_CORRECTED = Set.of("revision", "updated");
    private static final Set<String> WHERE_IT_STANDS = Set.of(
            "status", "statusSince", "stage", "statusBeforeExpiry", "statusBeforeExpirySince", "stageBeforeExpiry");

    /** The parts in which more is no correction; of the others a change of their own tells what came. */
    private static final Set<BillPart> GROWING = EnumSet.complementOf(
            EnumSet.of(BillPart.COSPONSORS, BillPart.ACTIONS, BillPart.TEXTS, BillPart.MILESTONES));

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
     * @param inSummary those of the rows that are fields of the summary: alerts tell of them and of nothing else
     * @param takesBack whether something of the summary goes that somebody may have been alerted to
     */
    record Told(ChangeType type, List<FieldChange> rows, List<FieldChange> inSummary, boolean takesBack) {}

    private final BillView before;
    private final BillView now;
    private final List<Action> comeActions;
    private final List<Action> goneActions;
    private final List<Cosponsor> comeCosponsors;
    private final List<Cosponsor> goneCosponsors;
    private final Map<Action, Action> alteredActions;
    private final Map<Cosponsor, Cosponsor> alteredCosponsors;
    private final List<Text> comeTexts;
    private final Map<Text, Text> alteredTexts;
    private final List<Told> changes = new ArrayList<>();
    private final Map<BillPart, Set<FieldChange>> told = new EnumMap<>(BillPart.class);

    private BillDifference(BillView before, BillView now) {
        this.before = before;
        this.now = now;
        this.comeActions = come(BillPart.ACTIONS, before.actions(), now.actions());
        this.goneActions = come(BillPart.ACTIONS, now.actions(), before.actions());
        this.comeCosponsors = come(BillPart.COSPONSORS, before.cosponsors(), now.cosponsors());
        this.goneCosponsors = come(BillPart.COSPONSORS, now.cosponsors(), before.cosponsors());
        this.alteredActions = Alterations.ofActions(goneActions, comeActions, before.published());
        this.alteredCosponsors = Alterations.ofCosponsors(goneCosponsors, comeCosponsors, before.published());
        this.comeTexts = HeldRows.unplaced(BillPart.TEXTS, now.texts(), before.texts());
        this.alteredTexts = Alterations.ofTexts(
                HeldRows.unplaced(BillPart.TEXTS, before.texts(), now.texts()), comeTexts, before.published());
    }

    /**
     * At most one change of each type.
     *
     * @param sameSource whether both rest on snapshots of the same source; only then can a row be said to have gone
     */
    static List<Told> between(BillView before, BillView now, boolean sameSource) {
        return between(before, now, sameSource, null);
    }

    /** @param takenBack what was last told of where it stands, if that took a place back; null where it did not */
    static List<Told> between(BillView before, BillView now, boolean sameSource, @Nullable TakenBack takenBack) {
        return new BillDifference(before, now).changes(sameSource, takenBack);
    }

    private List<Told> changes(boolean sameSource, @Nullable TakenBack takenBack) {
        BillSummary a = before.summary();
        BillSummary b = now.summary();
        List<FieldChange> where = Stream.concat(
                        text("status", a.status(), b.status()), text("stage", a.stage(), b.stage()))
                .toList();
        boolean returns = takenBack != null && takenBack.returns(before, now);
        if (!where.isEmpty() && moved() && !returns) {
            changes.add(new Told(ChangeType.BILL_STATUS_CHANGED, where, where, false));
        }
        put(ChangeType.BILL_MILESTONE_REACHED, BillPart.MILESTONES, added(BillPart.MILESTONES, milestonesReached()));
        put(
                ChangeType.BILL_ACTIONS_ADDED,
                BillPart.ACTIONS,
                added(BillPart.ACTIONS, without(comeActions, alteredActions.keySet())));
        if (sameSource) {
            put(
                    ChangeType.BILL_ACTIONS_RETRACTED,
                    BillPart.ACTIONS,
                    removed(BillPart.ACTIONS, without(goneActions, alteredActions.values())));
        }
        put(ChangeType.BILL_COSPONSORS_CHANGED, BillPart.COSPONSORS, cosponsors(sameSource));
        put(
                ChangeType.BILL_TEXTS_PUBLISHED,
                BillPart.TEXTS,
                added(BillPart.TEXTS, without(comeTexts, alteredTexts.keySet())));
        correct();
        return changes;
    }

    /** A motion whose action was only corrected has come to what it had come to before. */
    private List<StatusReport.Milestone> milestonesReached() {
        Set<String> known = before.status().milestones().stream()
                .map(BillPart.MILESTONES::key)
                .collect(Collectors.toSet());
        Map<Action, Action> altered = new HashMap<>(alteredActions);
        return come(
                        BillPart.MILESTONES,
                        before.status().milestones(),
                        now.status().milestones())
                .stream()
                .filter(m -> {
                    Action was = altered.get(m.action());
                    return was == null || !known.contains(m.kind() + "|" + Alterations.key(was));
                })
                .toList();
    }

    /** Who joined, who withdrew or stands again, each with what was said before, and who is nowhere any more. */
    private List<FieldChange> cosponsors(boolean sameSource) {
        List<FieldChange> rows =
                new ArrayList<>(added(BillPart.COSPONSORS, without(comeCosponsors, alteredCosponsors.keySet())));
        Map<String, Cosponsor> known = before.cosponsors().stream()
                .collect(Collectors.toMap(BillPart.COSPONSORS::key, c -> c, (first, second) -> first));
        now.cosponsors().forEach(c -> {
            Cosponsor was = known.get(BillPart.COSPONSORS.key(c));
            if (was != null && (was.withdrawn() == null) != (c.withdrawn() == null)) {
                rows.add(new FieldChange(BillPart.COSPONSORS.field(), node(was, before), node(c, now)));
            }
        });
        if (sameSource) {
            rows.addAll(removed(BillPart.COSPONSORS, without(goneCosponsors, alteredCosponsors.values())));
        }
        return rows;
    }

    /**
     * Whatever differs and no change so far tells: what is said beyond what was said are added details, and all else is one
     * correction, with the summary's rows before the parts'.
     */
    private void correct() {
        List<FieldChange> ofSummary = corrected(
                before.summary(),
                now.summary(),
                changes.stream().map(Told::type).collect(Collectors.toSet()));
        Map<BillPart, List<FieldChange>> parts = correctedParts();
        Map<BillPart, List<FieldChange>> more = new EnumMap<>(BillPart.class);
        parts.forEach((part, rows) -> more.put(
                part, rows.stream().filter(row -> isOnlyMore(part, row)).toList()));
        parts.replaceAll((part, rows) ->
                rows.stream().filter(row -> !isOnlyMore(part, row)).toList());
        List<FieldChange> added = new ArrayList<>(
                ofSummary.stream().filter(BillDifference::isOnlyMore).toList());
        added.addAll(EventRows.fitting(more, before, now));
        if (!added.isEmpty()) {
            changes.add(new Told(ChangeType.BILL_DETAILS_ADDED, added, List.of(), false));
        }
        List<FieldChange> summary =
                ofSummary.stream().filter(row -> !isOnlyMore(row)).toList();
        List<FieldChange> rows = new ArrayList<>(summary);
        rows.addAll(EventRows.fitting(parts, before, now));
        if (!rows.isEmpty()) {
            changes.add(new Told(
                    ChangeType.BILL_CORRECTED,
                    rows,
                    summary,
                    summary.stream().anyMatch(BillDifference::mayHaveBeenAlerted)));
        }
    }

    /** Whether a row of a list came or has grown; what came of cosponsors, actions and texts is told by changes of their own. */
    private boolean isOnlyMore(BillPart part, FieldChange row) {
        boolean renumbered = part == BillPart.ACTIONS && !isReordered(part, before.actions(), now.actions());
        return Growth.isOnlyMore(row.from(), row.to(), renumbered)
                && (GROWING.contains(part) || !row.from().isNull());
    }

    /**
     * Whether a field of the summary was unknown or has grown. Where a bill stands is never unknown, and a stage that comes was
     * told to be none.
     */
    private static boolean isOnlyMore(FieldChange row) {
        return (row.from().isNull() || row.from().isObject()) && !WHERE_IT_STANDS.contains(row.field());
    }

    /** A status without a stage says that it has none; of any other field nobody was told that it was unknown. */
    private static boolean mayHaveBeenAlerted(FieldChange row) {
        return !row.from().isNull() || row.field().equals("stage");
    }

    private Map<BillPart, List<FieldChange>> correctedParts() {
        Map<BillPart, List<FieldChange>> parts = new EnumMap<>(BillPart.class);
        for (BillPart part : BillPart.values()) {
            if (part != BillPart.MILESTONES) {
                parts.put(part, differing(part, part.of(before), part.of(now)));
            }
        }
        // a title that the summary's own row tells is not told again
        Objects.requireNonNull(parts.get(BillPart.TITLES))
                .removeIf(row -> Objects.equals(
                                before.summary().title(),
                                row.from().path("text").textValue())
                        && Objects.equals(
                                now.summary().title(), row.to().path("text").textValue()));
        return parts;
    }

    /** What differs between two lists and no change so far tells; rows of one key are one row that was altered. */
    private List<FieldChange> differing(BillPart part, List<?> were, List<?> are) {
        Function<Object, Object> said = said(part, were, are);
        Map<String, Deque<Object>> gone = new LinkedHashMap<>();
        without(were, are, said)
                .forEach(row -> gone.computeIfAbsent(part.key(row), k -> new ArrayDeque<>())
                        .add(row));
        List<Object> come = without(are, were, said);
        Map<Object, Object> altered = new IdentityHashMap<>();
        for (Object row : come) {
            Object was = altered(part).get(row);
            if (was != null
                    && gone.getOrDefault(part.key(was), new ArrayDeque<>()).remove(was)) {
                altered.put(row, was);
            }
        }
        List<FieldChange> rows = new ArrayList<>();
        for (Object row : come) {
            Object was = altered.containsKey(row)
                    ? altered.get(row)
                    : gone.getOrDefault(part.key(row), new ArrayDeque<>()).pollFirst();
            rows.add(
                    was == null
                            ? FieldChange.added(part.field(), node(row, now))
                            : new FieldChange(part.field(), node(was, before), node(row, now)));
        }
        gone.values().stream()
                .flatMap(Deque::stream)
                .forEach(row -> rows.add(FieldChange.removed(part.field(), node(row, before))));
        rows.removeIf(told.getOrDefault(part, Set.of())::contains);
        return rows;
    }

    /** By the rows that came of a part the rows that they were, as the very objects. */
    private Map<?, ?> altered(BillPart part) {
        return switch (part) {
            case ACTIONS -> alteredActions;
            case COSPONSORS -> alteredCosponsors;
            case TEXTS -> alteredTexts;
            default -> Map.of();
        };
    }

    /** The numbers of actions say something of their own only where the same actions stand in another order. */
    private static Function<Object, Object> said(BillPart part, List<?> were, List<?> are) {
        return isReordered(part, were, are) ? row -> row : part::content;
    }

    /** Whether both say the same, if in another order. */
    private static boolean isReordered(BillPart part, List<?> were, List<?> are) {
        return were.size() == are.size() && without(were, are, part::content).isEmpty();
    }

    /** What of a list another does not say as often. */
    private static List<Object> without(List<?> list, List<?> other, Function<Object, Object> said) {
        Map<Object, Integer> there = new HashMap<>();
        other.forEach(t -> there.merge(said.apply(t), 1, Integer::sum));
        List<Object> left = new ArrayList<>();
        for (Object t : list) {
            if (there.merge(said.apply(t), -1, Integer::sum) < 0) {
                left.add(t);
            }
        }
        return left;
    }

    /**
     * Whether the bill itself moved. Where another version of the rules says otherwise, or where it was told to stand is no
     * longer on its way as often as before (a mistaken action was taken back), it did not: what was said is corrected.
     */
    private boolean moved() {
        if (!before.status().version().equals(now.status().version())) {
            return false;
        }
        StatusReport.Entry stood = before.status().current();
        return places(now, stood) >= Math.max(1, places(before, stood));
    }

    /** How often a bill has stood where an entry says; a day that was not known can be any. */
    private static long places(BillView view, StatusReport.Entry told) {
        BillSummary s = view.summary();
        return StatusEngine.places(s.id(), s.introduced(), view.titles(), view.actions()).stream()
                .filter(place -> place.status().equals(told.status())
                        && (told.since() == null || told.since().equals(place.since()))
                        && Objects.equals(told.stage(), place.stage())
                        && Objects.equals(told.stageSince(), place.stageSince()))
                .count();
    }

    private void put(ChangeType type, BillPart part, List<FieldChange> rows) {
        if (!rows.isEmpty()) {
            told.computeIfAbsent(part, p -> new HashSet<>()).addAll(rows);
            changes.add(new Told(type, EventRows.fitting(Map.of(part, rows), before, now), List.of(), false));
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
                .map(field -> row(field, from.path(field), to.path(field)))
                .toList();
    }

    /** As texts, but for what has only grown, of which a line would not tell it. */
    private static FieldChange row(String field, JsonNode from, JsonNode to) {
        return from.isObject() && Growth.isOnlyMore(from, to)
                ? new FieldChange(field, from, to)
                : FieldChange.text(field, text(field, from), text(field, to));
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

    /** What a list has that another has none of. */
    private static <T> List<T> come(BillPart part, List<T> before, List<T> now) {
        Set<String> known = before.stream().map(part::key).collect(Collectors.toSet());
        return now.stream().filter(row -> !known.contains(part.key(row))).toList();
    }

    private static <T> List<T> without(List<T> rows, Collection<T> taken) {
        if (taken.isEmpty()) {
            return rows;
        }
        Set<T> out = Collections.newSetFromMap(new IdentityHashMap<>());
        out.addAll(taken);
        return rows.stream().filter(row -> !out.contains(row)).toList();
    }

    private List<FieldChange> added(BillPart part, List<?> rows) {
        return rows.stream()
                .map(row -> FieldChange.added(part.field(), node(row, now)))
                .toList();
    }

    private List<FieldChange> removed(BillPart part, List<?> rows) {
        return rows.stream()
                .map(row -> FieldChange.removed(part.field(), node(row, before)))
                .toList();
    }

    /** A row as it is told; a withdrawal that no source states says so. */
    private static JsonNode node(Object row, BillView view) {
        JsonNode node = Json.mapper().valueToTree(row);
        Withdrawal inferred = row instanceof Cosponsor c ? view.withdrawal(c) : null;
        if (inferred != null && node instanceof ObjectNode told) {
            told.set("withdrawalInferred", Json.mapper().valueToTree(inferred));
        }
        return node;
    }
}
