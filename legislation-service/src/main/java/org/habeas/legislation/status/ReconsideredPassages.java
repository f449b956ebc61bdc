package org.habeas.legislation.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.habeas.contracts.Chamber;
import org.habeas.legislation.status.StatusEngine.Classified;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a chamber agreed to vote once more on what it had passed that same day. On all others a reconsideration comes before the
 * votes of its day: it is of an earlier one, or of one that failed.
 */
final class ReconsideredPassages {

    private final Map<Chamber, Set<LocalDate>> days = new EnumMap<>(Chamber.class);

    private ReconsideredPassages() {}

    /** The rows of a chamber on a day. */
    private record Day(List<Classified> passed, List<Classified> failed, List<Outcome.Reconsidered> again) {

        private Day() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    static ReconsideredPassages of(List<Classified> rows) {
        ReconsideredPassages all = new ReconsideredPassages();
        for (Chamber chamber : Chamber.values()) {
            all.days.put(chamber, days(rows, chamber));
        }
        return all;
    }

    boolean isAfterPassage(Chamber chamber, LocalDate day) {
        return days.getOrDefault(chamber, Set.of()).contains(day);
    }

    private static Set<LocalDate> days(List<Classified> rows, Chamber chamber) {
        NavigableMap<LocalDate, Day> days = new TreeMap<>();
        for (Classified row : rows) {
            LocalDate date = row.action().date();
            if (row.outcome() instanceof Outcome.Passed p && p.chamber() == chamber) {
                days.computeIfAbsent(date, d -> new Day()).passed().add(row);
            } else if (row.outcome() instanceof Outcome.Failed f && f.chamber() == chamber) {
                days.computeIfAbsent(date, d -> new Day()).failed().add(row);
            } else if (row.outcome() instanceof Outcome.Reconsidered r && r.chamber() == chamber) {
                days.computeIfAbsent(date, d -> new Day()).again().add(r);
            }
        }
        Set<LocalDate> found = new HashSet<>();
        boolean isDecided = false;
        for (Map.Entry<LocalDate, Day> day : days.entrySet()) {
            if (!isDecided && isOfItsOwnPassage(day.getValue())) {
                found.add(day.getKey());
            }
            isDecided = !day.getValue().passed().isEmpty()
                    || !day.getValue().failed().isEmpty();
        }
        return found;
    }

    /** With no vote before it, a reconsideration is of the day's own; which of two, its words say, or their hours and numbers. */
    private static boolean isOfItsOwnPassage(Day day) {
        if (day.again().isEmpty() || day.passed().isEmpty()) {
            return false;
        }
        if (day.failed().isEmpty()) {
            return day.passed().size() <= day.again().size();
        }
        return day.again().stream().anyMatch(Outcome.Reconsidered::ofPassage)
                || day.passed().stream().allMatch(p -> day.failed().stream().allMatch(f -> isBefore(p, f)));
    }

    private static boolean isBefore(Classified one, Classified other) {
        if (one.action().time() != null && other.action().time() != null) {
            return one.action().time().isBefore(other.action().time());
        }
        Integer number = number(one);
        Integer others = number(other);
        return number != null && others != null && number < others;
    }

    /** Of the roll call; each chamber counts its own through a year. */
    private static @Nullable Integer number(Classified row) {
        return Vote.in(row.action().text()).map(Vote::number).orElse(null);
    }
}
