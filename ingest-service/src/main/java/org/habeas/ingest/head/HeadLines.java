package org.habeas.ingest.head;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first lines of a document that are not blank, stripped. Where a text has lost its line breaks, wide gaps stand for them.
 *
 * @param all in their order, each with its first 300 characters
 */
record HeadLines(List<String> all) {

    private static final int MOST = 40;

    /** More of a line is a paragraph, and says nothing that a head would. */
    private static final int LONGEST = 300;

    private static final int GAP = 8;

    HeadLines {
        all = List.copyOf(all);
    }

    static HeadLines of(String head) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int blanks = 0;
        for (int at = 0; at < head.length() && lines.size() < MOST; at++) {
            char c = head.charAt(at);
            if (c == '\n' || c == '\r' || c == '\u2028') {
                add(lines, head, start, at);
                start = at + 1;
                blanks = 0;
            } else if (c == ' ' || c == '\u00a0' || c == '\t') {
                blanks += c == '\t' ? GAP / 2 : 1;
            } else {
                if (blanks >= GAP) {
                    add(lines, head, start, at);
                    start = at;
                }
                blanks = 0;
            }
        }
        if (lines.size() < MOST) {
            add(lines, head, start, head.length());
        }
        return new HeadLines(lines);
    }

    private static void add(List<String> lines, String head, int start, int end) {
        String line = head.substring(start, end).strip();
        if (!line.isEmpty()) {
            lines.add(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
        }
    }

    List<String> first(int lines) {
        return all.subList(0, Math.min(lines, all.size()));
    }

    /** Whether one of the first lines has it. */
    boolean anyOfFirst(int lines, Pattern pattern) {
        return first(lines).stream().anyMatch(line -> pattern.matcher(line).find());
    }
}
