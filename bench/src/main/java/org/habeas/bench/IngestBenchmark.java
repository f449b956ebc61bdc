package org.habeas.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.habeas.bench.IngestClient.Imported;
import org.habeas.contracts.Topic;

/**
 * How many letters a second the ingest-service takes in from an archive, how soon one alone is durable, how much memory that
 * takes, and whether a large archive passes through a small heap.
 *
 * @param documents letters of the archive
 * @param letters that are sent alone
 * @param megabytes of the large archive, 0 for none
 * @param limit of each part: what takes longer is ended, and counts as it is then
 */
public record IngestBenchmark(int documents, int letters, int megabytes, Duration limit) {

    private static final double RATE = 400;
    private static final double ALONE_MILLIS = 30;
    private static final String SMALL_HEAP = "256m";
    private static final int LARGE_LETTER = 100_000;
    private static final int WARM_UP_LETTERS = 100;
    private static final int MOST_WARM_UP = 1_000;

    public IngestBenchmark {
        if (documents < 20 || documents > 1_000_000 || letters < 10 || letters > 100_000) {
            throw new IllegalArgumentException("from 20 to 1000000 documents and 10 to 100000 letters");
        }
        if (megabytes < 0 || megabytes > 1_900 || limit.toSeconds() < 5) {
            throw new IllegalArgumentException("a large archive of at most 1900 MB, and at least 5 s for each part");
        }
    }

    private record Line(String what, String measured, String target, boolean isMet) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-58s %12s   %-16s %s",
                    what,
                    measured,
                    target,
                    target.isEmpty() ? "" : isMet ? "met" : "missed");
        }
    }

    /** Runs to the end, says what it found, and returns whether all targets are met. */
    public boolean run(IngestStack stack, Consumer<String> say)
            throws IOException, InterruptedException, BenchmarkFailure {
        SyntheticLetters letters10k = new SyntheticLetters();
        List<Line> lines = new ArrayList<>();
        try (IngestClient client = new IngestClient(stack)) {
            int next = bulk(stack, client, letters10k, lines, say);
            next = alone(client, letters10k, next, lines, say);
            lines.add(new Line("most memory of the ingest-service so far", memory(stack.process()), "", true));
            if (megabytes > 0) {
                large(stack, client, letters10k, next, lines, say);
            }
        }
        say.accept(String.format(Locale.ROOT, "%-58s %12s   %-16s", "what", "measured", "target"));
        lines.forEach(line -> say.accept(line.toString()));
        return lines.stream().allMatch(Line::isMet);
    }

    private int bulk(
            IngestStack stack, IngestClient client, SyntheticLetters made, List<Line> lines, Consumer<String> say)
            throws IOException, InterruptedException, BenchmarkFailure {
        int warmUp = Math.min(MOST_WARM_UP, documents);
        Path archive = Files.createTempFile(stack.folder(), "letters-", ".zip");
        try (Arrivals changes =
                new Arrivals(stack.bootstrapServers(), Topic.DOCUMENTS.topicName(), Arrivals::eventId)) {
            say.accept("warming up with " + warmUp + " letters …");
            made.zip(archive, 0, warmUp);
            Imported before = client.archive(archive, limit);
            changes.await((int) before.documents(), limit);
            made.zip(archive, warmUp, documents);
            say.accept("importing " + documents + " letters of 10 KB …");
            long begun = System.nanoTime();
            Imported imported = client.archive(archive, limit);
            changes.await((int) (before.documents() + imported.documents()), limit);
            double out = (System.nanoTime() - begun) / 1e9;
            check(imported.failed() == 0, imported.failed() + " letters were refused");
            String ended = imported.isWhole() ? "" : " (ended after " + limit.toSeconds() + " s)";
            double taken = imported.documents() / imported.seconds();
            lines.add(new Line(
                    "letters a second until all are taken" + ended, perSecond(taken), "at least 400/s", taken >= RATE));
            lines.add(new Line(
                    "letters a second until their last change is out of Kafka",
                    perSecond(imported.documents() / out),
                    "",
                    true));
            return warmUp + documents;
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private int alone(IngestClient client, SyntheticLetters made, int from, List<Line> lines, Consumer<String> say)
            throws IOException, InterruptedException, BenchmarkFailure {
        say.accept("sending " + letters + " letters of 10 KB one after the other …");
        int next = from;
        for (int i = 0; i < Math.min(WARM_UP_LETTERS, letters); i++) {
            client.document(made.letter(next++, SyntheticLetters.BYTES));
        }
        List<Long> micros = new ArrayList<>();
        long end = System.nanoTime() + limit.toNanos();
        for (int i = 0; i < letters && System.nanoTime() < end; i++) {
            byte[] letter = made.letter(next++, SyntheticLetters.BYTES);
            long begun = System.nanoTime();
            client.document(letter);
            micros.add((System.nanoTime() - begun) / 1_000);
        }
        Samples samples = new Samples(micros);
        double p99 = samples.percentile(99);
        lines.add(new Line(
                "one letter until it is durable, p50 of " + micros.size(), millis(samples.percentile(50)), "", true));
        lines.add(new Line(
                "one letter until it is durable, p99 of " + micros.size(),
                millis(p99),
                "at most 30 ms",
                p99 <= ALONE_MILLIS));
        return next;
    }

    private void large(
            IngestStack stack,
            IngestClient client,
            SyntheticLetters made,
            int from,
            List<Line> lines,
            Consumer<String> say)
            throws IOException, InterruptedException, BenchmarkFailure {
        Path archive = Files.createTempFile(stack.folder(), "large-", ".tar");
        try {
            int count = made.tar(archive, from, megabytes * 1_000_000L, LARGE_LETTER);
            say.accept("starting the ingest-service again with a heap of " + SMALL_HEAP + " …");
            stack.restart(SMALL_HEAP);
            say.accept("importing a TAR of " + Files.size(archive) / 1_000_000 + " MB with " + count + " texts …");
            Imported imported;
            try {
                imported = client.archive(archive, limit);
            } catch (IOException e) {
                if (stack.process().isAlive()) {
                    throw e;
                }
                // as it does when its heap is too small
                lines.add(new Line("a TAR in a heap of " + SMALL_HEAP, "it ended", "all of it", false));
                return;
            }
            boolean isMet = imported.isWhole()
                    && imported.documents() == count
                    && stack.process().isAlive();
            lines.add(new Line(
                    String.format(
                            Locale.ROOT,
                            "a TAR of %d MB in a heap of %s: %d of %d texts in",
                            Files.size(archive) / 1_000_000,
                            SMALL_HEAP,
                            imported.documents(),
                            count),
                    String.format(Locale.ROOT, "%.1f s", imported.seconds()),
                    "all of it",
                    isMet));
            lines.add(new Line("most memory of the ingest-service with it", memory(stack.process()), "", true));
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    /** The most that a process had in memory since its start. */
    private static String memory(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024 + " MiB")
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown"; // not every system tells it
        }
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%.0f/s", rate);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.2f ms", millis);
    }

    private static void check(boolean holds, String otherwise) throws BenchmarkFailure {
        if (!holds) {
            throw new BenchmarkFailure(otherwise);
        }
    }
}
