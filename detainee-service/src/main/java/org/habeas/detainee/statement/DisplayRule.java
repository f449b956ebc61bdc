package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Which of several statements about one property is shown, and why the others are not. It is a function of the set of
 * statements and the day, not of their order; what it says is written down for readers in {@code docs/display-rule.md}.
 */
public final class DisplayRule {

    /** Rises whenever another statement would be chosen. */
    public static final int NUMBER = 9;

    /** Shown to readers who ask why. */
    public static final String ID = "display/" + NUMBER;

    private DisplayRule() {}

    /**
     * What is shown of a property, and what is not.
     *
     * @param chosen null where nobody says anything
     * @param others every other statement, the nearest to being chosen first; empty where only the shown value was asked for
     * @param since when the shown value began, EDTF: the earliest start among the statements that give it without another
     *     value between; null where nobody says
     * @param contested whether another statement of the same rank gives another value for a time that may be the same, or
     *     disputes this one
     * @param ended whether the last day on which the chosen statement says that it is so has passed
     * @param confidence of the shown value: that of the chosen statement, and never above medium where only the state that holds
     *     the person says so; null where nothing is shown
     * @param independentSources how many sources that are independent of each other at least say so
     * @param singleParty whether only the state that holds the person says so; null where nobody said on whose side a source stands
     * @param heldBack values that a guard keeps from being shown
     */
    public record Choice(
            Property property,
            @Nullable Statement chosen,
            List<Loser> others,
            @Nullable String since,
            boolean contested,
            boolean ended,
            @Nullable Confidence confidence,
            int independentSources,
            @Nullable Boolean singleParty,
            List<HeldBack> heldBack) {

        /** Without the names of who brought and who accepted what. */
        public Choice withoutRecorders() {
            return new Choice(
                    property,
                    chosen == null ? null : chosen.withoutRecorders(),
                    others.stream()
                            .map(o -> new Loser(o.statement().withoutRecorders(), o.reason()))
                            .toList(),
                    since,
                    contested,
                    ended,
                    confidence,
                    independentSources,
                    singleParty,
                    heldBack.stream()
                            .map(h -> new HeldBack(
                                    h.value(),
                                    h.reason(),
                                    h.statements().stream()
                                            .map(Statement::withoutRecorders)
                                            .toList()))
                            .toList());
        }
    }

    /** A statement that is not shown, with the reason in a sentence. */
    public record Loser(Statement statement, String reason) {}

    /** A value that a guard keeps from being shown, with what is missing and the statements that say so. */
    public record HeldBack(String value, String reason, List<Statement> statements) {}

    /** Of some statements the one that speaks of the latest time, whatever it says. */
    public static Optional<Statement> newest(List<Statement> statements, LocalDate today) {
        List<Dated> dated = Dated.of(statements);
        return newest(dated, new Ranking(dated, dated, new Independence(statements)), today)
                .map(Dated::s);
    }

    /** What is shown of a property on a day, as {@link #choose}, but without the reasons why all else is not. */
    public static Choice shown(Property property, List<Statement> statements, LocalDate today) {
        return shown(property, new Testimony(statements), today);
    }

    static Choice shown(Property property, Testimony said, LocalDate today) {
        return choose(property, said.of(property), said.counted(property, today), said, today, false);
    }

    /**
     * What is shown of a property on a day.
     *
     * @param statements of one person and those of them that the reader may see; other properties are left out
     * @param today what begins later is not chosen yet, and what ends later has not ended yet
     */
    public static Choice choose(Property property, List<Statement> statements, LocalDate today) {
        Testimony said = new Testimony(statements);
        return choose(property, said.of(property), said.counted(property, today), said, today, true);
    }

    /** What is said of a property that counts on a day: begun, not taken back, and past its guard. */
    static List<Dated> counted(Property property, List<Statement> all, LocalDate today) {
        return new Testimony(all).counted(property, today).passed();
    }

    /**
     * What is shown of a property of one thing.
     *
     * @param dated what is said of the property of this thing, the latest first
     * @param all that is said of the person
     */
    static Choice choose(Property property, List<Dated> dated, Testimony all, LocalDate today, boolean withReasons) {
        return choose(property, dated, all.counted(property, dated, today), all, today, withReasons);
    }

    private static Choice choose(
            Property property,
            List<Dated> dated,
            Testimony.Counted counted,
            Testimony all,
            LocalDate today,
            boolean withReasons) {
        if (!withReasons
                && dated.size() == 1
                && counted.begun().size() == 1
                && property.codes().isEmpty()) {
            return alone(property, dated.getFirst(), today);
        }
        List<Dated> begun = counted.begun();
        Guards guards = counted.guards();
        Independence independence = all.independence();
        Reasons reasons = new Reasons(dated, begun, all.withdrawals(today), guards, today);
        List<Dated> candidates = guards.last(begun);
        Optional<Dated> newest = newest(candidates, new Ranking(candidates, candidates, independence), today);
        if (newest.isEmpty()) {
            List<Loser> others = withReasons ? reasons.ofAll() : List.of();
            return new Choice(property, null, others, null, false, false, null, 0, null, guards.heldBack());
        }
        Dated chosen = newest.get();
        List<Dated> passed = guards.passed(begun);
        List<Dated> sameTime = passed.stream()
                .filter(d -> d != chosen
                        && (guards.isLast(chosen) ? !d.isBefore(chosen, today) : d.mayBeOfTheTimeOf(chosen, today)))
                .toList();
        Ranking ranking = new Ranking(
                sameTime, Stream.concat(Stream.of(chosen), sameTime.stream()).toList(), independence);
        List<Dated> ranked = sameTime.stream().sorted(ranking.reversed()).toList();
        List<Dated> supporting = supporting(chosen, passed, today);
        Boolean singleParty = singleParty(supporting);
        boolean contested = ranked.stream()
                        .anyMatch(d ->
                                !d.saysAs(chosen) && d.mayBeAboutTheSameAs(chosen) && ranking.isOfOneRank(d, chosen))
                || dated.stream().anyMatch(d -> disputes(d, chosen, all.withdrawals(today), today));
        List<Loser> others = withReasons ? reasons.ofOthersThan(chosen, ranked, ranking) : List.of();
        return new Choice(
                property,
                chosen.s(),
                others,
                since(supporting),
                contested,
                chosen.hasEnded(today),
                confidence(chosen, singleParty),
                independence.count(supporting.stream().map(Dated::s).toList()),
                singleParty,
                guards.heldBack().stream()
                        .filter(h -> h.statements().stream().map(Dated::of).anyMatch(d -> !d.isBefore(chosen, today)))
                        .toList());
    }

    /** What is shown where one statement is all that is said, as of most things in a case; nothing competes with it, and no guard is asked. */
    private static Choice alone(Property property, Dated only, LocalDate today) {
        Edtf from = only.s().from();
        Boolean singleParty = singleParty(List.of(only));
        return new Choice(
                property,
                only.s(),
                List.of(),
                from == null ? null : from.text(),
                false,
                only.hasEnded(today),
                confidence(only, singleParty),
                1,
                singleParty,
                List.of());
    }

    /** The first day after {@code today} on which the same statements may be shown otherwise, if there is one. */
    public static Optional<LocalDate> nextLimit(List<Statement> statements, LocalDate today) {
        return statements.stream()
                .flatMap(s -> Stream.of(
                        Optional.ofNullable(s.from()).map(Edtf::earliest),
                        Optional.ofNullable(s.to()).map(Edtf::latest).map(last -> last.plusDays(1))))
                .flatMap(Optional::stream)
                .filter(day -> day.isAfter(today))
                .min(Comparator.naturalOrder())
                .map(limit -> Deadlines.next(statements, today)
                        .filter(day -> day.isBefore(limit))
                        .orElse(limit))
                .or(() -> Deadlines.next(statements, today));
    }

    private static Optional<Dated> newest(List<Dated> statements, Comparator<Dated> ranking, LocalDate today) {
        if (statements.size() < 2) {
            return statements.stream().findFirst();
        }
        // overlapping is not transitive, but all that none is later than may have begun on this one day
        LocalDate day = statements.stream()
                .map(Dated::first)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        List<Dated> latest =
                statements.stream().filter(d -> !d.last().isBefore(day)).toList();
        Times times = new Times(latest, today);
        return latest.stream().filter(d -> !times.anyOutlasting(d)).max(ranking);
    }

    /** Whether a statement says that the shown value is not so, of that time and no worse graded. */
    private static boolean disputes(Dated d, Dated chosen, Withdrawals withdrawals, LocalDate today) {
        return d.s().said().stance() == Stance.DISPUTES
                && d.saysAs(chosen)
                && d.mayBeAboutTheSameAs(chosen)
                && d.hasBegun(today)
                && withdrawals.counts(d.s())
                && d.mayBeOfTheTimeOf(chosen, today)
                && d.s().confidence().compareTo(chosen.s().confidence()) >= 0
                && d.s().said().grade() >= chosen.s().said().grade();
    }

    /** What gives the shown value with no other value after it, whether before the shown one or beside it. */
    private static List<Dated> supporting(Dated chosen, List<Dated> begun, LocalDate today) {
        if (begun.stream().allMatch(d -> d.saysAs(chosen))) {
            return begun;
        }
        List<Dated> before = new ArrayList<>();
        List<Dated> beside = new ArrayList<>();
        begun.stream()
                .filter(d -> !d.saysAs(chosen))
                .forEach(d -> (d.isBefore(chosen, today) ? before : beside).add(d));
        Times timesBefore = new Times(before, today);
        Times timesBeside = new Times(beside, today);
        return begun.stream()
                .filter(d -> d.saysAs(chosen) && timesBefore.allBefore(d) && !timesBeside.anyAfter(d))
                .toList();
    }

    private static @Nullable String since(List<Dated> supporting) {
        return supporting.stream()
                .map(d -> d.s().from())
                .filter(Objects::nonNull)
                .min(Comparator.comparing((Edtf date) -> date.earliest() == null ? LocalDate.MIN : date.earliest())
                        .thenComparing(Edtf::text))
                .map(Edtf::text)
                .orElse(null);
    }

    private static @Nullable Boolean singleParty(List<Dated> supporting) {
        Set<Optional<Alignment>> sides = new HashSet<>();
        supporting.forEach(d -> sides.add(Optional.ofNullable(d.s().evidence().alignment())));
        if (sides.stream().flatMap(Optional::stream).anyMatch(a -> a != Alignment.HOLDING_STATE)) {
            return false;
        }
        return sides.isEmpty() || sides.contains(Optional.<Alignment>empty()) ? null : true;
    }

    private static Confidence confidence(Dated chosen, @Nullable Boolean singleParty) {
        Confidence own = chosen.s().confidence();
        return Boolean.TRUE.equals(singleParty) && own == Confidence.HIGH ? Confidence.MEDIUM : own;
    }
}
