package org.habeas.language.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds every bill that a text cites. A bare "S" is the most abused letter of the field, so it counts only in capitals,
 * with its dot or with its Congress ("S 3000 (118th Congress)", not "the Galaxy S 24"), and not where it is a page of the
 * Congressional Record ("CR S348", "S694"), a country ("U.S. 3000") or the chamber of an amendment or a report.
 */
public final class CitationScanner {

    /** What stands before the letter when it is no bill. */
    private static final Pattern NOT_BEFORE = Pattern.compile(
            "(?:\\bCR|\\bU\\.|\\bpages?|\\bpp?\\.|\\bRec\\.|\\bRecord)[\\s,]*$", Pattern.CASE_INSENSITIVE);

    /** All that may stand between two of a list. */
    private static final Pattern JOINT = Pattern.compile(
            CitationGrammar.GAP + "(?:[/,;&]" + CitationGrammar.GAP + "(?:(?:and(?=\\s)|&)" + CitationGrammar.GAP
                    + ")?+|and(?=\\s)" + CitationGrammar.GAP + ")",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_JOINT = 40;

    /** More than that are no list of a sentence. */
    private static final int LONGEST_LIST = 100;

    private CitationScanner() {}

    /** @param start offset of the shortest text that names the bill; a Congress beside it is not part of it */
    public record Found(int start, int end, Citation citation) {}

    /** All citations in the order of the text. Linear in its length. */
    public static List<Found> scan(CharSequence text) {
        List<Found> found = new ArrayList<>();
        scan(text, found::add);
        return found;
    }

    /** The same one by one, for a text that may have more of them than memory. */
    public static void scan(CharSequence text, Consumer<Found> found) {
        PlacesOf places = CitationGrammar.inText(text);
        Matcher m = places.match();
        List<Found> list = new ArrayList<>();
        boolean congressBehind = false;
        int ended = -1;
        while (places.find()) {
            if (!isBill(text, m) || isTied(text, m.start()) && m.start() - 1 != ended) {
                continue;
            }
            if (!list.isEmpty() && (list.size() == LONGEST_LIST || !isJoined(text, ended, m.start()))) {
                tell(list, congressBehind, found);
                list.clear();
            }
            list.add(new Found(
                    m.start("cited"),
                    m.end("cited"),
                    new Citation(
                            CitationGrammar.type(m),
                            Integer.parseInt(m.group("number")),
                            CitationGrammar.integer(CitationGrammar.congress(m)))));
            congressBehind = CitationGrammar.group(m, "behind") != null;
            ended = m.end();
        }
        tell(list, congressBehind, found);
    }

    /** A Congress behind the last of a list is that of those before it, back to one that states its own. */
    private static void tell(List<Found> list, boolean congressBehind, Consumer<Found> found) {
        if (congressBehind) {
            Integer congress = list.getLast().citation().congress();
            for (int i = list.size() - 2; i >= 0 && list.get(i).citation().congress() == null; i--) {
                Found bare = list.get(i);
                Citation citation = bare.citation();
                list.set(
                        i,
                        new Found(
                                bare.start(), bare.end(), new Citation(citation.type(), citation.number(), congress)));
            }
        }
        list.forEach(found);
    }

    /** Whether a stroke ties it to what stands before, which then must be a citation. */
    private static boolean isTied(CharSequence text, int start) {
        if (start == 0) {
            return false;
        }
        char before = text.charAt(start - 1);
        return before == '/'
                || before == '&'
                || before == '-'
                || before == ',' && start > 1 && Character.isDigit(text.charAt(start - 2));
    }

    private static boolean isJoined(CharSequence text, int from, int to) {
        return to - from <= LONGEST_JOINT
                && JOINT.matcher(text.subSequence(from, to)).matches();
    }

    private static boolean isBill(CharSequence text, Matcher m) {
        String cited = text.subSequence(m.start("cited"), m.start("number")).toString();
        if (CitationGrammar.group(m, "s") != null
                && !cited.startsWith("S.")
                && !(cited.startsWith("S ") && isOfACongress(m))) {
            return false;
        }
        if (CitationGrammar.group(m, "hr") != null && !cited.startsWith("H")) {
            return false;
        }
        return !NOT_BEFORE
                .matcher(text.subSequence(Math.max(0, m.start() - 12), m.start()))
                .find();
    }

    /** In words: digits alone before an S are a place as well, or a pace. */
    private static boolean isOfACongress(Matcher m) {
        return CitationGrammar.group(m, "behind") != null || CitationGrammar.group(m, "before") != null;
    }
}
