package org.habeas.bench.extraction;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** How many megabytes of text a second of one processor reads. What else the machine does meanwhile is not counted. */
final class ReadingSpeed {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 7;
    private static final long ROUND = 3_000_000;

    private ReadingSpeed() {}

    /** The median of some rounds, in megabytes of UTF-8 a second; each round reads the texts as often as it takes. */
    static double of(List<String> texts, Consumer<String> reader) {
        long bytes = 0;
        for (String text : texts) {
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
        }
        int times = (int) Math.max(1, ROUND / Math.max(1, bytes));
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < times; i++) {
                texts.forEach(reader);
            }
            long taken = THREADS.getCurrentThreadCpuTime() - start;
            if (round >= WARM_UP) {
                rates.add(bytes * times / 1e6 / (taken / 1e9));
            }
        }
        Collections.sort(rates);
        return rates.get(ROUNDS / 2);
    }
}
