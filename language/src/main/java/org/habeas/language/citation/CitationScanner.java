package org.habeas.language.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds every bill that a text cites. A bare "S" is the most abused letter of the field, so it counts only in capitals,
 * with its dot, and not where it is a page of the Congressional Record ("CR S348", "S694"), a country ("U.S. 3000") or the
 * chamber of an amendment or a report.
 */
public final class CitationScanner {

    /** What stands before the letter when it is no bill. */
    private static final Pattern NOT_BEFORE = Pattern.compile(
            "(?:\\bCR|\\bU\\.|\\bpages?|\\bpp?\\.|\\bRec\\.|\\bRecord)[\\s,]*$", Pattern.CASE_INSENSITIVE);

    private CitationScanner() {}

    /** @param start offset of the shortest text that names the bill; the Congress behind it is not part of it */
    public record Found(int start, int end, Citation citation) {}

    /** All citations in the order of the text. Linear in its length. */
    public static List<Found> scan(CharSequence text) {
        List<Found> found = new ArrayList<>();
        scan(text, found::add);
        return found;
    }

    /** The same one by one, for a text that may have more of them than memory. */
    public static void scan(CharSequence text, Consumer<Found> found) {
        Matcher m = CitationGrammar.IN_TEXT.matcher(text);
        while (m.find()) {
            if (isBill(text, m)) {
                String congress = CitationGrammar.firstOf(m.group("c1"), m.group("c2"));
                found.accept(new Found(
                        m.start(),
                        m.end("number"),
                        new Citation(
                                CitationGrammar.type(m),
                                Integer.parseInt(m.group("number")),
                                CitationGrammar.integer(congress))));
            }
        }
    }

    private static boolean isBill(CharSequence text, Matcher m) {
        String cited = text.subSequence(m.start(), m.start("number")).toString();
        if (m.group("s") != null && !cited.startsWith("S.") && !cited.startsWith("S ")) {
            return false;
        }
        if (m.group("hr") != null && !cited.startsWith("H")) {
            return false;
        }
        return !NOT_BEFORE
                .matcher(text.subSequence(Math.max(0, m.start() - 12), m.start()))
                .find();
    }
}
