package org.habeas.language.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds every bill that a text cites. A bare "S" is the most abused letter of the field, so it counts only in capitals, with
 * its dot, with its Congress ("S 3000 (118th Congress)", not "the Galaxy S 24") or as what a verb of the field speaks of
 * ("introduced S 450"), and not where it is a page of the Congressional Record ("CR S348", "S694"), a country ("U.S. 3000"),
 * a section ("S. 12 of the Terrorism Act") or the chamber of an amendment or a report.
 *
 * <p>Of a list with one type ("S. 1, 2 and 3") each number is a mention of its own; of a range ("H.R. 10 through 12") both ends
 * are. What lies between the ends is named by nobody and is no mention.
 */
public final class CitationScanner {

    /** What stands before the letter when it is no bill. */
    private static final Pattern NOT_BEFORE = Pattern.compile(
            "(?:\\bCR|\\bU\\.|\\bpages?|\\bpp?\\.|\\bRec\\.|\\bRecord)[\\s,]*$", Pattern.CASE_INSENSITIVE);

    /** All that may stand between two of a list. */
    private static final Pattern JOINT = Pattern.compile(
            CitationGrammar.GAP + "(?:[/,;&\\u2010-\\u2015-]" + CitationGrammar.GAP + "(?:(?:(?:and|or)(?=\\s)|&)"
                    + CitationGrammar.GAP + ")?+|(?:and|or|through|thru)(?=\\s)" + CitationGrammar.GAP + ")",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_JOINT = 40;

    /** More than that are no list of a sentence. */
    private static final int LONGEST_LIST = 100;

    private final String text;
    private final Consumer<Found> told;

    /** Mentions that a Congress behind the last of them still concerns. */
    private final List<Found> list = new ArrayList<>();

    private @Nullable Integer congressBehind;
    private int ended = -1;

    private CitationScanner(String text, Consumer<Found> told) {
        this.text = text;
        this.told = told;
    }

    /** @param start offset of the shortest text that names the bill; a Congress beside it is not part of it */
    public record Found(int start, int end, Citation citation) {

        Found of(int congress) {
            return new Found(start, end, new Citation(citation.type(), citation.number(), congress));
        }
    }

    /** All citations in the order of the text. Linear in its length. */
    public static List<Found> scan(CharSequence text) {
        List<Found> found = new ArrayList<>();
        scan(text, found::add);
        return found;
    }

    /** The same one by one, for a text that may have more of them than memory. */
    public static void scan(CharSequence text, Consumer<Found> found) {
        new CitationScanner(text.toString(), found).scan();
    }

    private void scan() {
        CitationPlaces places = new CitationPlaces(text);
        Matcher m = places.match();
        NumberList more = new NumberList(text);
        while (places.find()) {
            boolean joined = ended >= 0 && isJoined(ended, m.start());
            if (!isBill(m, joined) || isTied(m.start()) && m.start() - 1 != ended) {
                continue;
            }
            if (!list.isEmpty() && (list.size() >= LONGEST_LIST || !joined)) {
                tell();
            }
            boolean isBehind = CitationGrammar.group(m, "behind") != null;
            Found first = new Found(
                    m.start("cited"),
                    m.end("cited"),
                    new Citation(
                            CitationGrammar.type(m),
                            Integer.parseInt(m.group("number")),
                            CitationGrammar.integer(CitationGrammar.congress(m))));
            if (!isBehind && more.read(first)) {
                list.addAll(more.found());
                congressBehind = more.congressBehind();
                ended = more.end();
                places.goOnAt(ended);
            } else if (!isCutOff(m.end("cited"))) {
                list.add(first);
                congressBehind = isBehind ? first.citation().congress() : null;
                ended = m.end();
            }
        }
        tell();
    }

    /** A hyphen and a digit follow, and it is no range: "S. 114-123" is a report, a page, or a number of something else. */
    private boolean isCutOff(int end) {
        return end + 1 < text.length() && text.charAt(end) == '-' && Character.isDigit(text.charAt(end + 1));
    }

    /** A Congress behind the last of a list is that of those before it, back to one that states its own. */
    private void tell() {
        Integer congress = congressBehind;
        if (congress != null) {
            list.set(list.size() - 1, list.getLast().of(congress));
            for (int i = list.size() - 2; i >= 0 && list.get(i).citation().congress() == null; i--) {
                list.set(i, list.get(i).of(congress));
            }
        }
        list.forEach(told);
        list.clear();
        congressBehind = null;
    }

    /** Whether a stroke ties it to what stands before, which then must be a citation. */
    private boolean isTied(int start) {
        if (start == 0) {
            return false;
        }
        char before = text.charAt(start - 1);
        return before == '/'
                || before == '&'
                || before == '-'
                || before == ',' && start > 1 && Character.isDigit(text.charAt(start - 2));
    }

    private boolean isJoined(int from, int to) {
        return to >= from
                && to - from <= LONGEST_JOINT
                && JOINT.matcher(text.substring(from, to)).matches();
    }

    private boolean isBill(Matcher m, boolean joined) {
        String before = text.substring(Math.max(0, m.start() - 12), m.start());
        if (NOT_BEFORE.matcher(before).find()) {
            return false;
        }
        if (CitationGrammar.group(m, "chamber") != null) {
            return !Surroundings.isOfAState(text, m.start());
        }
        int start = m.start("cited");
        if (!Character.isUpperCase(text.charAt(start))) {
            return false;
        }
        if (CitationGrammar.group(m, "s") == null) {
            return true;
        }
        char next = text.charAt(start + 1);
        int end = m.end("cited");
        if (next == '.') {
            return !Surroundings.isASection(text, end);
        }
        return next == ' ' && (isOfACongress(m) || joined || Surroundings.isSpokenOf(text, start, end));
    }

    /** In words: digits alone before an S are a place as well, or a pace. */
    private static boolean isOfACongress(Matcher m) {
        return CitationGrammar.group(m, "behind") != null || CitationGrammar.group(m, "before") != null;
    }
}
