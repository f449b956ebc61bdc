package org.habeas.ingest.stranger;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists under a heading that speaks of people who are held: "Political prisoners:", "Cases of jailed journalists ...". An item is
 * a line that begins with a name, and goes on with a dash, a colon, a parenthesis or not at all.
 */
final class NameLists {

    private static final int LONGEST_HEADING = 100;

    /** So many lines that are no items end a list. */
    private static final int MOST_OTHER_LINES = 12;

    private final String text;
    private final Passage p;

    NameLists(String text, Passage passage) {
        this.text = text;
        this.p = passage;
    }

    /** Where the first line ends that is such a heading, or -1. */
    static int heading(String text, int from, int to) {
        int begin = from;
        while (begin < to) {
            int end = text.indexOf('\n', begin);
            if (end < 0 || end > to) {
                end = to;
            }
            if (end - begin <= LONGEST_HEADING && isHeading(text, begin, end)) {
                return end;
            }
            begin = end + 1;
        }
        return -1;
    }

    private static boolean isHeading(String text, int begin, int end) {
        String line = text.substring(begin, end).strip();
        if (line.isEmpty() || line.endsWith(".") && !line.endsWith("...")) {
            return false;
        }
        Passage words = new Passage(line, 0, line.length());
        boolean people = false;
        boolean sentence = false;
        boolean verb = false;
        for (int at = 0; at < words.size(); at++) {
            people |= words.is(at, CustodyWords.PRISONER)
                    || words.is(at, CustodyWords.HELD) && !words.word(at).equals("released");
            verb |= words.is(at, SentenceRules.BE);
            sentence |= at > 0 && words.isFirst(at);
        }
        boolean announces = line.endsWith(":") || line.endsWith("...") || line.endsWith("…");
        return people && !sentence && (announces || !verb && !line.endsWith(","));
    }

    List<NameShape> names() {
        List<NameShape> names = new ArrayList<>();
        int others = 0;
        int at = 0;
        while (at < p.size() && others < MOST_OTHER_LINES) {
            int next = lineAfter(at);
            int first = p.isNumber(at) && at + 1 < next ? at + 1 : at;
            List<NameShape> together = together(first, next);
            if (!together.isEmpty() && isItem(together.getLast(), next)) {
                names.addAll(together);
                others = 0;
            } else {
                others++;
            }
            at = next;
        }
        return names;
    }

    /** "X, Y and Z" at the head of a line. */
    private List<NameShape> together(int first, int next) {
        List<NameShape> names = new ArrayList<>();
        int at = first;
        while (at < next) {
            NameShape name = NameShape.at(p, at);
            if (name == null || name.after() > next) {
                break;
            }
            names.add(name);
            at = name.after();
            if (at < next && p.is(at, SentenceRules.AND)) {
                at++;
            } else if (at >= next || !p.has(at, ',') || !p.isCapital(at)) {
                break;
            }
        }
        return names;
    }

    private int lineAfter(int at) {
        int next = at + 1;
        while (next < p.size() && text.lastIndexOf('\n', p.start(next)) < p.start(at)) {
            next++;
        }
        return next;
    }

    private boolean isItem(NameShape name, int next) {
        int end = p.end(name.after() - 1);
        if (name.after() == next) {
            return text.substring(end, next < p.size() ? text.indexOf('\n', end) : lineEnd(end))
                    .isBlank();
        }
        String between = text.substring(end, p.start(name.after())).strip();
        return switch (between) {
            case "-", "–", "—", ":", "(", "|", "/" -> true;
            case "," -> p.isNumber(name.after()) || p.word(name.after()).equals("since");
            default -> false;
        };
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
