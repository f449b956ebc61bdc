package org.habeas.ingest.head;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.ingest.head.HeadFacts.Footnote;
import org.habeas.language.text.Span;

/**
 * Notes below a text, each in a line that begins with its number in brackets: "[1] See S. 4", "[iv] Section 3", "[^2]: as above". They
 * are notes only if they begin with the first and the text above refers to it.
 */
public final class Footnotes {

    private static final int MOST = 500;
    private static final int LONGEST = 5_000;

    private static final Pattern LINE =
            Pattern.compile("[ \\t]{0,8}\\[(\\^?(?:[0-9]{1,3}|[ivxlc]{1,8}))\\]:?[ \\t]{1,8}\\S");

    private Footnotes() {}

    /** In the order of the text; linear in its length. */
    public static List<Footnote> of(String text) {
        List<Footnote> notes = new ArrayList<>();
        for (int at = text.indexOf('['); at >= 0 && notes.size() < MOST; at = text.indexOf('[', at + 1)) {
            int line = lineStart(text, at);
            if (line < 0) {
                continue;
            }
            Matcher m = LINE.matcher(text).region(line, Math.min(text.length(), line + 48));
            if (!m.lookingAt()) {
                continue;
            }
            String marker = m.group(1).replace("^", "");
            if (notes.isEmpty()) {
                boolean isFirst = marker.equals("1") || marker.equals("i");
                if (!isFirst || text.indexOf("[" + m.group(1) + "]") >= line) {
                    continue;
                }
            } else {
                cut(notes, line);
            }
            notes.add(new Footnote(marker, line, end(text, m.end())));
        }
        return List.copyOf(notes);
    }

    /** As much of a sentence as is of one footnote, or of none: a note is no running text of the sentence above it. */
    public static Span within(List<Footnote> notes, Span sentence, int start, int end) {
        int from = sentence.start();
        int to = sentence.end();
        for (Footnote note : notes) {
            if (note.start() <= start && end <= note.end()) {
                return new Span(Math.max(from, note.start()), Math.min(to, note.end()));
            }
            if (note.start() >= end) {
                return new Span(from, Math.min(to, note.start()));
            }
            from = Math.max(from, Math.min(note.end(), start));
        }
        return new Span(from, to);
    }

    private static void cut(List<Footnote> notes, int line) {
        Footnote last = notes.getLast();
        if (last.end() > line) {
            notes.set(notes.size() - 1, new Footnote(last.marker(), last.start(), line));
        }
    }

    /** Where the line begins of which only blanks stand before the bracket; -1 if more does. */
    private static int lineStart(String text, int bracket) {
        int at = bracket;
        while (at > 0 && bracket - at < 8 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n' ? at : -1;
    }

    /** A note goes on to an empty line. */
    private static int end(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST);
        int empty = text.indexOf("\n\n", from, most);
        return empty < 0 ? most : empty;
    }
}
