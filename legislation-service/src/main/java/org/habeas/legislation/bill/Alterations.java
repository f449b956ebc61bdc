package org.habeas.legislation.bill;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.habeas.contracts.BillRecord.Text;

/**
 * Which rows that came are rows that went, corrected. An action is the same with another date, or with other words of the same
 * day; a cosponsor is the same with another day of joining. What came about after the earlier snapshot was published is no
 * correction of what it said: it is something new.
 */
final class Alterations {

    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    /** Amendments of one day are told in the same words; the number says which it is. */
    private static final Pattern AMENDMENT =
            Pattern.compile("\\b(?:sa|[sh]\\.? ?amdt\\.?|amendment(?: no\\.?)?) ?\\(?[a-z]?(\\d+)");

    /** Of the words of two texts so many must be the same. */
    private static final double ALIKE = 0.6;

    /** As many rows of one day and system are compared with each: a day with thousands of rows has no time for more. */
    private static final int MOST_COMPARED = 50;

    /** So many characters of a text are compared: a list may have megabytes of them. */
    private static final int LONGEST_COMPARED = 3_000;

    private Alterations() {}

    /** What an action is known by: its day and its words. */
    static String key(Action action) {
        return action.date() + "|" + letters(action);
    }

    private static String letters(Action action) {
        return PUNCTUATION.matcher(action.text().toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /**
     * @param gone rows that the later snapshot has none of by their key
     * @param come rows that the earlier one has none of
     * @param published the day of the earlier snapshot
     * @return by the row that came, as the very object, the one that it was
     */
    static Map<Action, Action> ofActions(List<Action> gone, List<Action> come, LocalDate published) {
        Map<Action, Action> altered = new IdentityHashMap<>();
        if (gone.isEmpty() || come.isEmpty()) {
            return altered;
        }
        BiPredicate<Action, Action> mayBe = (was, is) -> !is.date().isAfter(published);
        pair(gone, come, a -> letters(a) + "|" + a.system() + "|" + a.code(), mayBe, altered);
        reworded(without(gone, altered.values()), without(come, altered.keySet()), altered);
        return altered;
    }

    /** As {@link #ofActions}, by the member. */
    static Map<Cosponsor, Cosponsor> ofCosponsors(List<Cosponsor> gone, List<Cosponsor> come, LocalDate published) {
        Map<Cosponsor, Cosponsor> altered = new IdentityHashMap<>();
        pair(gone, come, Cosponsor::bioguide, (was, is) -> !is.joined().isAfter(published), altered);
        return altered;
    }

    /** As {@link #ofActions}, by the name of the version; a date that was not said before is no other version either. */
    static Map<Text, Text> ofTexts(List<Text> gone, List<Text> come, LocalDate published) {
        Map<Text, Text> altered = new IdentityHashMap<>();
        pair(
                gone,
                come,
                Text::name,
                (was, is) ->
                        was.date() == null || is.date() == null || !is.date().isAfter(published),
                altered);
        return altered;
    }

    private static <T> void pair(
            List<T> gone, List<T> come, Function<T, String> same, BiPredicate<T, T> mayBe, Map<T, T> altered) {
        Map<String, Deque<T>> left =
                gone.stream().collect(Collectors.groupingBy(same, Collectors.toCollection(ArrayDeque::new)));
        for (T is : come) {
            Deque<T> was = left.get(same.apply(is));
            if (was != null && !was.isEmpty() && mayBe.test(was.getFirst(), is)) {
                altered.put(is, was.removeFirst());
            }
        }
    }

    private record Pair(Action was, Action is, double likeness) {}

    /** The words of an action, taken out once for all that it is compared with. */
    private record Words(Action action, Set<String> words, Set<String> amendments) {

        static Words of(Action action) {
            String text = action.text().length() > LONGEST_COMPARED
                    ? action.text().substring(0, LONGEST_COMPARED)
                    : action.text();
            String plain = text.toLowerCase(Locale.ROOT);
            return new Words(action, new HashSet<>(Arrays.asList(NO_WORD.split(plain))), Alterations.amendments(plain));
        }
    }

    /** Of one day, system and code, those that are most alike first. */
    private static void reworded(List<Action> gone, List<Action> come, Map<Action, Action> altered) {
        Function<Action, String> place = a -> a.date() + "|" + a.system() + "|" + a.code();
        Map<String, List<Action>> left = gone.stream().collect(Collectors.groupingBy(place));
        Map<String, List<Words>> compared = new HashMap<>();
        Map<String, Integer> count = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (Action is : come) {
            String at = place.apply(is);
            List<Action> there = left.get(at);
            if (there == null || count.merge(at, 1, Integer::sum) > MOST_COMPARED) {
                continue;
            }
            Words now = Words.of(is);
            compared
                    .computeIfAbsent(
                            at,
                            p -> there.stream()
                                    .limit(MOST_COMPARED)
                                    .map(Words::of)
                                    .toList())
                    .stream()
                    .map(was -> new Pair(was.action(), is, likeness(was, now)))
                    .filter(pair -> pair.likeness() >= ALIKE)
                    .forEach(pairs::add);
        }
        pairs.sort(Comparator.comparingDouble(Pair::likeness)
                .reversed()
                .thenComparing(pair -> pair.was().sequence())
                .thenComparing(pair -> pair.is().sequence()));
        Map<Action, Boolean> taken = new IdentityHashMap<>();
        for (Pair pair : pairs) {
            if (!altered.containsKey(pair.is()) && taken.put(pair.was(), true) == null) {
                altered.put(pair.is(), pair.was());
            }
        }
    }

    /** The share of words that two texts have in common, none if they are about different amendments. */
    private static double likeness(Words was, Words is) {
        if (!was.amendments().equals(is.amendments())) {
            return 0;
        }
        long common = was.words().stream().filter(is.words()::contains).count();
        return 2.0 * common / (was.words().size() + is.words().size());
    }

    private static Set<String> amendments(String text) {
        return AMENDMENT
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Action> without(List<Action> rows, Collection<Action> taken) {
        Set<Action> out = Collections.newSetFromMap(new IdentityHashMap<>());
        out.addAll(taken);
        return rows.stream().filter(row -> !out.contains(row)).toList();
    }
}
