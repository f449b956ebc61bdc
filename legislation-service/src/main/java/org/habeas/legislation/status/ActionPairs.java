package org.habeas.legislation.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.habeas.contracts.BillRecord.Action;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the Library of Congress repeat a row of a chamber. The Library copies the chambers' larger steps, often with
 * words of its own in front: <em>Passed/agreed to in Senate: Passed Senate …</em>. Both rows are kept; the chamber's is the
 * primary one. They need not stand beside each other, and in whatever order the rows come the same rows are pairs.
 */
public final class ActionPairs {

    private static final String LIBRARY = "Library of Congress";

    /** Rows that say the same are told apart by nothing but their number. */
    private static final Comparator<Action> BY_CONTENT = Comparator.comparing(
                    (Action a) -> Objects.toString(a.time(), ""))
            .thenComparing(a -> Objects.requireNonNullElse(a.system(), ""))
            .thenComparing(Action::text)
            .thenComparingInt(Action::sequence);

    private final Map<Action, Action> primaries;

    private ActionPairs(Map<Action, Action> primaries) {
        this.primaries = primaries;
    }

    /**
     * Pairs rows of one day: at the same time, or one of them without a time, and the chamber's text is the end of the
     * Library's, spaces and references to the Congressional Record not counted. The one with the longest such text is the
     * primary row.
     */
    public static ActionPairs of(List<Action> actions) {
        List<Action> copies = new ArrayList<>();
        Map<LocalDate, NavigableMap<String, List<Action>>> ofChambers = new HashMap<>();
        for (Action action : actions) {
            String system = Objects.requireNonNullElse(action.system(), "");
            if (system.equals(LIBRARY)) {
                copies.add(action);
            } else if (system.startsWith("House") || system.startsWith("Senate")) {
                String ending = backwards(action.text());
                if (!ending.isEmpty()) {
                    ofChambers
                            .computeIfAbsent(action.date(), day -> new TreeMap<>())
                            .computeIfAbsent(ending, text -> new ArrayList<>())
                            .add(action);
                }
            }
        }
        Map<Action, Action> primaries = new HashMap<>();
        Set<Action> taken = new HashSet<>();
        copies.sort(BY_CONTENT);
        for (Action copy : copies) {
            NavigableMap<String, List<Action>> day = ofChambers.get(copy.date());
            if (day != null) {
                primaryOf(copy, day, taken).ifPresent(primary -> {
                    primaries.put(copy, primary);
                    taken.add(primary);
                });
            }
        }
        return new ActionPairs(primaries);
    }

    /** The chamber's row that a row repeats; empty for a row that repeats none. */
    public Optional<Action> primaryOf(Action action) {
        return Optional.ofNullable(primaries.get(action));
    }

    /** The number of the chamber's row that a row repeats. */
    public @Nullable Integer duplicateOf(Action action) {
        return primaryOf(action).map(Action::sequence).orElse(null);
    }

    private static Optional<Action> primaryOf(
            Action copy, NavigableMap<String, List<Action>> ofChambers, Set<Action> taken) {
        String sought = backwards(copy.text());
        Map.Entry<String, List<Action>> near = ofChambers.floorEntry(sought);
        while (near != null) {
            int common = common(near.getKey(), sought);
            if (common == near.getKey().length()) {
                Optional<Action> primary = near.getValue().stream()
                        .filter(a -> a.time() == null
                                || copy.time() == null
                                || a.time().equals(copy.time()))
                        .min(Comparator.comparing((Action a) -> !Objects.equals(a.time(), copy.time()))
                                .thenComparing(a -> taken.contains(a))
                                .thenComparing(BY_CONTENT));
                if (primary.isPresent()) {
                    return primary;
                }
                common--;
            }
            // Whatever else begins sought is no longer than what both have in common.
            near = ofChambers.floorEntry(sought.substring(0, common));
        }
        return Optional.empty();
    }

    private static int common(String a, String b) {
        int length = Math.min(a.length(), b.length());
        int i = 0;
        while (i < length && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    /** Without spaces and trailing references, last letter first, so that a common end is a common beginning. */
    private static String backwards(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(c -> !Character.isWhitespace(c)).forEach(letters::appendCodePoint);
        int open = letters.lastIndexOf("(");
        if (open >= 0 && letters.indexOf(")", open) == letters.length() - 1 && isReference(letters, open + 1)) {
            letters.setLength(open);
        }
        return letters.reverse().toString();
    }

    /** {@code (consideration: CR S694-695; text: CR …)}, which a source may have left in the text. */
    private static boolean isReference(StringBuilder letters, int from) {
        return startsWith(letters, from, "CR")
                || (startsWith(letters, from, "consideration:") || startsWith(letters, from, "text"))
                        && letters.indexOf("CR", from) >= 0;
    }

    private static boolean startsWith(StringBuilder letters, int from, String beginning) {
        return letters.indexOf(beginning, from) == from;
    }
}
