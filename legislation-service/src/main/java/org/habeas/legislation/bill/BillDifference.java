package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
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

    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]");

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
    private final List<Told> changes = new ArrayList<>();
    private final Map<BillPart, Set<FieldChange>> told = new EnumMap<>(BillPart.class);

    private BillDifference(BillView before, BillView now) {
        this.before = before;
        this.now = now;
    }

    /**
     * At most one change of each type.
     *
     * @param sameSource whether both rest on snapshots of the same source; only then can a row be said to have gone
     */
    static List<Told> between(BillView before, BillView now, boolean sameSource) {
        return new BillDifference(before, now).changes(sameSource);
    }

    private List<Told> changes(boolean sameSource) {
        BillSummary a = before.summary();
        BillSummary b = now.summary();
        List<FieldChange> where = Stream.concat(
                        text("status", a.status(), b.status()), text("stage", a.stage(), b.stage()))
                .toList();
        if (!where.isEmpty() && moved()) {
            changes.add(new Told(ChangeType.BILL_STATUS_CHANGED, where, where, false));
        }
        put(
                ChangeType.BILL_MILESTONE_REACHED,
                BillPart.MILESTONES,
                added(
                        BillPart.MILESTONES,
                        before.status().milestones(),
                        now.status().milestones(),
                        m -> m.kind() + "|" + key(m.action())));
        put(
                ChangeType.BILL_ACTIONS_ADDED,
                BillPart.ACTIONS,
                added(BillPart.ACTIONS, before.actions(), now.actions(), BillDifference::key));
        if (sameSource) {
            put(
                    ChangeType.BILL_ACTIONS_RETRACTED,
                    BillPart.ACTIONS,
                    removed(BillPart.ACTIONS, before.actions(), now.actions(), BillDifference::key));
        }
        List<FieldChange> cosponsors =
                new ArrayList<>(added(BillPart.COSPONSORS, before.cosponsors(), now.cosponsors(), BillDifference::key));
        if (sameSource) {
            cosponsors.addAll(removed(BillPart.COSPONSORS, before.cosponsors(), now.cosponsors(), BillDifference::key));
        }
        put(ChangeType.BILL_COSPONSORS_CHANGED, BillPart.COSPONSORS, cosponsors);
        put(
                ChangeType.BILL_TEXTS_PUBLISHED,
                BillPart.TEXTS,
                added(BillPart.TEXTS, before.texts(), now.texts(), BillRecord.Text::name));
        correct();
        return changes;
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
        boolean renumbered = part == BillPart.ACTIONS
                && before.actions().size() < now.actions().size();
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
        List<FieldChange> titles =
                differing(BillPart.TITLES, before.titles(), now.titles(), t -> t, t -> t.kind() + "|" + t.stage());
        // a title that the summary's own row tells is not told again
        titles.removeIf(row -> Objects.equals(
                        before.summary().title(), row.from().path("text").textValue())
                && Objects.equals(now.summary().title(), row.to().path("text").textValue()));
        parts.put(BillPart.TITLES, titles);
        parts.put(
                BillPart.COSPONSORS,
                differing(BillPart.COSPONSORS, before.cosponsors(), now.cosponsors(), c -> c, BillDifference::key));
        parts.put(
                BillPart.COMMITTEES,
                differing(
                        BillPart.COMMITTEES,
                        before.committees(),
                        now.committees(),
                        c -> c,
                        BillRecord.Committee::code));
        // numbers move up with a row that comes between, and say nothing of their own then
        Function<Action, Object> said =
                before.actions().size() == now.actions().size() ? a -> a : BillDifference::unnumbered;
        parts.put(
                BillPart.ACTIONS,
                differing(BillPart.ACTIONS, before.actions(), now.actions(), said, BillDifference::key));
        parts.put(
                BillPart.TEXTS, differing(BillPart.TEXTS, before.texts(), now.texts(), t -> t, BillRecord.Text::name));
        parts.put(
                BillPart.RELATED,
                differing(BillPart.RELATED, before.related(), now.related(), r -> r, r -> r.id().toString()));
        parts.put(BillPart.SUBJECTS, differing(BillPart.SUBJECTS, before.subjects(), now.subjects(), s -> s, s -> s));
        parts.put(BillPart.LAWS, differing(BillPart.LAWS, before.laws(), now.laws(), l -> l, BillRecord.Law::toString));
        parts.put(
                BillPart.AMENDMENTS,
                differing(
                        BillPart.AMENDMENTS, before.amendments(), now.amendments(), a -> a, BillRecord.Amendment::id));
        parts.put(
                BillPart.VOTES,
                differing(
                        BillPart.VOTES,
                        before.votes(),
                        now.votes(),
                        v -> v,
                        v -> v.chamber() + "|" + v.session() + "|" + v.roll()));
        parts.put(
                BillPart.SUMMARIES,
                differing(
                        BillPart.SUMMARIES,
                        before.summaries(),
                        now.summaries(),
                        s -> s,
                        s -> s.code() + "|" + s.date()));
        parts.put(
                BillPart.CALENDARS,
                differing(
                        BillPart.CALENDARS,
                        before.calendars(),
                        now.calendars(),
                        c -> c,
                        c -> c.calendar() + "|" + c.number()));
        parts.put(BillPart.REPORTS, differing(BillPart.REPORTS, before.reports(), now.reports(), r -> r, r -> r));
        parts.put(
                BillPart.COST_ESTIMATES,
                differing(
                        BillPart.COST_ESTIMATES,
                        before.costEstimates(),
                        now.costEstimates(),
                        e -> e,
                        e -> e.title() + "|" + e.published()));
        parts.put(BillPart.NOTES, differing(BillPart.NOTES, before.notes(), now.notes(), n -> n, n -> n));
        parts.put(
                BillPart.AUTHORITY, differing(BillPart.AUTHORITY, authority(before), authority(now), a -> a, a -> ""));
        return parts;
    }

    /** One text: what is put in its place is the same row, altered. */
    private static List<String> authority(BillView view) {
        return view.authority() == null ? List.of() : List.of(view.authority());
    }

    /** What differs between two lists and no change so far tells; rows of one key are one row that was altered. */
    private <T> List<FieldChange> differing(
            BillPart part, List<T> before, List<T> now, Function<T, Object> said, Function<T, String> key) {
        Map<String, Deque<T>> gone = without(before, now, said).stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toCollection(ArrayDeque::new)));
        List<FieldChange> rows = new ArrayList<>();
        for (T come : without(now, before, said)) {
            Deque<T> was = gone.get(key.apply(come));
            JsonNode to = Json.mapper().valueToTree(come);
            rows.add(
                    was == null || was.isEmpty()
                            ? FieldChange.added(part.field(), to)
                            : new FieldChange(part.field(), Json.mapper().valueToTree(was.removeFirst()), to));
        }
        gone.values().stream()
                .flatMap(Deque::stream)
                .forEach(g ->
                        rows.add(FieldChange.removed(part.field(), Json.mapper().valueToTree(g))));
        rows.removeIf(told.getOrDefault(part, Set.of())::contains);
        return rows;
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
        return StatusEngine.places(s.id(), s.introduced(), view.actions()).stream()
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

    private static <T> List<FieldChange> added(BillPart part, List<T> before, List<T> now, Function<T, String> key) {
        Set<String> known = before.stream().map(key).collect(Collectors.toSet());
        return now.stream()
                .filter(t -> !known.contains(key.apply(t)))
                .map(t -> FieldChange.added(part.field(), Json.mapper().valueToTree(t)))
                .toList();
    }

    private static <T> List<FieldChange> removed(BillPart part, List<T> before, List<T> now, Function<T, String> key) {
        return added(part, now, before, key).stream()
                .map(row -> FieldChange.removed(part.field(), row.to()))
                .toList();
    }

    private static String key(Action action) {
        return action.date() + "|"
                + PUNCTUATION.matcher(action.text().toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static String key(BillRecord.Cosponsor c) {
        return c.bioguide() + "|" + c.joined() + "|" + c.withdrawn();
    }
}
