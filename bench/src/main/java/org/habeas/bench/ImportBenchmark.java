package org.habeas.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Topic;
import org.jspecify.annotations.Nullable;

/**
 * How long a whole archive of bill files takes until its last change is in the hands of a Kafka consumer outside: from the
 * first byte sent to the ingest-service through Kafka, the legislation-service and its change log out to Kafka again. Then
 * the same archive once more, of which nothing may come out.
 */
public final class ImportBenchmark {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final double NANOS = 1e9;

    /** What the reference converter of unitedstates/congress took for these files on two processors, without any of this. */
    private static final double CONVERTER_SECONDS = 27.8;

    private static final int CONVERTER_FILES = 17_817;

    /** What the whole archive may take, in seconds: its limit, and for the same again. */
    private static final double FIRST_LIMIT = 60;

    private static final double AGAIN_LIMIT = 15;

    /** What is hoped for: no longer than the converter, and less. */
    private static final List<Double> FIRST_GOALS = List.of(CONVERTER_SECONDS, 20.0);

    private ImportBenchmark() {}

    /**
     * Runs to the end and returns the lines of the report.
     *
     * @param warmUp an archive of other bills that is imported first and not timed; null for a service that has just started
     */
    public static List<String> run(ImportFiles files, @Nullable Path warmUp, ImportStack stack)
            throws IOException, InterruptedException, BenchmarkFailure {
        Map<String, UUID> added = new ConcurrentHashMap<>();
        try (PartMeter meter = new PartMeter(stack.parts());
                Arrivals changes = new Arrivals(
                        stack.bootstrapServers(), Topic.BILLS.topicName(), message -> added(message, added));
                TopicEnds topics = new TopicEnds(stack.bootstrapServers())) {
            int known = warmUp == null ? 0 : warmUp(warmUp, stack, changes, topics);
            Map<String, Double> before = meter.processor();
            long begun = System.nanoTime();
            ImportStack.Outcome first = stack.send(files.zip());
            double ingested = since(begun);
            check(first.failed() == 0 && first.documents() == files.files(), "not every file was taken: " + first);
            changes.await(known + (int) first.bills(), LIMIT);
            double arrived = since(begun);
            Map<String, Double> afterFirst = meter.processor();
            Map<String, Long> peaks = meter.peaks();
            Map<TopicPartition, Long> ends = topics.settled(LIMIT);
            int published = changes.at().size();
            check(
                    published == known + first.bills() && added.size() == published,
                    published - known + " changes of " + (added.size() - known) + " bills, but " + first.bills()
                            + " new ones");

            begun = System.nanoTime();
            ImportStack.Outcome second = stack.send(files.zip());
            double again = since(begun);
            check(second.duplicates() == files.files(), "not every file was known: " + second);
            check(topics.settled(LIMIT).equals(ends), "the same files again were published again");
            changes.await(published, LIMIT);
            check(changes.repeated() == 0, "a change came twice");
            return lines(files, new double[] {ingested, arrived, again}, difference(before, afterFirst), peaks);
        }
    }

    /** @return how many bills it brought, all of which have been told */
    private static int warmUp(Path archive, ImportStack stack, Arrivals changes, TopicEnds topics)
            throws IOException, InterruptedException, BenchmarkFailure {
        ImportStack.Outcome outcome = stack.send(archive);
        check(outcome.failed() == 0 && outcome.bills() > 0, "not every file of the warm-up was taken: " + outcome);
        changes.await((int) outcome.bills(), LIMIT);
        topics.settled(LIMIT);
        return (int) outcome.bills();
    }

    /** Of bills that nobody knew one change each is told: that they are there. */
    private static UUID added(ConsumerRecord<byte[], byte[]> message, Map<String, UUID> bySubject) {
        UUID id = Arrivals.eventId(message);
        String type = Arrivals.header(message, EventHeaders.TYPE);
        String subject = Arrivals.header(message, EventHeaders.SUBJECT);
        UUID other = bySubject.putIfAbsent(subject, id);
        if (!type.equals(ChangeType.BILL_ADDED.eventType()) || (other != null && !other.equals(id))) {
            throw new IllegalStateException("more of " + subject + " than that it was added: " + type);
        }
        return id;
    }

    private static List<String> lines(
            ImportFiles files, double[] seconds, Map<String, Double> processor, Map<String, Long> peaks) {
        double bare = files.bareNanos() / NANOS;
        double converter = CONVERTER_SECONDS * files.files() / CONVERTER_FILES;
        List<String> lines = new ArrayList<>();
        lines.add("%-36s %9s   %-44s %9s   %6s".formatted("what", "ours", "compared with", "takes", "ratio"));
        lines.add(line("until the last change is out", seconds[1], "StAX over the same bytes, one thread", bare));
        lines.add(line("", seconds[1], "the reference converter (27.8 s for 17,817)", converter));
        lines.add(line("until the last file is taken", seconds[0], "until the last change is out", seconds[1]));
        lines.add(line("the same again, no change", seconds[2], "the first time", seconds[1]));
        lines.add(String.format(
                Locale.ROOT,
                "%d files, %.1f MB: %.0f files/s, %.2f MB/s; StAX alone %.0f files/s.",
                files.files(),
                files.bytes() / 1e6,
                files.files() / seconds[1],
                files.bytes() / 1e6 / seconds[1],
                files.files() / bare));
        lines.add("%-36s %9s   %s".formatted("part, during the first import", "processor", "peak memory"));
        processor.forEach((part, used) -> lines.add(
                String.format(Locale.ROOT, "%-36s %7.1f s   %5d MiB", part, used, peaks.getOrDefault(part, 0L))));
        if (files.files() >= CONVERTER_FILES) {
            lines.addAll(targets(seconds[1], seconds[2]));
        }
        return lines;
    }

    /** Each limit and goal with what was measured, met or missed; they are of the whole archive. */
    static List<String> targets(double arrived, double again) {
        List<String> lines = new ArrayList<>();
        lines.add(target("until the last change is out", arrived, "limit", FIRST_LIMIT));
        FIRST_GOALS.forEach(goal -> lines.add(target("until the last change is out", arrived, "goal", goal)));
        lines.add(target("the same again", again, "limit", AGAIN_LIMIT));
        return lines;
    }

    private static String target(String what, double seconds, String kind, double wanted) {
        return String.format(
                Locale.ROOT,
                "%s: %.1f s (%s: at most %.1f s): %s",
                what,
                seconds,
                kind,
                wanted,
                seconds <= wanted ? "met" : "missed");
    }

    private static String line(String what, double ours, String with, double theirs) {
        return String.format(
                Locale.ROOT, "%-36s %7.2f s   %-44s %7.2f s   %6.2f", what, ours, with, theirs, ours / theirs);
    }

    private static Map<String, Double> difference(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> used = new LinkedHashMap<>();
        after.forEach((part, seconds) -> used.put(part, seconds - before.getOrDefault(part, 0.0)));
        return used;
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / NANOS;
    }

    private static void check(boolean holds, String otherwise) throws BenchmarkFailure {
        if (!holds) {
            throw new BenchmarkFailure(otherwise);
        }
    }
}
