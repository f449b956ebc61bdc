package org.habeas.language.edtf;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A date taken apart, so that it can be told in words; {@code toString} is the very text that it was read from. Bounds are days,
 * null where the date is open.
 */
sealed interface EdtfForm permits EdtfForm.Single, EdtfForm.Interval, EdtfForm.Choice {

    @Nullable
    LocalDate earliest();

    @Nullable
    LocalDate latest();

    /** One date: what an interval has at its ends and a set as its members. */
    sealed interface Single extends EdtfForm permits CalendarDate, LongYear, Moment {

        @Override
        LocalDate earliest();

        @Override
        LocalDate latest();

        /** Whether a part of it is said to be uncertain or approximate. */
        boolean isDoubted();
    }

    /**
     * A year outside of four digits: {@code Y17000}, {@code Y-17000}.
     *
     * @param doubt {@code ?}, {@code ~}, {@code %} or empty
     */
    record LongYear(int year, String doubt) implements Single {

        @Override
        public LocalDate earliest() {
            return LocalDate.of(year, 1, 1);
        }

        @Override
        public LocalDate latest() {
            return LocalDate.of(year, 12, 31);
        }

        @Override
        public boolean isDoubted() {
            return !doubt.isEmpty();
        }

        @Override
        public String toString() {
            return "Y" + year + doubt;
        }
    }

    /**
     * A day with its time: {@code 2023-09-27T10:30:00Z}. Its day is the one it names, wherever on earth that was.
     *
     * @param time with everything behind the T, as stated
     */
    record Moment(LocalDate day, String time) implements Single {

        @Override
        public LocalDate earliest() {
            return day;
        }

        @Override
        public LocalDate latest() {
            return day;
        }

        @Override
        public boolean isDoubted() {
            return false;
        }

        @Override
        public String toString() {
            return day + "T" + time;
        }
    }

    /** How an interval ends: at a date, open ({@code ..}), or at a time that nobody knows (empty). */
    enum Openness {
        OPEN(".."),
        UNKNOWN("");

        private final String text;

        Openness(String text) {
            this.text = text;
        }
    }

    /**
     * From one date to another; at least one of them is there.
     *
     * @param from null where {@code start} says why there is none
     * @param to null where {@code end} says why there is none
     */
    record Interval(
            @Nullable Single from,
            @Nullable Openness start,
            @Nullable Single to,
            @Nullable Openness end) implements EdtfForm {

        @Override
        public @Nullable LocalDate earliest() {
            return from == null ? null : from.earliest();
        }

        @Override
        public @Nullable LocalDate latest() {
            return to == null ? null : to.latest();
        }

        @Override
        public String toString() {
            return side(from, start) + "/" + side(to, end);
        }

        private static String side(@Nullable Single date, @Nullable Openness otherwise) {
            return date != null ? date.toString() : Objects.requireNonNull(otherwise).text;
        }
    }

    /**
     * A member of a set: a date, or all from one to another.
     *
     * @param isRange whether two dots stand in it
     * @param from null for {@code ..2023-09}
     * @param to the same as {@code from} for a single date; null for {@code 2023-09..}
     */
    record Member(@Nullable Single from, @Nullable Single to, boolean isRange) {

        @Override
        public String toString() {
            return isRange ? text(from) + ".." + text(to) : text(from);
        }

        private static String text(@Nullable Single date) {
            return date == null ? "" : date.toString();
        }
    }

    /**
     * Several dates: one of them, in brackets, or all of them, in braces.
     *
     * @param all whether all are meant
     */
    record Choice(boolean all, List<Member> members) implements EdtfForm {

        @Override
        public @Nullable LocalDate earliest() {
            return bound(m -> m.from() == null
                            ? Optional.empty()
                            : Optional.of(m.from().earliest()))
                    .flatMap(days -> days.min(LocalDate::compareTo))
                    .orElse(null);
        }

        @Override
        public @Nullable LocalDate latest() {
            return bound(m -> m.to() == null ? Optional.empty() : Optional.of(m.to().latest()))
                    .flatMap(days -> days.max(LocalDate::compareTo))
                    .orElse(null);
        }

        /** Empty as soon as one member is open. */
        private Optional<Stream<LocalDate>> bound(Function<Member, Optional<LocalDate>> side) {
            List<Optional<LocalDate>> days = members.stream().map(side).toList();
            return days.contains(Optional.<LocalDate>empty())
                    ? Optional.empty()
                    : Optional.of(days.stream().flatMap(Optional::stream));
        }

        @Override
        public String toString() {
            String inside = members.stream().map(Member::toString).collect(Collectors.joining(","));
            return all ? "{" + inside + "}" : "[" + inside + "]";
        }
    }
}
