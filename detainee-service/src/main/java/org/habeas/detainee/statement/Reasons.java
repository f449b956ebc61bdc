package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.detainee.statement.DisplayRule.Loser;
import org.habeas.language.edtf.EdtfWords;
import org.jspecify.annotations.Nullable;

/** Says of each statement that is not shown why not, in a sentence. */
final class Reasons {

    private final List<Dated> dated;
    private final List<Dated> begun;
    private final Withdrawals withdrawals;
    private final Guards guards;
    private final LocalDate today;

    /**
     * @param dated all statements of the property, the latest first
     * @param begun those of them that count
     */
    Reasons(List<Dated> dated, List<Dated> begun, Withdrawals withdrawals, Guards guards, LocalDate today) {
        this.dated = dated;
        this.begun = begun;
        this.withdrawals = withdrawals;
        this.guards = guards;
        this.today = today;
    }

    /** Where nothing is shown. */
    List<Loser> ofAll() {
        List<Loser> others = new ArrayList<>();
        others.addAll(unweighed(null, others, identities(List.of())));
        return others;
    }

    /**
     * What is still to come, what is held back, what competes, what is of an earlier time, and what does not count.
     *
     * @param sameTime what competes with the chosen one, the nearest to it first
     */
    List<Loser> ofOthersThan(Dated chosen, List<Dated> sameTime, Ranking ranking) {
        List<Loser> others = new ArrayList<>();
        Set<Dated> told = identities(sameTime);
        List<Loser> uncounted = unweighed(chosen, others, told);
        Compared compared = new Compared(chosen, ranking);
        sameTime.forEach(d -> others.add(new Loser(d.s(), compared.sameTime(d))));
        dated.stream()
                .filter(d -> d != chosen && !told.contains(d))
                .forEach(d -> others.add(new Loser(d.s(), compared.earlier(d))));
        others.addAll(uncounted);
        return others;
    }

    private static Set<Dated> identities(List<Dated> some) {
        Set<Dated> identities = Collections.newSetFromMap(new IdentityHashMap<>());
        identities.addAll(some);
        return identities;
    }

    /**
     * Adds what is still to come or held back to the others, and all that is not compared with what is shown to what is told.
     *
     * @return what does not count
     */
    private List<Loser> unweighed(@Nullable Dated chosen, List<Loser> others, Set<Dated> told) {
        List<Loser> uncounted = new ArrayList<>();
        Set<Dated> counted = identities(begun);
        for (Dated d : dated) {
            Optional<Statement> undone = withdrawals.of(d.s());
            String guard = guards.reason(d);
            if (undone.isPresent()) {
                uncounted.add(new Loser(d.s(), undone(undone.get())));
            } else if (d.s().said().stance() == Stance.RETRACTS) {
                uncounted.add(new Loser(d.s(), "It takes another statement back and says nothing else."));
            } else if (!d.hasBegun(today)) {
                others.add(new Loser(d.s(), "It speaks of a time that is still to come."));
            } else if (d.s().said().stance() == Stance.DISPUTES) {
                uncounted.add(new Loser(d.s(), disputes(d, chosen)));
            } else if (guard != null && counted.contains(d)) {
                others.add(new Loser(d.s(), "A guard holds it back: " + guard));
            } else {
                continue;
            }
            told.add(d);
        }
        return uncounted;
    }

    private static String undone(Statement by) {
        String reason = by.said().reason() == null ? "" : ": " + by.said().reason();
        return by.said().stance() == Stance.RETRACTS
                ? "It was retracted" + reason
                : "Another statement replaces it" + reason + (reason.isEmpty() ? "." : "");
    }

    private static String disputes(Dated d, @Nullable Dated chosen) {
        return chosen != null && d.saysAs(chosen)
                ? "It disputes the shown value; a dispute is never shown itself."
                : "It disputes another value than the shown one.";
    }

    /** Other statements beside the one that is shown. */
    private final class Compared {

        private final Dated chosen;
        private final Ranking ranking;
        private final Times passed;
        /** Of what says otherwise that which is of an earlier time than what is shown, and the rest. */
        private final Times before;

        private final Times beside;
        private final Map<String, String> words = new HashMap<>();

        Compared(Dated chosen, Ranking ranking) {
            this.chosen = chosen;
            this.ranking = ranking;
            this.passed = new Times(guards.passed(begun), today);
            Map<Boolean, List<Dated>> others = begun.stream()
                    .filter(d -> !d.saysAs(chosen))
                    .collect(Collectors.partitioningBy(d -> d.isBefore(chosen, today)));
            this.before = new Times(others.getOrDefault(true, List.of()), today);
            this.beside = new Times(others.getOrDefault(false, List.of()), today);
        }

        String earlier(Dated other) {
            if (!other.saysAs(chosen)) {
                return "It speaks of an earlier time.";
            }
            boolean changedBetween = !before.allBefore(other) || beside.anyAfter(other);
            String says = "It says the same of an earlier time"
                    + (changedBetween ? ", and something else is stated of the time between" : "");
            String from = other.s().validFrom();
            String shown = chosen.s().validFrom();
            return from == null || shown == null || from.equals(shown)
                    ? says + "."
                    : says + (changedBetween ? ": " : ", and the two dates differ: ") + words(from)
                            + " here, and of the shown one " + words(shown) + ".";
        }

        private String words(String date) {
            return words.computeIfAbsent(date, EdtfWords::of);
        }

        String sameTime(Dated other) {
            String why = lost(other);
            if (other.saysAs(chosen)) {
                return "It says the same; " + why;
            }
            if (guards.isLast(chosen) && chosen.isBefore(other, today)) {
                return "It speaks of a time after a death that is confirmed; only a retraction of the death undoes it.";
            }
            if (!other.mayBeAboutTheSameAs(chosen)) {
                return "It is about another case, charge, hearing or sentence, and no contradiction; " + why;
            }
            return (ranking.isOfOneRank(other, chosen)
                            ? "It says otherwise of what may be the same time, so the value is marked as contested; "
                            : "It says otherwise of what may be the same time, but is of a lower rank; ")
                    + why;
        }

        private String lost(Dated other) {
            if (!guards.isLast(chosen) && passed.anyAfter(other)) {
                return "a third statement speaks of a later time.";
            }
            Statement lost = other.s();
            Statement won = chosen.s();
            if (lost.confidence() != won.confidence()) {
                return "its confidence is " + lost.confidence().code() + ", and that of the shown one is "
                        + won.confidence().code() + ".";
            }
            if (lost.said().grade() != won.said().grade()) {
                return "reliability and credibility of the shown one are graded higher.";
            }
            if (ranking.isConfirmed(other) != ranking.isConfirmed(chosen)) {
                return "independent sources say what is shown.";
            }
            if (Ranking.isPrimary(other) != Ranking.isPrimary(chosen)) {
                return "its source repeats another, and that of the shown one speaks for itself.";
            }
            if (!other.publishedFirst().equals(chosen.publishedFirst())) {
                return lost.published() == null ? "its source is not dated." : "its source is older.";
            }
            return other.days() == chosen.days()
                    ? "its source is as old and its date as exact."
                    : "its date is vaguer.";
        }
    }
}
