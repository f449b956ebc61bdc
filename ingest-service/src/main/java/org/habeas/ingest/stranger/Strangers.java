package org.habeas.ingest.stranger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds people who are named in full and of whom a text says, right beside the name, that they are or were held. Only what
 * stands around a word of holding is looked at, and there only names, and beside a name only what is anchored to it: the time
 * is linear, and a text that speaks of nobody who is held costs one look at the beginnings of its words.
 *
 * <p>Whoever is not sure is left out: a person is hurt by being called a prisoner, and a list misses one easily.
 */
public final class Strangers {

    /** So many of one text; more is a register, and comes with records. */
    private static final int MOST = 2_000;

    /** Of a paragraph; a longer one is looked at in parts. */
    private static final int LONGEST = 3_000;

    /** Behind a heading. */
    private static final int LIST = 20_000;

    private Strangers() {}

    /**
     * Somebody whom the text names.
     *
     * @param start in UTF-16 code units
     * @param alias another name of them that stands in parentheses behind it, or the empty string
     */
    public record Stranger(int start, int end, String alias) {}

    /** Where each of them is named with what is said of them, in the order of the text, none inside another. */
    public static List<Stranger> in(String text) {
        TreeMap<Integer, Stranger> found = new TreeMap<>();
        int listed = 0;
        int at = CustodyWords.next(text, 0);
        int done = 0;
        while (at >= 0 && found.size() < MOST) {
            int from = paragraph(text, at, Math.max(done, at - LONGEST));
            int to = paragraphEnd(text, at, Math.min(text.length(), at + LONGEST));
            Passage passage = new Passage(text, from, to);
            new SentenceRules(passage).names().forEach(s -> add(found, passage, s));
            for (int word = at; word >= 0 && word < to; word = CustodyWords.next(text, word + 1)) {
                CaseHeads.before(text, word).forEach(s -> found.putIfAbsent(s.start(), s));
            }
            int heading = NameLists.heading(text, from, to);
            if (heading >= 0 && heading >= listed) {
                listed = Math.min(text.length(), heading + LIST);
                Passage list = new Passage(text, heading, listed);
                new NameLists(text, list).names().forEach(s -> add(found, list, s));
            }
            done = to;
            at = CustodyWords.next(text, to);
        }
        return separate(found);
    }

    private static void add(TreeMap<Integer, Stranger> found, Passage p, NameShape name) {
        Stranger stranger = new Stranger(p.start(name.first()), p.end(name.after() - 1), alias(p, name));
        found.putIfAbsent(stranger.start(), stranger);
    }

    /** "Anna Example (Anna Maria Example)" is one person. */
    static String alias(Passage p, NameShape name) {
        int at = name.after();
        if (at >= p.size() || !p.has(at, '(')) {
            return "";
        }
        NameShape other = NameShape.at(p, at);
        if (other == null || !p.has(other.after(), ')')) {
            return "";
        }
        for (int word = other.first(); word < other.after(); word++) {
            for (int same = name.first(); same < name.after(); same++) {
                if (p.word(word).equals(p.word(same))) {
                    return p.between(other.first(), other.after());
                }
            }
        }
        return "";
    }

    private static List<Stranger> separate(TreeMap<Integer, Stranger> found) {
        List<Stranger> apart = new ArrayList<>();
        List<Stranger> inOrder = new ArrayList<>(found.values());
        inOrder.sort(Comparator.comparingInt(Stranger::start));
        int end = -1;
        for (Stranger s : inOrder) {
            if (s.start() >= end) {
                apart.add(s);
                end = s.end();
            }
        }
        return apart;
    }

    private static int paragraph(String text, int at, int least) {
        int line = text.lastIndexOf('\n', at);
        while (line > least) {
            int before = text.lastIndexOf('\n', line - 1);
            if (isBlank(text, before + 1, line)) {
                return Math.max(least, line + 1);
            }
            line = before;
        }
        return least;
    }

    private static int paragraphEnd(String text, int at, int most) {
        int line = text.indexOf('\n', at);
        while (line >= 0 && line < most) {
            int next = text.indexOf('\n', line + 1);
            if (next < 0) {
                break;
            }
            if (isBlank(text, line + 1, next)) {
                return line;
            }
            line = next;
        }
        return wordEnd(text, most);
    }

    private static boolean isBlank(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!Character.isWhitespace(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static int wordEnd(String text, int at) {
        int to = at;
        while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return to;
    }
}
