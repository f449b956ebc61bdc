package org.habeas.language.name;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of one name answers to which of another, so that together they are as alike as can be. A part may answer to two or
 * three that stand side by side and are written as one elsewhere (Abd al-Rahman, Jong-un).
 */
final class Pairing {

    /** Below this two parts are better left without an answer. */
    private static final double LEAST = 0.3;

    /** Words are not joined for a likeness that two other words may have as well. */
    private static final double LEAST_JOINED = 0.75;

    private static final int MOST_JOINED = 3;

    private final List<NameToken> left;
    private final List<NameToken> right;
    private final @Nullable TokenLikeness[][][][] known;
    private final double[] best;
    private final @Nullable Step[] steps;

    /** Parts from and to (exclusive) on each side, and how alike they are. */
    record Pair(int from, int to, int otherFrom, int otherTo, NameToken one, NameToken other, TokenLikeness likeness) {}

    private record Step(int next, int mask, @Nullable Pair pair) {}

    private Pairing(List<NameToken> left, List<NameToken> right) {
        this.left = left;
        this.right = right;
        known = new TokenLikeness[left.size()][MOST_JOINED + 1][right.size()][MOST_JOINED + 1];
        best = new double[(left.size() + 1) << right.size()];
        steps = new Step[best.length];
        java.util.Arrays.fill(best, Double.NaN);
    }

    /** The pairs in the order of the first name. */
    static List<Pair> best(List<NameToken> left, List<NameToken> right) {
        Pairing pairing = new Pairing(left, right);
        pairing.value(0, 0);
        List<Pair> pairs = new ArrayList<>();
        int at = 0;
        int mask = 0;
        while (at < left.size()) {
            Step step = pairing.steps[pairing.index(at, mask)];
            if (step == null) {
                break;
            }
            if (step.pair() != null) {
                pairs.add(step.pair());
            }
            at = step.next();
            mask = step.mask();
        }
        return pairs;
    }

    private int index(int at, int mask) {
        return (at << right.size()) | mask;
    }

    /** The best that the parts from {@code at} on can reach with the parts of the other name that are free. */
    private double value(int at, int mask) {
        if (at >= left.size()) {
            return 0;
        }
        int index = index(at, mask);
        if (!Double.isNaN(best[index])) {
            return best[index];
        }
        double most = value(at + 1, mask);
        Step step = new Step(at + 1, mask, null);
        for (int joined = 1; joined <= MOST_JOINED && at + joined <= left.size(); joined++) {
            for (int other = 0; other < right.size(); other++) {
                for (int also = 1; also <= (joined == 1 ? MOST_JOINED : 1) && other + also <= right.size(); also++) {
                    int bits = ((1 << also) - 1) << other;
                    if ((mask & bits) != 0) {
                        break;
                    }
                    TokenLikeness likeness = likeness(at, joined, other, also);
                    double worth = worth(at, joined, other, also, likeness);
                    if (worth > 0) {
                        double total = worth + value(at + joined, mask | bits);
                        if (total > most) {
                            most = total;
                            step = new Step(at + joined, mask | bits, pair(at, joined, other, also, likeness));
                        }
                    }
                }
            }
        }
        best[index] = most;
        steps[index] = step;
        return most;
    }

    private double worth(int at, int joined, int other, int also, TokenLikeness likeness) {
        NameToken one = left.get(at);
        NameToken its = right.get(other);
        if (likeness.value() < LEAST || (joined + also > 2 && likeness.value() < LEAST_JOINED)) {
            return 0;
        }
        boolean particles = joined == 1 && also == 1 && (one.role() == Role.PARTICLE || its.role() == Role.PARTICLE);
        if (particles) {
            return one.role() == its.role() ? 0.1 * likeness.value() : likeness.value() < 1 ? 0 : 0.2;
        }
        double weight = joined + also;
        // in doubt, as they stand
        return weight * (likeness.value() - LEAST + 0.01)
                + (one.role() == its.role() ? 0.02 : 0)
                - 0.3 * (joined + also - 2);
    }

    private TokenLikeness likeness(int at, int joined, int other, int also) {
        TokenLikeness likeness = known[at][joined][other][also];
        if (likeness == null && joined + also > 2 && !plausible(at, joined, other, also)) {
            likeness = TokenLikeness.NONE;
            known[at][joined][other][also] = likeness;
        }
        if (likeness == null) {
            likeness = TokenLikeness.of(join(left, at, joined), join(right, other, also));
            known[at][joined][other][also] = likeness;
        }
        return likeness;
    }

    /** Parts together are about as long as what they are set beside. */
    private boolean plausible(int at, int joined, int other, int also) {
        int mine = length(left, at, joined);
        int its = length(right, other, also);
        return begin(left.get(at), right.get(other))
                && Math.min(mine, its) * 3 >= Math.max(mine, its) * 2
                && initials(left, at, joined) + initials(right, other, also) == 0;
    }

    private static boolean begin(NameToken one, NameToken other) {
        return SoundDistance.begin(
                one.sounds().getFirst().units().charAt(0),
                other.sounds().getFirst().units().charAt(0));
    }

    private static int length(List<NameToken> tokens, int from, int count) {
        int length = 0;
        for (int i = from; i < from + count; i++) {
            length += tokens.get(i).sounds().getFirst().length();
        }
        return length;
    }

    private static int initials(List<NameToken> tokens, int from, int count) {
        int initials = 0;
        for (int i = from; i < from + count; i++) {
            initials += tokens.get(i).role() == Role.INITIAL ? 1 : 0;
        }
        return initials;
    }

    private Pair pair(int at, int joined, int other, int also, TokenLikeness likeness) {
        return new Pair(
                at, at + joined, other, other + also, join(left, at, joined), join(right, other, also), likeness);
    }

    private static NameToken join(List<NameToken> tokens, int from, int count) {
        NameToken joined = tokens.get(from);
        for (int i = 1; i < count; i++) {
            joined = joined.and(tokens.get(from + i));
        }
        return joined;
    }
}
