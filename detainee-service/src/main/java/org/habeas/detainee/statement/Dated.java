package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its dates, and what it is about, read once: the rule compares each with many.
 *
 * @param begins the first day on which it may be so; null where that is not bounded
 * @param over the first day on which it is certainly so no longer; null where it is not known to end
 * @param end its last day, or the end of time
 * @param publishedFirst the first day on which its source may have been published, or the beginning of time
 * @param publishedLast the last such day, or the end of time
 * @param first the first day on which it may have begun
 * @param last the last such day: nobody knows how long an open side is, so what is open to the past has its last day only, and
 *     what is open to the future reaches to the day of its source; nothing began after it ended
 * @param scope what it names as that which it is about: two that name different things do not contradict each other
 */
record Dated(
        Statement s,
        String value,
        @Nullable LocalDate begins,
        @Nullable LocalDate over,
        LocalDate end,
        LocalDate publishedFirst,
        LocalDate publishedLast,
        LocalDate first,
        LocalDate last,
        Confidence confidence,
        Optional<Thing> scope) {

    /** Among statements of different times, the one of the earliest first; the id settles what is equal. */
    static final Comparator<Dated> TIME = Comparator.comparing(Dated::last)
            .thenComparing(Dated::first)
            .thenComparing(Dated::confidence)
            .thenComparing(Dated::publishedFirst)
            .thenComparing(d -> -d.days())
            .thenComparing(d -> d.s.id());

    static Dated of(Statement s) {
        Edtf from = s.from();
        Edtf to = s.to();
        Edtf published = s.published();
        LocalDate first = start(from);
        LocalDate last = first;
        if (from != null) {
            if (from.earliest() == null) {
                first = end(from, first);
            }
            last = end(from, end(published, first));
            LocalDate stopped = end(to, last);
            last = stopped.isBefore(last) ? stopped : last;
            last = last.isBefore(first) ? first : last;
        }
        return new Dated(
                s,
                s.normalised(),
                from == null ? null : from.earliest(),
                Optional.ofNullable(to)
                        .map(Edtf::latest)
                        .map(day -> day.plusDays(1))
                        .orElse(null),
                end(to, LocalDate.MAX),
                start(published),
                end(published, LocalDate.MAX),
                first,
                last,
                s.confidence(),
                s.scope());
    }

    /** Whether a statement speaks of a time that has begun by a day, or of none. */
    static boolean hasBegun(Statement s, LocalDate day) {
        Edtf from = s.from();
        return from == null || from.earliest() == null || !from.earliest().isAfter(day);
    }

    static List<Dated> of(List<Statement> statements) {
        return statements.stream().map(Dated::of).toList();
    }

    long days() {
        return last.toEpochDay() - first.toEpochDay();
    }

    boolean hasBegun(LocalDate today) {
        return begins == null || !begins.isAfter(today);
    }

    boolean hasEnded(LocalDate today) {
        return over != null && !over.isAfter(today);
    }

    boolean saysAs(Dated other) {
        return value.equals(other.value);
    }

    /** Whether both are about one case, charge, hearing or sentence, as far as both name one. */
    boolean mayBeAboutTheSameAs(Dated other) {
        return scope.isEmpty() || other.scope.isEmpty() || isOfTheSameAs(other);
    }

    /** Whether both name the same case, charge, hearing or sentence, or neither names one. */
    boolean isOfTheSameAs(Dated other) {
        return scope.equals(other.scope);
    }

    /** The case, charge, hearing or sentence that it is about, by the words as they are compared. */
    Optional<Thing> thing() {
        return s.said().thing() == null ? s.aboutThing().map(Thing::normalised) : scope;
    }

    /** Whether it is of an earlier time: it began for certain before the other did, or was over by then. */
    boolean isBefore(Dated other, LocalDate today) {
        return last.isBefore(other.first) || isOver(other, today);
    }

    /** Whether neither is of an earlier time than the other. */
    boolean mayBeOfTheTimeOf(Dated other, LocalDate today) {
        return !isBefore(other, today) && !other.isBefore(this, today);
    }

    boolean isOver(Dated other, LocalDate today) {
        return hasEnded(today) && (gaveWay(other) || isOutlasted(other));
    }

    /**
     * Whether it has ended and a source that was published after that end says that it is still so: a remand that was to end in
     * January, and somebody still held in June.
     */
    private boolean isOutlasted(Dated other) {
        return end.isBefore(other.end) && end.isBefore(other.publishedFirst) && saysAs(other);
    }

    /**
     * Whether it has ended by a day on which the other may have begun, as far as the other's source could know. The other must
     * neither have ended by then, nor be so vague that it may have begun before.
     */
    private boolean gaveWay(Dated other) {
        return end.isBefore(other.end)
                && !end.isAfter(other.last)
                && !end.isAfter(other.publishedLast)
                && !other.first.isBefore(first);
    }

    private static LocalDate start(@Nullable Edtf date) {
        return date == null || date.earliest() == null ? LocalDate.MIN : date.earliest();
    }

    private static LocalDate end(@Nullable Edtf date, LocalDate otherwise) {
        return date == null || date.latest() == null ? otherwise : date.latest();
    }
}
