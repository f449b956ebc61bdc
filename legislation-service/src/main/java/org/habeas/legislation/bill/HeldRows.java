package org.habeas.legislation.bill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.habeas.contracts.BillRecord.Text;
import org.habeas.contracts.Json;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/**
 * Rows and single values that the newest snapshot alone lacks. Official sources lose them and have them again in the next edition, so
 * such a row stays where it stood until the next snapshot of the source lacks it too, or until the time for one has passed.
 */
final class HeldRows {

    /** Of editions that come once a day, two are at least so far apart. */
    private static final Duration A_DAY = Duration.ofHours(20);

    private final Known known;
    private final boolean isHolding;
    private final boolean isEnded;
    private final @Nullable BillView told;
    private final List<MissingRow> missing = new ArrayList<>();

    /**
     * @param held how long a row is kept that no further snapshot decides about
     * @param told the bill as it was told: what it does not have is not held; null where everything may be
     */
    HeldRows(Known known, Instant now, Duration held, @Nullable BillView told) {
        this.known = known;
        this.isHolding = now.isBefore(known.received().plus(held));
        this.isEnded = hasEnded(known.newest().id().congress(), now);
        this.told = told;
    }

    /** In the order in which they were asked for. */
    List<MissingRow> missing() {
        return List.copyOf(missing);
    }

    /** The rows of the newest snapshot and among them, where they stood, those that are held. */
    <T> List<T> with(BillPart part, Function<BillRecord, List<T>> list) {
        List<T> rows = list.apply(known.newest());
        if (!isHolding) {
            return rows;
        }
        Set<T> all = identities(List.of());
        for (Lost lost : lost(part)) {
            List<T> before = list.apply(lost.had());
            Set<T> held = held(part, before, rows, lost, list);
            if (!held.isEmpty()) {
                all.addAll(held);
                rows = numbered(merged(part, before, rows, held), all);
            }
        }
        rows.stream()
                .filter(all::contains)
                .forEach(row ->
                        missing.add(new MissingRow(part.field(), Json.mapper().valueToTree(row), known.received())));
        return rows;
    }

    /** How long a row of a bill of this Congress stays. */
    static Duration stay(LegislationSettings settings, int congress, Instant now) {
        return hasEnded(congress, now) ? settings.missingRowsOfEndedStay() : settings.missingRowsStay();
    }

    static boolean hasEnded(int congress, Instant now) {
        return !Washington.day(now).isBefore(StatusEngine.endOf(congress));
    }

    /**
     * An edition whose rows are held.
     *
     * @param witness a later one, whose word and the newest's together are believed; null where there is none
     * @param ofStatus only actions that a status rests on are held: two sources need not say the same of all else
     */
    private record Lost(BillRecord had, @Nullable BillRecord witness, boolean ofStatus) {}

    /**
     * The editions that may have what the newest lacks. Actions are looked for in the other source too, and where the source has an edition
     * a day, also behind those that are less than a day apart.
     */
    private List<Lost> lost(BillPart part) {
        List<Lost> editions = new ArrayList<>();
        BillRecord previous = known.previous();
        BillRecord earlier = isEnded && known.earlier() != null ? known.earlier() : null;
        BillRecord other = known.other();
        if (previous != null) {
            editions.add(new Lost(previous, known.between(), false));
        }
        if (part == BillPart.ACTIONS && earlier != null) {
            editions.add(new Lost(earlier, after(other, earlier), false));
        }
        if (part == BillPart.ACTIONS && other != null) {
            boolean isAgainADayLater = previous != null && (!isEnded || isADayBefore(previous));
            BillRecord second = isAgainADayLater ? previous : earlier;
            editions.add(new Lost(other, after(second, other), true));
        }
        return editions;
    }

    private boolean isADayBefore(BillRecord record) {
        return !record.sourceUpdated().isAfter(known.newest().sourceUpdated().minus(A_DAY));
    }

    private static @Nullable BillRecord after(@Nullable BillRecord record, BillRecord other) {
        return record != null && record.sourceUpdated().isAfter(other.sourceUpdated()) ? record : null;
    }

    /**
     * A value that a bill has once, as the newest snapshot says it; where it says nothing, the one that is held, or null.
     *
     * @param part what it is called
     */
    <T> @Nullable T value(
            String part, Function<BillRecord, @Nullable T> field, Function<BillView, @Nullable T> ofTold) {
        T now = field.apply(known.newest());
        BillRecord previous = known.previous();
        if (now != null || !isHolding || previous == null) {
            return now;
        }
        T before = field.apply(previous);
        BillRecord between = known.between();
        boolean isLostToAnother = between != null && field.apply(between) == null;
        boolean isToldToBeGone = told != null && !Objects.equals(before, ofTold.apply(told));
        if (before == null || isLostToAnother || isToldToBeGone) {
            return null;
        }
        for (Object row : before instanceof List<?> rows ? rows : List.of(before)) {
            missing.add(new MissingRow(part, Json.mapper().valueToTree(row), known.received()));
        }
        return before;
    }

    private <T> Set<T> held(BillPart part, List<T> before, List<T> now, Lost lost, Function<BillRecord, List<T>> list) {
        Set<T> held =
                identities(vanished(part, before, now, Washington.day(lost.had().sourceUpdated())));
        if (lost.ofStatus()) {
            BillRecord had = lost.had();
            held.retainAll(StatusEngine.places(had.id(), had.introduced(), had.titles(), had.actions()).stream()
                    .map(StatusReport.Entry::action)
                    .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>()))));
        }
        if (part == BillPart.COSPONSORS) {
            // whoever joins anew had withdrawn
            Set<String> members = known.newest().cosponsors().stream()
                    .map(Cosponsor::bioguide)
                    .collect(Collectors.toSet());
            held.removeIf(row -> members.contains(((Cosponsor) row).bioguide()));
        }
        if (lost.witness() != null) {
            retain(part, held, before, list.apply(lost.witness()));
        }
        if (told != null) {
            retain(part, held, before, part.of(told));
        }
        return held;
    }

    /** Lets those go that have no place among the rows of another list. */
    private static <T> void retain(BillPart part, Set<T> held, List<T> before, List<?> rows) {
        int[] places = held.isEmpty() ? new int[0] : places(part, before, rows, new boolean[rows.size()]);
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                held.remove(before.get(i));
            }
        }
    }

    /** What has no place in another list, neither as it is nor by its key; of rows with one key those that are more. */
    static <T> List<T> unplaced(BillPart part, List<T> rows, List<T> other) {
        int[] places = places(part, rows, other, new boolean[other.size()]);
        return IntStream.range(0, places.length)
                .filter(i -> places[i] < 0)
                .mapToObj(rows::get)
                .toList();
    }

    /** What is in the first list, and neither as it was nor altered in the second. */
    static <T> List<T> vanished(BillPart part, List<T> before, List<T> now, LocalDate published) {
        boolean[] isTaken = new boolean[now.size()];
        int[] places = places(part, before, now, isTaken);
        List<T> gone = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                gone.add(before.get(i));
            }
        }
        if (gone.isEmpty()) {
            return gone;
        }
        List<T> come = new ArrayList<>();
        for (int i = 0; i < isTaken.length; i++) {
            if (!isTaken[i]) {
                come.add(now.get(i));
            }
        }
        Set<T> altered = identities(altered(part, gone, come, published));
        gone.removeIf(altered::contains);
        return gone;
    }

    /**
     * Where each row of the first list is in the second, below 0 where it is not: first those that say the same, for rows of one key
     * can be several, and then what is left by its key.
     */
    private static int[] places(BillPart part, List<?> before, List<?> now, boolean[] isTaken) {
        int[] places = new int[before.size()];
        Arrays.fill(places, -1);
        match(before, now, part::content, places, isTaken);
        match(before, now, part::key, places, isTaken);
        return places;
    }

    private static void match(
            List<?> before, List<?> now, Function<Object, Object> by, int[] places, boolean[] isTaken) {
        Map<Object, Deque<Integer>> left = new HashMap<>();
        for (int i = 0; i < now.size(); i++) {
            if (!isTaken[i]) {
                left.computeIfAbsent(by.apply(now.get(i)), k -> new ArrayDeque<>())
                        .add(i);
            }
        }
        for (int i = 0; i < places.length && !left.isEmpty(); i++) {
            Deque<Integer> same = places[i] < 0 ? left.get(by.apply(before.get(i))) : null;
            Integer place = same == null ? null : same.pollFirst();
            if (place != null) {
                places[i] = place;
                isTaken[place] = true;
            }
        }
    }

    @SuppressWarnings("unchecked") // the rows of a part are of one kind
    private static <T> Collection<T> altered(BillPart part, List<T> gone, List<T> come, LocalDate published) {
        return switch (part) {
            case ACTIONS ->
                (Collection<T>) Alterations.ofActions((List<Action>) gone, (List<Action>) come, published)
                        .values();
            case COSPONSORS ->
                (Collection<T>) Alterations.ofCosponsors((List<Cosponsor>) gone, (List<Cosponsor>) come, published)
                        .values();
            case TEXTS ->
                (Collection<T>) Alterations.ofTexts((List<Text>) gone, (List<Text>) come, published)
                        .values();
            case TITLES,
                    COMMITTEES,
                    RELATED,
                    SUBJECTS,
                    LAWS,
                    AMENDMENTS,
                    VOTES,
                    SUMMARIES,
                    CALENDARS,
                    REPORTS,
                    COST_ESTIMATES,
                    NOTES,
                    AUTHORITY,
                    MILESTONES -> List.of();
        };
    }

    /** Each held row behind the row that it stood behind. */
    private static <T> List<T> merged(BillPart part, List<T> before, List<T> now, Set<T> held) {
        int[] places = places(part, before, now, new boolean[now.size()]);
        Map<Integer, List<T>> behind = new HashMap<>();
        int place = -1;
        for (int i = 0; i < places.length; i++) {
            if (held.contains(before.get(i))) {
                behind.computeIfAbsent(place, p -> new ArrayList<>()).add(before.get(i));
            } else if (places[i] >= 0) {
                place = places[i];
            }
        }
        List<T> merged = new ArrayList<>(behind.getOrDefault(-1, List.of()));
        for (int i = 0; i < now.size(); i++) {
            merged.add(now.get(i));
            merged.addAll(behind.getOrDefault(i, List.of()));
        }
        return merged;
    }

    /** Actions are numbered in their order, with those that are held as without them. */
    @SuppressWarnings("unchecked")
    private static <T> List<T> numbered(List<T> rows, Set<T> held) {
        if (!(rows.getFirst() instanceof Action)) {
            return rows;
        }
        List<T> numbered = new ArrayList<>();
        for (T row : rows) {
            Action a = (Action) row;
            T now = (T) new Action(
                    numbered.size() + 1,
                    a.date(),
                    a.time(),
                    a.text(),
                    a.type(),
                    a.code(),
                    a.system(),
                    a.committees(),
                    a.references());
            if (held.remove(row)) {
                held.add(now);
            }
            numbered.add(now);
        }
        return numbered;
    }

    private static <T> Set<T> identities(Collection<T> rows) {
        Set<T> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(rows);
        return set;
    }
}
