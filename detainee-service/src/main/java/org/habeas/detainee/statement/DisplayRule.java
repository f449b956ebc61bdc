package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Which of several statements about one property is shown, and why the others are not. It is a function of the set of
 * statements and the day, not of their order; what it says is written down for readers in {@code docs/display-rule.md}.
 */
public final class DisplayRule {

    /** Shown to readers who ask why; rises whenever another statement would be chosen. */
    public static final String ID = "display/2";

    /** The statement that speaks of the latest time, then the one published last; the id settles what is equal. */
    private static final Comparator<Statement> RANK = Comparator.comparing(Statement::from, Edtf.BY_LATEST)
            .thenComparing(Statement::published, Edtf.BY_LATEST)
            .thenComparing(Statement::id);

    private DisplayRule() {}

    /**
     * What is shown of a property, and what is not.
     *
     * @param chosen null where nobody says anything
     * @param others every other statement, the nearest to being chosen first
     * @param since when the shown value began, EDTF: the earliest start among the statements that give it without another
     *     value between; null where nobody says
     * @param contested whether another statement gives another value for the same time
     * @param ended whether the last day on which the chosen statement says that it is so has passed
     */
    public record Choice(
            Property property,
            @Nullable Statement chosen,
            List<Loser> others,
            @Nullable String since,
            boolean contested,
            boolean ended) {}

    /** A statement that is not shown, with the reason in a sentence. */
    public record Loser(Statement statement, String reason) {}

    /** Of some statements the one that speaks of the latest time, whatever it says. */
    public static Optional<Statement> newest(List<Statement> statements) {
        return statements.stream().max(RANK);
    }

    /**
     * What is shown of a property on a day.
     *
     * @param statements of one person and those of them that the reader may see; other properties are left out
     * @param today what begins later is not chosen yet, and what ends later has not ended yet
     */
    public static Choice choose(Property property, List<Statement> statements, LocalDate today) {
        List<Statement> ranked = statements.stream()
                .filter(s -> s.property() == property)
                .sorted(RANK.reversed())
                .toList();
        List<Statement> begun = ranked.stream().filter(s -> hasBegun(s, today)).toList();
        List<Loser> others = new ArrayList<>();
        ranked.stream()
                .filter(s -> !hasBegun(s, today))
                .forEach(s -> others.add(new Loser(s, "It speaks of a time that is still to come.")));
        if (begun.isEmpty()) {
            return new Choice(property, null, others, null, false, false);
        }
        Statement chosen = begun.getFirst();
        boolean contested = false;
        for (Statement other : begun.subList(1, begun.size())) {
            boolean sameTime = Edtf.BY_LATEST.compare(other.from(), chosen.from()) == 0;
            boolean sameValue = other.value().equals(chosen.value());
            contested |= sameTime && !sameValue;
            others.add(new Loser(other, reason(sameTime, sameValue)));
        }
        return new Choice(property, chosen, others, since(begun), contested, hasEnded(chosen, today));
    }

    /** The first day after {@code today} on which the same statements may be shown otherwise, if there is one. */
    public static Optional<LocalDate> nextLimit(List<Statement> statements, LocalDate today) {
        return statements.stream()
                .flatMap(s -> Stream.concat(begins(s).stream(), ends(s).stream()))
                .filter(day -> day.isAfter(today))
                .min(Comparator.naturalOrder());
    }

    private static boolean hasBegun(Statement s, LocalDate today) {
        return begins(s).filter(day -> day.isAfter(today)).isEmpty();
    }

    private static boolean hasEnded(Statement s, LocalDate today) {
        return ends(s).filter(day -> !day.isAfter(today)).isPresent();
    }

    /** The first day on which it may be so; empty where that is not bounded. */
    private static Optional<LocalDate> begins(Statement s) {
        return Optional.ofNullable(s.from()).map(Edtf::earliest);
    }

    /** The first day on which it is certainly so no longer; empty where it is not known to end. */
    private static Optional<LocalDate> ends(Statement s) {
        return Optional.ofNullable(s.to()).map(Edtf::latest).map(last -> last.plusDays(1));
    }

    private static String reason(boolean sameTime, boolean sameValue) {
        if (sameValue) {
            return sameTime ? "It says the same; its source is older." : "It says the same of an earlier time.";
        }
        return sameTime
                ? "It says otherwise of the same time, so the value is marked as contested; its source is older."
                : "It speaks of an earlier time.";
    }

    private static @Nullable String since(List<Statement> ranked) {
        String value = ranked.getFirst().value();
        return ranked.stream()
                .takeWhile(s -> s.value().equals(value))
                .map(Statement::from)
                .flatMap(date -> Optional.ofNullable(date).stream())
                .min(Comparator.comparing(DisplayRule::start).thenComparing(Edtf::text))
                .map(Edtf::text)
                .orElse(null);
    }

    private static LocalDate start(Edtf date) {
        return date.earliest() == null ? LocalDate.MIN : date.earliest();
    }
}
