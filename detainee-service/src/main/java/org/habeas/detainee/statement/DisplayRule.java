package org.habeas.detainee.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Which of several statements about one property is shown, and why the others are not. It is a function of the set of
 * statements, not of their order; what it says is written down for readers in {@code docs/display-rule.md}.
 */
public final class DisplayRule {

    /** Shown to readers who ask why; rises whenever another statement would be chosen. */
    public static final String ID = "display/1";

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
     * @param ended whether the chosen statement itself says that it is no longer so
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

    /** @param statements of one person and those of them that the reader may see; other properties are left out */
    public static Choice choose(Property property, List<Statement> statements) {
        List<Statement> ranked = statements.stream()
                .filter(s -> s.property() == property)
                .sorted(RANK.reversed())
                .toList();
        if (ranked.isEmpty()) {
            return new Choice(property, null, List.of(), null, false, false);
        }
        Statement chosen = ranked.getFirst();
        List<Loser> others = new ArrayList<>();
        boolean contested = false;
        for (Statement other : ranked.subList(1, ranked.size())) {
            boolean sameTime = Edtf.BY_LATEST.compare(other.from(), chosen.from()) == 0;
            boolean sameValue = other.value().equals(chosen.value());
            contested |= sameTime && !sameValue;
            others.add(new Loser(other, reason(sameTime, sameValue)));
        }
        return new Choice(property, chosen, others, since(ranked), contested, isEnded(chosen));
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

    private static java.time.LocalDate start(Edtf date) {
        return date.earliest() == null ? java.time.LocalDate.MIN : date.earliest();
    }

    private static boolean isEnded(Statement s) {
        Edtf end = s.to();
        return end != null && end.latest() != null;
    }
}
