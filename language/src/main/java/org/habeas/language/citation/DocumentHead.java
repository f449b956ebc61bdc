package org.habeas.language.citation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document says of itself: the Congress that it is headed with, and the day it is dated. A Congress or a day in its
 * sentences says nothing of the document. Where two disagree, it says nothing either.
 */
final class DocumentHead {

    private static final int FIRST_LINES = 15;

    /** How far below its date a letter greets: an address of ten lines stands between. */
    private static final int LETTER_HEAD = 1_500;

    /** A line, or a column of it: three blanks are as good as a line break. */
    private static final String BEGIN = "(?:^|(?<=   |\\t))[^\\p{L}\\p{N}\\s]{0,4}+[ \\t]{0,3}+";

    private static final String END = "[^\\p{L}\\p{N}\\s]{0,4}+(?=   |\\t|[ ]{0,2}$)";

    /** {@code congress: 118th CONGRESS}, {@code [Congressional Bills 118th Congress]}, {@code 118th Congress, 2d Session}. */
    private static final Pattern HEADING = Pattern.compile(
            BEGIN + "(?:congress:[ ]{0,3}|Congressional Bills )?+(?<congress>[1-9][0-9]{0,2}+)"
                    + CitationGrammar.ORDINAL
                    + "[ ]{1,2}Congress(?:[ ,;:()–—-]{1,4}[12](?:st|nd|d)[ ]{1,2}Session)?+"
                    + "(?:[ ,;:()–—-]{1,4}[12][0-9]{3}[–-][12][0-9]{3})?+" + END,
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final String MONTH =
            "January|February|March|April|May|June|July|August|September|October|November" + "|December";

    /** {@code Friday, October 28, 2005}, {@code 4 April 2024}, {@code 2024-04-04}. */
    private static final String DATE = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[,.]?[ ]{1,2})?+"
            + "(?:(?<month>" + MONTH + ")[ ]{1,2}(?<day>[0-3]?[0-9])(?:st|nd|rd|th)?+,?[ ]{1,2}(?<year>[12][0-9]{3})"
            + "|(?<day2>[0-3]?[0-9])(?:st|nd|rd|th)?+[ ]{1,2}(?<month2>" + MONTH + "),?[ ]{1,2}(?<year2>[12][0-9]{3})"
            + "|(?<iso>[12][0-9]{3}-[01][0-9]-[0-3][0-9]))(?![\\p{L}\\p{N}])";

    private static final String GAP = "[ ,:(|–—-]{1,4}";

    private static final Pattern DATED = Pattern.compile(
            BEGIN + "(?:(?:For Immediate Release|Press Release|Released?|Dated?|Published|Posted|Issued)(?: on)?" + GAP
                    + ")?+" + DATE + END,
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** {@code WASHINGTON, D.C., April 4, 2024 —}: a place and a day, with a dash before the news or alone in the line. */
    private static final Pattern PLACED = Pattern.compile(
            BEGIN
                    + "(?-i:\\p{Lu})[\\p{L}.'’-]{1,24}(?:,?[ ](?-i:\\p{Lu})[\\p{L}.'’-]{0,24}){0,4}(?:,[ ]?|[ ]?[(–—|:-]{1,2}[ ]?)"
                    + DATE + "\\)?+[ ]{0,2}(?:\\([A-Z]{2,12}\\)[ ]{0,2})?+(?<dash>[–—:-])?+(?:(?<=[–—:-])|$)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE | Pattern.UNICODE_CASE);

    /** The first line of a page of the Record. */
    private static final Pattern RECORD = Pattern.compile(
            "^\\[Congressional Record[ ,]{1,2}Volume[^\\n(]{1,40}\\(" + DATE + "\\)\\]", Pattern.MULTILINE);

    /** A letter that the document shows: its date in a line of its own, and its greeting soon below. */
    private static final Pattern LETTER =
            Pattern.compile(BEGIN + "(?:" + DATE + END + "|(?<greeting>Dear)[ ]{1,2}\\p{Lu})", Pattern.MULTILINE);

    private final CharSequence text;
    private final int firstLine;
    private final int end;

    private DocumentHead(CharSequence text, int firstLine, int end) {
        this.text = text;
        this.firstLine = firstLine;
        this.end = end;
    }

    static DocumentHead of(CharSequence text) {
        int lines = 0;
        int firstLine = 0;
        boolean blank = true;
        int at = 0;
        while (at < text.length() && lines < FIRST_LINES) {
            char c = text.charAt(at++);
            if (c == '\n') {
                lines += blank ? 0 : 1;
                firstLine = lines == 1 && !blank ? at : firstLine;
                blank = true;
            } else if (!Character.isWhitespace(c)) {
                blank = false;
            }
        }
        return new DocumentHead(text, firstLine, at);
    }

    /** The Congress of a heading, if one stands in the first lines and no heading names another. */
    Optional<Integer> congress() {
        Set<Integer> named = new HashSet<>();
        boolean first = false;
        PlacesOf headings = new PlacesOf(HEADING, text, DocumentHead::mayBegin);
        Matcher m = headings.match();
        while (named.size() < 2 && headings.find()) {
            named.add(Integer.valueOf(m.group("congress")));
            first |= m.start() < end;
        }
        return first ? only(named) : Optional.empty();
    }

    /** The Congress of the day in the dateline, else of the letter that the document shows. */
    Optional<Integer> congressOfDateline() {
        Set<Integer> dated = new HashSet<>();
        CharSequence head = text.subSequence(0, end);
        add(dated, DATED.matcher(head));
        add(dated, RECORD.matcher(head));
        Matcher placed = PLACED.matcher(head);
        while (placed.find()) {
            // a title may end with the day that it tells of
            if (placed.group("dash") != null || placed.start() >= firstLine) {
                day(placed).map(CongressResolver::congressOn).ifPresent(dated::add);
            }
        }
        return only(dated.isEmpty() ? congressesOfLetters() : dated);
    }

    private static void add(Set<Integer> congresses, Matcher m) {
        while (m.find()) {
            day(m).map(CongressResolver::congressOn).ifPresent(congresses::add);
        }
    }

    private Set<Integer> congressesOfLetters() {
        Set<Integer> dated = new HashSet<>();
        Optional<LocalDate> last = Optional.empty();
        int lastEnd = 0;
        PlacesOf letters = new PlacesOf(LETTER, text, DocumentHead::mayBegin);
        Matcher m = letters.match();
        while (dated.size() < 2 && letters.find()) {
            if (m.group("greeting") == null) {
                last = day(m);
                lastEnd = m.end();
            } else if (m.start() - lastEnd <= LETTER_HEAD) {
                last.map(CongressResolver::congressOn).ifPresent(dated::add);
                last = Optional.empty();
            }
        }
        return dated;
    }

    /** Where a line or a column may begin: behind what ends a line, or behind a blank. */
    private static boolean mayBegin(CharSequence text, int at, int ended) {
        if (at == 0) {
            return true;
        }
        char before = text.charAt(at - 1);
        return before < ' '
                || before == ' ' && at > 2 && text.charAt(at - 2) == ' ' && text.charAt(at - 3) == ' '
                || before == '\u0085'
                || before == '\u2028'
                || before == '\u2029';
    }

    private static Optional<Integer> only(Set<Integer> congresses) {
        return congresses.size() == 1 ? Optional.of(congresses.iterator().next()) : Optional.empty();
    }

    private static Optional<LocalDate> day(Matcher m) {
        try {
            if (m.group("iso") != null) {
                return Optional.of(LocalDate.parse(m.group("iso")));
            }
            boolean monthFirst = m.group("month") != null;
            String month = m.group(monthFirst ? "month" : "month2").toUpperCase(java.util.Locale.ROOT);
            return Optional.of(LocalDate.of(
                    Integer.parseInt(m.group(monthFirst ? "year" : "year2")),
                    Month.valueOf(month),
                    Integer.parseInt(m.group(monthFirst ? "day" : "day2"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
