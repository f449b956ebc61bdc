package org.habeas.bench.status;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how far the status rules agree with the reference, code by code, and every bill on which they do not. */
public final class StatusBenchmark {

    private static final int UNEXPLAINED = 1;

    private StatusBenchmark() {}

    /**
     * Ends with 1 if a difference has no reason or a history says what cannot be, and with 2 if there is nothing to compare.
     *
     * @param arguments the data folder, which holds {@code billstatus/}; then, if wanted, the page of differences to write
     */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0], "billstatus");
        Comparison comparison;
        try {
            comparison = compare(data);
        } catch (NoSuchFileException e) {
            System.err.println("There is nothing to compare with: " + e.getFile() + " is missing.");
            System.exit(2);
            return;
        }
        print(comparison, System.out);
        if (arguments.length > 1) {
            Files.writeString(Path.of(arguments[1]), DifferencesPage.of(comparison.differences()));
            System.out.println("written: " + arguments[1]);
        }
        if (!comparison.unexplained().isEmpty() || !comparison.faults().isEmpty()) {
            System.exit(UNEXPLAINED);
        }
    }

    /**
     * The whole 117th Congress and the single files of others; a bill that is in both is read once. Of the publisher's samples, of which
     * the reference was not asked, the histories.
     */
    private static Comparison compare(Path data) throws IOException {
        Map<String, Expected> expected = new HashMap<>(Expected.read(data.resolve("expected-status.tsv")));
        expected.putAll(Expected.read(data.resolve("expected-status-117.tsv")));
        Comparison comparison = new Comparison(expected);
        BillFiles.readArchive(data.resolve("billstatus-117-all.tar.xz"), comparison::add);
        BillFiles.readFolders(data, (name, xml) -> {
            if (!name.startsWith("117/")) {
                comparison.add(name, xml);
            }
        });
        Path samples = data.resolve("gpo-samples");
        BillFiles.readTree(samples.resolve("samples"), comparison::check);
        BillFiles.readArchive(samples.resolve("big-samples.tar.xz"), comparison::check);
        return comparison;
    }

    private static void print(Comparison comparison, PrintStream out) {
        String row = "%-28s %8s   %-12s %8s   %8s   %7s%n";
        out.printf(row, "what", "ours", "compared with", "has", "agreeing", "ratio");
        comparison
                .counts()
                .forEach((code, count) -> out.printf(
                        row,
                        code,
                        count.ours,
                        "reference",
                        count.reference,
                        count.both,
                        count.reference == 0 ? "-" : ratio(count.both, count.reference)));
        out.printf(
                row,
                "all",
                comparison.compared(),
                "reference",
                comparison.compared(),
                comparison.agreeing(),
                ratio(comparison.agreeing(), comparison.compared()));
        out.printf(
                "%d files; the reference has no answer for %d of them; %d could not be read.%n",
                comparison.files(),
                comparison.unanswered(),
                comparison.refused().size());
        comparison.refused().forEach(out::println);
        out.printf(
                "%d texts of actions are known to no rule.%n",
                comparison.unclassified().size());
        comparison.unclassified().forEach((text, times) -> out.printf("  %d × %s%n", times, text));
        List<Difference> unexplained = comparison.unexplained();
        out.printf(
                "%d bills differ, %d of them only in the day; %d without a reason.%n",
                comparison.differences().size(),
                comparison.differences().stream()
                        .filter(Difference::isOfDayOnly)
                        .count(),
                unexplained.size());
        unexplained.forEach(out::println);
        out.printf(
                "Only the last status is compared. In the histories of these and %d sample files there are %d faults: a law that both chambers"
                        + " never passed, a code that the kind of measure cannot have, a text of both that goes back and no row says why, or"
                        + " that a chamber has yet to take.%n",
                comparison.checked(), comparison.faults().size());
        comparison.faults().forEach(out::println);
    }

    private static String ratio(int part, int whole) {
        return String.format(Locale.ROOT, "%.4f", (double) part / whole);
    }
}
