package org.habeas.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How well scores tell pairs of one person from pairs of two. Pairs with equal scores move together, so no order among them helps
 * or harms.
 *
 * @param pairs that were scored
 * @param matches of them, the pairs of one person
 * @param averagePrecision the sum over distinct scores of what recall gains there, times precision there
 * @param bestF1 at the threshold that is best on these very pairs
 * @param bestThreshold that threshold
 * @param f1 at the threshold fixed beforehand
 * @param recallAtPrecision the highest recall where precision is at least 0.99
 */
public record NameFigures(
        int pairs,
        int matches,
        double averagePrecision,
        double bestF1,
        double bestThreshold,
        double f1,
        double recallAtPrecision) {

    private static final double PRECISION = 0.99;

    /** A pair's score, and whether it is of one person. */
    public record Scored(double score, boolean match) {}

    static final String HEAD = String.format(
            Locale.ROOT,
            "%-40s %7s %6s %6s %6s %7s %7s %7s",
            "",
            "pairs",
            "match",
            "AP",
            "bestF1",
            "@",
            "F1@.70",
            "R@P.99");

    public static NameFigures of(List<Scored> scored, double threshold) {
        List<Scored> sorted = scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        int matches = (int) sorted.stream().filter(Scored::match).count();
        double ap = 0;
        double best = 0;
        double bestAt = 0;
        double fixed = 0;
        double recallAt = 0;
        double lastRecall = 0;
        int right = 0;
        int k = 0;
        while (k < sorted.size()) {
            double score = sorted.get(k).score();
            for (; k < sorted.size() && sorted.get(k).score() == score; k++) {
                right += sorted.get(k).match() ? 1 : 0;
            }
            double precision = (double) right / k;
            double recall = matches == 0 ? 0 : (double) right / matches;
            double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
            ap += (recall - lastRecall) * precision;
            lastRecall = recall;
            if (f1 > best) {
                best = f1;
                bestAt = score;
            }
            recallAt = precision >= PRECISION ? Math.max(recallAt, recall) : recallAt;
            fixed = score >= threshold ? f1 : fixed;
        }
        return new NameFigures(sorted.size(), matches, ap, best, bestAt, fixed, recallAt);
    }

    String row(String what) {
        return matches == 0
                ? String.format(Locale.ROOT, "%-40s %7d %6d", what, pairs, 0)
                : String.format(
                        Locale.ROOT,
                        "%-40s %7d %6d %6.3f %6.3f %7.3f %7.3f %7.3f",
                        what,
                        pairs,
                        matches,
                        averagePrecision,
                        bestF1,
                        bestThreshold,
                        f1,
                        recallAtPrecision);
    }
}
