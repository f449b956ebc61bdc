package org.habeas.ingest.head;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The first lines of a document that are not blank, stripped. Where a text has lost its line breaks, wide gaps stand for them.
 *
 * @param all in their order
 */
record HeadLines(List<String> all) {

    private static final int MOST = 40;
    private static final Pattern BREAK = Pattern.compile("\\R|[ \\u00a0]{8,}|\\t{2,}");

    HeadLines {
        all = List.copyOf(all);
    }

    static HeadLines of(String head) {
        List<String> lines = new ArrayList<>();
        for (String line : BREAK.split(head)) {
            String stripped = line.strip();
            if (!stripped.isEmpty() && lines.size() < MOST) {
                lines.add(stripped);
            }
        }
        return new HeadLines(lines);
    }

    List<String> first(int lines) {
        return all.subList(0, Math.min(lines, all.size()));
    }

    /** Whether one of the first lines has it. */
    boolean anyOfFirst(int lines, Pattern pattern) {
        return first(lines).stream().anyMatch(line -> pattern.matcher(line).find());
    }
}
