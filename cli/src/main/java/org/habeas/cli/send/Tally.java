package org.habeas.cli.send;

import java.io.PrintStream;
import java.util.TreeMap;

/** What came of all that was sent, and the lines that say so at the end. */
public final class Tally {

    private final TreeMap<String, Integer> failures = new TreeMap<>();
    private final TreeMap<String, Integer> oddities = new TreeMap<>();
    private long documents;
    private long duplicates;
    private long bills;
    private long mentions;

    void add(long newDocuments, long knownBefore, long newBills, long newMentions) {
        documents += newDocuments;
        duplicates += knownBefore;
        bills += newBills;
        mentions += newMentions;
    }

    /** @param reason the same for everything that fails in this way */
    void failed(String reason) {
        failures.merge(reason, 1, Integer::sum);
    }

    /** Something that was taken all the same. */
    void odd(String reason) {
        oddities.merge(reason, 1, Integer::sum);
    }

    /** What was new. */
    public long documents() {
        return documents;
    }

    /** What had been there before. */
    public long duplicates() {
        return duplicates;
    }

    /** Bills' files among the documents. */
    public long bills() {
        return bills;
    }

    public int failures() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    void print(PrintStream out) {
        out.println(String.join(
                ", ",
                count(documents, "document"),
                count(duplicates, "duplicate"),
                count(bills, "bill"),
                count(mentions, "mention"),
                count(failures(), "failure")));
        failures.forEach((reason, count) -> out.printf("  %d × %s%n", count, reason));
        oddities.forEach((reason, count) -> out.printf("  %d × %s (taken all the same)%n", count, reason));
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
