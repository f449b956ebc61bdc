package org.habeas.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.habeas.language.name.NameMatcher;
import org.habeas.language.name.NameReader;

/**
 * How well names are matched, beside what plain libraries do on the same pairs: every spelling of a set with every other. The
 * figures are defined as the set's own scorer defines them.
 */
public final class NamesBenchmark {

    private static final double AVERAGE_PRECISION = 0.995;
    private static final double F1 = 0.98;
    private static final double RECALL = 0.95;

    private NamesBenchmark() {}

    /**
     * What one matcher reached.
     *
     * @param all over all pairs but those of homonyms
     * @param byScripts the same for each pair of scripts, the largest first
     * @param homonyms pairs of homonyms, and how many of them reach the threshold
     */
    public record Result(
            String matcher, NameFigures all, Map<String, NameFigures> byScripts, int homonyms, int homonymsReached) {}

    /** A pair of rows and its score, rows numbered from 0. */
    record Prediction(int one, int other, double score) {}

    /** Ours first, then the plain ones. */
    public static List<Result> run(NameSet set) {
        return List.of(
                result("Habeas", set, ours(set)),
                result("ICU + token-assigned Jaro-Winkler", set, scores(set, PlainNames::ascii, PlainNames::assigned)),
                result("trigrams as written", set, scores(set, PlainNames::trigrams, PlainNames::similarity)));
    }

    private static List<Prediction> ours(NameSet set) {
        return scores(set, NameReader::read, (a, b) -> NameMatcher.compare(a, b).score());
    }

    private static <T> List<Prediction> scores(
            NameSet set, Function<String, T> read, ToDoubleBiFunction<T, T> compare) {
        List<T> names = set.rows().stream().map(r -> read.apply(r.name())).toList();
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                // as it is written, so that the scorer sees the very scores
                double score = Math.round(compare.applyAsDouble(names.get(i), names.get(j)) * 1e6) / 1e6;
                predictions.add(new Prediction(i, j, score));
            }
        }
        return predictions;
    }

    private static Result result(String matcher, NameSet set, List<Prediction> predictions) {
        List<NameFigures.Scored> all = new ArrayList<>();
        Map<String, List<NameFigures.Scored>> byScripts = new LinkedHashMap<>();
        int homonyms = 0;
        int reached = 0;
        for (Prediction p : predictions) {
            NameSet.Row one = set.rows().get(p.one());
            NameSet.Row other = set.rows().get(p.other());
            boolean same = one.person().equals(other.person());
            if (!same && set.homonyms().contains(Set.of(one.person(), other.person()))) {
                homonyms++;
                reached += p.score() >= NameMatcher.THRESHOLD ? 1 : 0;
                continue;
            }
            NameFigures.Scored scored = new NameFigures.Scored(p.score(), same);
            all.add(scored);
            String scripts = String.join(
                    "-", Stream.of(one.script(), other.script()).sorted().toList());
            byScripts.computeIfAbsent(scripts, s -> new ArrayList<>()).add(scored);
        }
        Map<String, NameFigures> figures = new LinkedHashMap<>();
        byScripts.entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue().size()))
                .forEach(e -> figures.put(e.getKey(), NameFigures.of(e.getValue(), NameMatcher.THRESHOLD)));
        return new Result(matcher, NameFigures.of(all, NameMatcher.THRESHOLD), figures, homonyms, reached);
    }

    /** Writes our score of every pair as the set's scorer reads it: the two rows and the score, tab separated. */
    public static void predictions(NameSet set, Path file) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            for (Prediction p : ours(set)) {
                out.printf(Locale.ROOT, "%d\t%d\t%.6f%n", p.one(), p.other(), p.score());
            }
        }
    }

    /** A table, ours by pairs of scripts as well, and each target with what was measured. */
    public static List<String> report(List<Result> results) {
        List<String> lines = new ArrayList<>();
        lines.add(NameFigures.HEAD);
        for (Result result : results) {
            lines.add(result.all().row(result.matcher()));
        }
        Result ours = results.getFirst();
        ours.byScripts().forEach((scripts, figures) -> {
            if (figures.matches() > 0) {
                lines.add(figures.row("  " + ours.matcher() + ", " + scripts));
            }
        });
        lines.add("homonym pairs (not counted above): " + ours.homonymsReached() + " of " + ours.homonyms()
                + " reach the threshold");
        NameFigures all = ours.all();
        lines.add(target("average precision", all.averagePrecision(), AVERAGE_PRECISION));
        lines.add(target("F1 at " + NameMatcher.THRESHOLD, all.f1(), F1));
        lines.add(target("recall at precision 0.99", all.recallAtPrecision(), RECALL));
        return lines;
    }

    private static String target(String what, double is, double wanted) {
        return String.format(
                Locale.ROOT, "%s: %.4f (at least %.3f): %s", what, is, wanted, is >= wanted ? "met" : "missed");
    }
}
