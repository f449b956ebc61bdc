package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.habeas.detainee.statement.DisplayRule.Loser;
import org.habeas.language.edtf.EdtfWords;
import org.jspecify.annotations.Nullable;

/**
 * Says of each statement that is not shown why not, in a sentence.
 *
 * @param dated all statements of the property, the latest first
 * @param begun those of them that count
 * @param sameTime what competes with the chosen one, the nearest to it first
 */
record Reasons(
        List<Dated> dated,
        List<Dated> begun,
        Withdrawals withdrawals,
        Guards guards,
        @Nullable Dated chosen,
        List<Dated> sameTime,
        @Nullable Ranking ranking,
        LocalDate today) {

    /** What is still to come, what is held back, what competes, what is of an earlier time, and what does not count. */
    List<Loser> all() {
        List<Loser> others = new ArrayList<>();
        Set<Dated> told = new HashSet<>(sameTime);
        List<Loser> uncounted = new ArrayList<>();
        Set<Dated> counted = new HashSet<>(begun);
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
                uncounted.add(new Loser(d.s(), disputes(d)));
            } else if (guard != null && counted.contains(d)) {
                others.add(new Loser(d.s(), "A guard holds it back: " + guard));
            } else {
                continue;
            }
            told.add(d);
        }
        if (chosen != null) {
            sameTime.forEach(d -> others.add(new Loser(d.s(), sameTime(d, chosen, Objects.requireNonNull(ranking)))));
            dated.stream()
                    .filter(d -> d != chosen && !told.contains(d))
                    .forEach(d -> others.add(new Loser(d.s(), earlier(d, chosen))));
        }
        others.addAll(uncounted);
        return others;
    }

    private static String undone(Statement by) {
        String reason = by.said().reason() == null ? "" : ": " + by.said().reason();
        return by.said().stance() == Stance.RETRACTS
                ? "It was retracted" + reason
                : "Another statement replaces it" + reason + (reason.isEmpty() ? "." : "");
    }

    private String disputes(Dated d) {
        return chosen != null && d.saysAs(chosen)
                ? "It disputes the shown value; a dispute is never shown itself."
                : "It disputes another value than the shown one.";
    }

    private String earlier(Dated other, Dated chosen) {
        if (!other.saysAs(chosen)) {
            return "It speaks of an earlier time.";
        }
        boolean changedBetween = begun.stream()
                .anyMatch(third -> !third.saysAs(chosen)
                        && (third.isBefore(chosen, today)
                                ? !third.isBefore(other, today)
                                : other.isBefore(third, today)));
        String says = "It says the same of an earlier time"
                + (changedBetween ? ", and something else is stated of the time between" : "");
        String from = other.s().validFrom();
        String shown = chosen.s().validFrom();
        return from == null || shown == null || from.equals(shown)
                ? says + "."
                : says + (changedBetween ? ": " : ", and the two dates differ: ") + EdtfWords.of(from)
                        + " here, and of the shown one " + EdtfWords.of(shown) + ".";
    }

    private String sameTime(Dated other, Dated chosen, Ranking ranking) {
        String why = lost(other, chosen, ranking);
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

    private String lost(Dated other, Dated chosen, Ranking ranking) {
        if (!guards.isLast(chosen)
                && begun.stream().anyMatch(third -> !guards.isHeldBack(third) && other.isBefore(third, today))) {
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
        return other.days() == chosen.days() ? "its source is as old and its date as exact." : "its date is vaguer.";
    }
}
