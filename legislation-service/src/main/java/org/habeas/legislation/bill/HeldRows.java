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
import org.jspecify.annotations.Nullable;

/**
 * Rows and single values that the newest snapshot alone lacks. Official sources lose them and have them again in the next edition, so
 * such a row stays where it stood until the next snapshot of the source lacks it too, or until the time for one has passed.
 */
final class HeldRows {

    private final Known known;
    private final boolean isHolding;
    private final @Nullable BillView told;
    private final List<MissingRow> missing = new ArrayList<>();

    /**
     * @param held how long a row is kept that no further snapshot decides about
     * @param told the bill as it was told: what it does not have is not held; null where everything may be
     */
    HeldRows(Known known, Instant now, Duration held, @Nullable BillView told) {
        this.known = known;
        this.isHolding =
                known.previous() != null && now.isBefore(known.received().plus(held));
        this.told = told;
    }

    /** In the order in which they were asked for. */
    List<MissingRow> missing() {
        return List.copyOf(missing);
    }

    /** The rows of the newest snapshot and among them, where they stood, those that are held. */
    <T> List<T> with(BillPart part, Function<BillRecord, List<T>> list) {
        List<T> now = list.apply(known.newest());
        BillRecord previous = known.previous();
        if (!isHolding || previous == null) {
            return now;
        }
        List<T> before = list.apply(previous);
        Set<T> held = held(part, before, now, list);
        if (held.isEmpty()) {
            return now;
        }
        List<T> merged = numbered(merged(part, before, now, held), held);
        merged.stream()
                .filter(held::contains)
                .forEach(row ->
                        missing.add(new MissingRow(part.field(), Json.mapper().valueToTree(row), known.received())));
        return merged;
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

    private <T> Set<T> held(BillPart part, List<T> before, List<T> now, Function<BillRecord, List<T>> list) {
        Set<T> held = identities(vanished(part, before, now, Washington.day(previousStamp())));
        if (part == BillPart.COSPONSORS) {
            // whoever joins anew had withdrawn
            Set<String> members = known.newest().cosponsors().stream()
                    .map(Cosponsor::bioguide)
                    .collect(Collectors.toSet());
            held.removeIf(row -> members.contains(((Cosponsor) row).bioguide()));
        }
        BillRecord between = known.between();
        if (between != null) {
            retain(part, held, before, list.apply(between));
        }
        if (told != null) {
            retain(part, held, before, part.of(told));
        }
        return held;
    }

    private Instant previousStamp() {
        BillRecord previous = known.previous();
        return previous == null ? Instant.MIN : previous.sourceUpdated();
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
