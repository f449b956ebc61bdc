package org.habeas.language.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.habeas.language.citation.CitationScanner.Found;
import org.jspecify.annotations.Nullable;

/**
 * The bare numbers behind a citation that are of its type: "S. 1, 2 and 3", "H.R. 10 through 12". A comma alone makes no list, for
 * "S. 1, 2024" has a year and "S. 1, 2 days later" a time: an "and", an "or" or a range has to close it, and nothing may be
 * counted behind it.
 */
final class NumberList {

    private static final int LONGEST = 100;

    /** A range of more is no range. */
    private static final int WIDEST = 1_000;

    /** As high as a Congress: beside a hyphen such a number may be one, "S. 5-118", "S. 114-123". */
    private static final int FIRST_CONGRESS = 60;

    private static final int LAST_CONGRESS = 150;

    private final CharSequence text;
    private final Matcher more;
    private final Matcher behind;
    private List<Found> found = List.of();
    private int end;
    private @Nullable Integer congressBehind;

    NumberList(CharSequence text) {
        this.text = text;
        this.more = CitationGrammar.more(text);
        this.behind = CitationGrammar.congressBehind(text);
    }

    /** Whether more numbers follow the first. */
    boolean read(Found first) {
        List<Found> all = new ArrayList<>(List.of(first));
        int closed = 1;
        int at = first.end();
        while (all.size() < LONGEST && more.region(at, text.length()).lookingAt()) {
            int number = Integer.parseInt(more.group("number"));
            boolean isRange = more.group("range") != null;
            if (isRange && !isRange(all.getLast().citation().number(), number, text.charAt(more.start("range")))
                    || isYear(number, first.citation().number())) {
                break;
            }
            at = more.end();
            all.add(new Found(
                    more.start("number"),
                    at,
                    new Citation(
                            first.citation().type(), number, first.citation().congress())));
            if ((isRange || more.group("last") != null) && Surroundings.isEndOfNumbers(text, at)) {
                closed = all.size();
            }
        }
        if (closed == 1) {
            return false;
        }
        found = List.copyOf(all.subList(0, closed));
        end = found.getLast().end();
        congressBehind = null;
        if (behind.region(end, text.length()).lookingAt()) {
            int congress = CitationGrammar.congressOf(behind);
            congressBehind = congress;
            found = found.stream().map(f -> f.of(congress)).toList();
            end = behind.end();
        }
        return true;
    }

    private static boolean isRange(int from, int to, char sign) {
        return to > from && to - from <= WIDEST && !(sign == '-' && (isLikeACongress(from) || isLikeACongress(to)));
    }

    private static boolean isLikeACongress(int number) {
        return number >= FIRST_CONGRESS && number <= LAST_CONGRESS;
    }

    private static boolean isYear(int number, int first) {
        return number >= 1900 && number < 2100 && first < 1000;
    }

    /** The first too. */
    List<Found> found() {
        return found;
    }

    /** Behind the last number and a Congress that follows it. */
    int end() {
        return end;
    }

    @Nullable
    Integer congressBehind() {
        return congressBehind;
    }
}
