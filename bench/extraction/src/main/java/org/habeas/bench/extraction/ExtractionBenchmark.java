package org.habeas.bench.extraction;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.habeas.bench.SyntheticNames;
import org.habeas.ingest.person.KnownName;
import org.habeas.language.citation.CitationScanner;

/** Prints how rightly labelled documents and citations are read, and how fast, each beside what is asked for. */
public final class ExtractionBenchmark {

    private static final int MISSED = 1;
    private static final int NOTHING_TO_READ = 2;
    private static final int NAMES = 100_000;
    private static final int SPELLINGS = 3;

    private ExtractionBenchmark() {}

    /** One thing that is asked for. */
    record Target(String what, double is, double atLeast) {

        boolean isMet() {
            return is >= atLeast;
        }

        @Override
        public String toString() {
            return String.format(
                    java.util.Locale.ROOT, "%-52s %8.4f   %8.3f   %s", what, is, atLeast, isMet() ? "met" : "missed");
        }
    }

    /**
     * Ends with 1 if a target is missed, and with 2 if there is nothing to read.
     *
     * @param arguments the data folder, which holds {@code corpus/} and {@code citations/}; then {@code --mistakes}, if each is
     *     wanted
     */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        boolean mistakes = List.of(arguments).contains("--mistakes");
        List<Target> targets;
        try {
            targets = run(data, LocalDate.now(ZoneOffset.UTC), mistakes, System.out);
        } catch (NoSuchFileException e) {
            System.err.println("There is nothing to read: " + e.getFile() + " is missing.");
            System.exit(NOTHING_TO_READ);
            return;
        }
        if (!targets.stream().allMatch(Target::isMet)) {
            System.exit(MISSED);
        }
    }

    private static List<Target> run(Path data, LocalDate today, boolean mistakes, PrintStream out) throws IOException {
        List<Labelled> documents = Labelled.read(data.resolve("corpus"));
        Path cases = data.resolve("citations").resolve("cases.jsonl");
        if (!Files.isRegularFile(cases)) {
            throw new NoSuchFileException(cases.toString());
        }
        List<Target> targets = new ArrayList<>();
        Scorer.Score known = score("all canonical names known", documents, canonicalNames(documents), today, out);
        targets.add(new Target("bills by id, F1", known.of(Figure.BILLS_ID).f1(), 0.98));
        targets.add(new Target("bills by span, F1", known.of(Figure.BILLS_SPAN).f1(), 0.97));
        targets.add(new Target("bills macro, F1", known.macro(), 0.97));
        targets.add(new Target(
                "persons, all canonical names known, F1",
                known.of(Figure.PERSONS_CANONICAL).f1(),
                0.90));
        Scorer.Score unknown = score("no names known", documents, List.of(), today, out);
        targets.add(new Target(
                "persons, no names known, F1",
                unknown.of(Figure.PERSONS_CANONICAL).f1(),
                0.75));
        CitationCases read = CitationCases.run(cases, today);
        targets.add(new Target("citation cases, share right", read.share(), 0.98));
        targets.add(new Target(
                "official texts without a bill, share respected",
                read.noBills() == 0 ? 1 : (double) read.respected() / read.noBills(),
                1.0));
        out.printf(
                "citation cases: %d of %d right; in %d of %d official texts without a bill none is found%n",
                read.right(), read.all(), read.respected(), read.noBills());
        if (mistakes) {
            known.mistakes().forEach(out::println);
            unknown.mistakes().stream()
                    .filter(m -> m.contains(" person "))
                    .map(m -> "no names known: " + m)
                    .forEach(out::println);
            read.wrong().forEach(out::println);
        }
        targets.addAll(speed(documents, today));
        out.printf("%n%-52s %8s   %8s%n", "what", "ours", "at least");
        targets.forEach(out::println);
        return targets;
    }

    /** The words of a corpus are read again and again, as fast as they are with many people known. */
    private static List<Target> speed(List<Labelled> documents, LocalDate today) {
        List<String> texts = documents.stream().map(Labelled::text).toList();
        List<KnownName> many = SyntheticNames.people(NAMES / SPELLINGS + 1).stream()
                .map(p -> new KnownName(p.id(), p.names().getFirst(), p.names()))
                .toList();
        Extractors extractors = new Extractors(many, today);
        return List.of(
                new Target(
                        "MB/s of a processor, all, 100,000 names known", ReadingSpeed.of(texts, extractors::read), 20),
                new Target(
                        "MB/s of a processor, the scan for bills alone",
                        ReadingSpeed.of(texts, text -> CitationScanner.scan(text)),
                        60));
    }

    private static Scorer.Score score(
            String title, List<Labelled> documents, List<KnownName> known, LocalDate today, PrintStream out) {
        Extractors extractors = new Extractors(known, today);
        Map<String, Predicted> predicted = new LinkedHashMap<>();
        documents.forEach(d -> predicted.put(d.id(), extractors.predict(d.text())));
        Scorer.Score score = Scorer.score(documents, predicted, false);
        out.println("== " + documents.size() + " documents, " + title);
        for (Figure figure : Figure.values()) {
            out.println(score.of(figure).line(figure.label()));
        }
        out.printf(java.util.Locale.ROOT, "bills macro      F1 %.3f%n", score.macro());
        return score;
    }

    /** One spelling of each person whom the labels name, and nothing else that they say. */
    static List<KnownName> canonicalNames(List<Labelled> documents) {
        return documents.stream()
                .flatMap(d -> d.persons().stream())
                .map(p -> p.person().canonical())
                .distinct()
                .sorted()
                .map(name -> new KnownName(
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name, List.of(name)))
                .toList();
    }
}
