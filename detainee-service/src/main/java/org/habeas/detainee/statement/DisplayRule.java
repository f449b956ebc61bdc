package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.habeas.language.edtf.Edtf;
import org.habeas.language.edtf.EdtfWords;
import org.jspecify.annotations.Nullable;

/**
 * Which of several statements about one property is shown, and why the others are not. It is a function of the set of
 * statements and the day, not of their order; what it says is written down for readers in {@code docs/display-rule.md}.
 */
public final class DisplayRule {

    /** Rises whenever another statement would be chosen. */
    public static final int NUMBER = 4;

    /** Shown to readers who ask why. */
    public static final String ID = "display/" + NUMBER;

    /**
     * Among statements of what may be the same time, the least to be shown first: how far a reader can check it, how new its
     * source is, how exact its date is; the id settles what is equal. "2026-02" is no newer than "2026-02-26", though it may be.
     */
    private static final Comparator<Statement> RANK = Comparator.comparing(Statement::confidence)
            .thenComparing(s -> start(s.published()))
            .thenComparing(s -> -Period.of(s).days())
            .thenComparing(Statement::id);

    /** Among statements of different times, the one of the earliest first. */
    private static final Comparator<Statement> TIME = Comparator.comparing(
                    (Statement s) -> Period.of(s).last())
            .thenComparing(s -> Period.of(s).first())
            .thenComparing(RANK);

    private DisplayRule() {}

    /**
     * What is shown of a property, and what is not.
     *
     * @param chosen null where nobody says anything
     * @param others every other statement, the nearest to being chosen first
     * @param since when the shown value began, EDTF: the earliest start among the statements that give it without another
     *     value between; null where nobody says
     * @param contested whether another statement gives another value for a time that may be the same
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
    public static Optional<Statement> newest(List<Statement> statements, LocalDate today) {
        // overlapping is not transitive, but all that none is later than may have begun on this one day
        Optional<LocalDate> day =
                statements.stream().map(s -> Period.of(s).first()).max(Comparator.naturalOrder());
        List<Statement> latest = statements.stream()
                .filter(s -> !Period.of(s).last().isBefore(day.orElse(LocalDate.MIN)))
                .toList();
        return latest.stream()
                .filter(s -> latest.stream().noneMatch(other -> isOver(s, other, today)))
                .max(RANK);
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
                .sorted(TIME.reversed())
                .toList();
        List<Statement> begun = ranked.stream().filter(s -> hasBegun(s, today)).toList();
        List<Loser> others = new ArrayList<>();
        ranked.stream()
                .filter(s -> !hasBegun(s, today))
                .forEach(s -> others.add(new Loser(s, "It speaks of a time that is still to come.")));
        Optional<Statement> newest = newest(begun, today);
        if (newest.isEmpty()) {
            return new Choice(property, null, others, null, false, false);
        }
        Statement chosen = newest.get();
        List<Statement> sameTime = begun.stream()
                .filter(s -> s != chosen && !isBefore(s, chosen, today) && !isBefore(chosen, s, today))
                .sorted(RANK.reversed())
                .toList();
        sameTime.forEach(s -> others.add(new Loser(s, sameTimeReason(s, chosen, begun, today))));
        begun.stream()
                .filter(s -> s != chosen && !sameTime.contains(s))
                .forEach(s -> others.add(new Loser(s, earlierReason(s, chosen, begun, today))));
        boolean contested = sameTime.stream().anyMatch(s -> !s.value().equals(chosen.value()));
        return new Choice(property, chosen, others, since(chosen, begun, today), contested, hasEnded(chosen, today));
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

    /** Whether it is of an earlier time: it began for certain before the other did, or was over by then. */
    private static boolean isBefore(Statement s, Statement other, LocalDate today) {
        return Period.of(s).last().isBefore(Period.of(other).first()) || isOver(s, other, today);
    }

    private static boolean isOver(Statement s, Statement other, LocalDate today) {
        return gaveWay(s, other, today) || isOutlasted(s, other, today);
    }

    /**
     * Whether it has ended and a source that was published after that end says that it is still so: a remand that was to end in
     * January, and somebody still held in June.
     */
    private static boolean isOutlasted(Statement s, Statement other, LocalDate today) {
        LocalDate end = end(s.to(), LocalDate.MAX);
        return s.value().equals(other.value())
                && hasEnded(s, today)
                && end.isBefore(end(other.to(), LocalDate.MAX))
                && end.isBefore(start(other.published()));
    }

    /**
     * Whether it has ended by a day on which the other may have begun, as far as the other's source could know. The other must
     * neither have ended by then, nor be so vague that it may have begun before.
     */
    private static boolean gaveWay(Statement s, Statement other, LocalDate today) {
        LocalDate end = end(s.to(), LocalDate.MAX);
        return hasEnded(s, today)
                && end.isBefore(end(other.to(), LocalDate.MAX))
                && !end.isAfter(Period.of(other).last())
                && !end.isAfter(end(other.published(), LocalDate.MAX))
                && !Period.of(other).first().isBefore(Period.of(s).first());
    }

    private static String earlierReason(Statement other, Statement chosen, List<Statement> begun, LocalDate today) {
        if (!other.value().equals(chosen.value())) {
            return "It speaks of an earlier time.";
        }
        boolean changedBetween = begun.stream()
                .anyMatch(third -> !third.value().equals(chosen.value())
                        && (isBefore(third, chosen, today)
                                ? !isBefore(third, other, today)
                                : isBefore(other, third, today)));
        String says = "It says the same of an earlier time"
                + (changedBetween ? ", and something else is stated of the time between" : "");
        String from = other.validFrom();
        String shown = chosen.validFrom();
        return from == null || shown == null || from.equals(shown)
                ? says + "."
                : says + (changedBetween ? ": " : ", and the two dates differ: ") + EdtfWords.of(from)
                        + " here, and of the shown one " + EdtfWords.of(shown) + ".";
    }

    private static String sameTimeReason(Statement other, Statement chosen, List<Statement> begun, LocalDate today) {
        String says = other.value().equals(chosen.value())
                ? "It says the same; "
                : "It says otherwise of what may be the same time, so the value is marked as contested; ";
        if (begun.stream().anyMatch(third -> isBefore(other, third, today))) {
            return says + "a third statement speaks of a later time.";
        }
        if (other.confidence() != chosen.confidence()) {
            return says + "its confidence is " + other.confidence().code() + ", and that of the shown one is "
                    + chosen.confidence().code() + ".";
        }
        if (!start(other.published()).equals(start(chosen.published()))) {
            return says + (other.published() == null ? "its source is not dated." : "its source is older.");
        }
        return says
                + (Period.of(other).days() == Period.of(chosen).days()
                        ? "its source is as old and its date as exact."
                        : "its date is vaguer.");
    }

    /** The earliest start of the shown value that no other value lies after, whether before the shown one or beside it. */
    private static @Nullable String since(Statement chosen, List<Statement> begun, LocalDate today) {
        List<Statement> otherwise =
                begun.stream().filter(s -> !s.value().equals(chosen.value())).toList();
        return begun.stream()
                .filter(s -> s.value().equals(chosen.value()))
                .filter(s -> otherwise.stream()
                        .allMatch(other -> isBefore(other, chosen, today)
                                ? isBefore(other, s, today)
                                : !isBefore(s, other, today)))
                .map(Statement::from)
                .flatMap(date -> Optional.ofNullable(date).stream())
                .min(Comparator.comparing(DisplayRule::start).thenComparing(Edtf::text))
                .map(Edtf::text)
                .orElse(null);
    }

    private static LocalDate start(@Nullable Edtf date) {
        return date == null || date.earliest() == null ? LocalDate.MIN : date.earliest();
    }

    private static LocalDate end(@Nullable Edtf date, LocalDate otherwise) {
        return date == null || date.latest() == null ? otherwise : date.latest();
    }

    /**
     * The days on which what a statement says may have begun. Nobody knows how long an open side is: what is open to the past
     * has its last day only, and what is open to the future reaches to the day of its source. Nothing began after it ended.
     * Without a date it lies before everything that has one.
     */
    private record Period(LocalDate first, LocalDate last) {

        static Period of(Statement s) {
            Edtf from = s.from();
            LocalDate first = start(from);
            if (from == null) {
                return new Period(first, first);
            }
            if (from.earliest() == null) {
                first = end(from, first);
            }
            LocalDate last = end(from, end(s.published(), first));
            LocalDate over = end(s.to(), last);
            last = over.isBefore(last) ? over : last;
            return new Period(first, last.isBefore(first) ? first : last);
        }

        long days() {
            return last.toEpochDay() - first.toEpochDay();
        }
    }
}
