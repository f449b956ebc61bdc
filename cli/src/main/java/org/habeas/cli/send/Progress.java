package org.habeas.cli.send;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How far something is: a bar on a terminal, and else a line for each thousand files and every ten seconds. */
final class Progress {

    private static final int WIDTH = 30;
    private static final int EACH = 1_000;
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(10);
    private static final int LINE = 100;

    private final PrintStream out;
    private final boolean isTerminal;
    private long told;
    private long toldAt = System.nanoTime();

    Progress(PrintStream out) {
        this(out, System.console() != null && System.console().isTerminal());
    }

    Progress(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /**
     * A moment of it.
     *
     * @param of empty as long as nobody knows how many files there are
     * @param share that is done of the whole, from 0 to 1
     * @param rate files a second
     * @param left seconds
     */
    record Moment(long done, OptionalLong of, OptionalDouble share, OptionalDouble rate, OptionalLong left) {

        /** Of files of which nothing but their number is known. */
        static Moment of(long done, long all) {
            return new Moment(
                    done,
                    OptionalLong.of(all),
                    all == 0 ? OptionalDouble.of(1) : OptionalDouble.of(done / (double) all),
                    OptionalDouble.empty(),
                    OptionalLong.empty());
        }

        private String words() {
            StringBuilder words = new StringBuilder();
            words.append(done)
                    .append(" of ")
                    .append(of.isPresent() ? of.getAsLong() : "?")
                    .append(" files");
            share.ifPresent(s -> words.append(String.format(Locale.ROOT, ", %d %%", (int) Math.floor(s * 100))));
            rate.ifPresent(r -> words.append(String.format(Locale.ROOT, ", %.0f/s", r)));
            left.ifPresent(seconds -> words.append(", ").append(time(seconds)).append(" left"));
            return words.toString();
        }

        private static String time(long seconds) {
            return seconds < 60
                    ? seconds + " s"
                    : seconds < 3_600
                            ? seconds / 60 + " min " + seconds % 60 + " s"
                            : seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
        }
    }

    void show(Moment moment, boolean isEnd) {
        if (isTerminal) {
            int width = (int) (WIDTH * Math.clamp(moment.share().orElse(0), 0.0, 1.0));
            String line = "[" + "#".repeat(width) + " ".repeat(WIDTH - width) + "] " + moment.words();
            // what a longer line before it left is written over
            out.print("\r" + line + " ".repeat(Math.max(0, LINE - line.length())) + (isEnd ? "\n" : ""));
            out.flush();
        } else if (moment.done() / EACH > told / EACH
                || moment.done() > told && System.nanoTime() - toldAt > AT_LEAST_EVERY.toNanos()) {
            out.println(moment.words());
            toldAt = System.nanoTime();
        }
        told = isTerminal ? told : Math.max(told, moment.done());
    }
}
