package org.habeas.ingest.person;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.ingest.observation.Observations;

/**
 * How many megabytes of text are searched for 100,000 people in a second of one core (the time that the thread had it, whatever else
 * the machine does), beside the plain way of it.
 */
public final class NameSpeed {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int PEOPLE = 100_000;
    private static final int TEXTS = 400;
    private static final int LENGTH = 10_000;

    /** About five people to each ten kilobytes. */
    private static final int WORDS_BETWEEN = 300;

    private NameSpeed() {}

    /**
     * Prints one line for each measure.
     *
     * @param args a folder with texts; without one they are invented
     */
    public static void main(String[] args) throws IOException {
        SyntheticPeople synthetic = new SyntheticPeople(1);
        List<KnownName> people = synthetic.people(PEOPLE);
        List<String> texts = args.length > 0 ? texts(Path.of(args[0])) : texts(synthetic, people);
        long before = used();
        long start = System.nanoTime();
        NameFinder finder = NameFinder.of(people);
        System.out.printf("made of %d people in %d ms, %d MB%n", PEOPLE, millis(start), (used() - before) >> 20);
        KnownName changed = synthetic.person(new UUID(1, 1));
        start = System.nanoTime();
        NameFinder next = finder.with(List.of(changed));
        System.out.printf("one more person in %.3f ms%n", (System.nanoTime() - start) / 1e6);
        PlainNameFinder plain = PlainNameFinder.of(people);
        for (int round = 0; round < 3; round++) {
            double slow = rate(texts, text -> plain.find(text).size());
            double fast = rate(texts, text -> next.find(text).size());
            System.out.printf("plain %.1f MB/s, flat %.1f MB/s, ratio %.1f%n", slow, fast, fast / slow);
            double all = rate(texts, text -> {
                List<PersonMention> persons = next.find(text);
                return persons.size()
                        + Observations.of("news", new Mentions(List.of(), persons))
                                .size();
            });
            System.out.printf("with what is said of them %.1f MB/s%n", all);
        }
    }

    private static List<String> texts(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    private static List<String> texts(SyntheticPeople synthetic, List<KnownName> people) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add(synthetic.text(LENGTH, people, WORDS_BETWEEN));
        }
        return texts;
    }

    /** Finds something in a text and tells how much. */
    private interface Look {
        int at(String text);
    }

    private static double rate(List<String> texts, Look look) {
        long start = THREADS.getCurrentThreadCpuTime();
        long characters = 0;
        long found = 0;
        while (THREADS.getCurrentThreadCpuTime() - start < 2_000_000_000L) {
            for (String text : texts) {
                found += look.at(text);
                characters += text.length();
            }
        }
        if (found < 0) {
            throw new IllegalStateException("more was found than can be counted");
        }
        return characters * 1e3 / (THREADS.getCurrentThreadCpuTime() - start);
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
