package org.habeas.cli.send;

import java.io.PrintStream;
import java.util.OptionalLong;

/** How far something is: a bar on a terminal, and else a line for each thousand. */
final class Progress {

    private static final int WIDTH = 30;
    private static final int EACH = 1_000;

    private final PrintStream out;
    private long told;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** @param of empty as long as nobody knows how many there are */
    void show(long done, OptionalLong of, boolean isEnd) {
        String all = of.isPresent() ? Long.toString(of.getAsLong()) : "?";
        if (System.console() != null && System.console().isTerminal()) {
            int width = of.isEmpty() ? 0 : of.getAsLong() == 0 ? WIDTH : (int) (WIDTH * done / of.getAsLong());
            out.print("\r[" + "#".repeat(width) + " ".repeat(WIDTH - width) + "] " + done + "/" + all
                    + (isEnd ? "\n" : ""));
            out.flush();
        } else if (done / EACH > told / EACH) {
            out.println(done + " of " + all);
        }
        told = done;
    }
}
