package org.habeas.language.citation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document says of itself: the Congress that it is headed with, and the day it is dated. A Congress or a day in its
 * sentences says nothing of the document. Where two disagree, it says nothing either.
 */
public final class DocumentHead {

    private static final int FIRST_LINES = 15;

    /** Fifteen paragraphs may be longer, and empty lines are none. */
    private static final int LONGEST_HEAD = 20_000;

    /** How far below its date a letter greets: an address of ten lines stands between. */
    private static final int LETTER_HEAD = 1_500;

    /** Whoever shows more letters than that is no letter. */
    private static final int MOST_LETTERS = 20;

    /** Digits further down are a table's, or the number of a case. */
    private static final int NUMERIC_HEAD = 1_500;

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

    /** In full or abbreviated; their first three letters tell them apart. */
    private static final String MONTH =
            "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
                    + "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![\\p{L}])\\.?+";

    /** {@code Friday, October 28, 2005}, {@code 4 April 2024}, {@code 2024-04-04}. */
    static final String DATE = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[,.]?[ ]{1,2})?+"
            + "(?:(?<month>" + MONTH + ")[ ]{1,2}(?<day>[0-3]?[0-9])(?:st|nd|rd|th)?+,?[ ]{1,2}(?<year>[12][0-9]{3})"
            + "|(?<day2>[0-3]?[0-9])(?:st|nd|rd|th)?+[ ]{1,2}(?<month2>" + MONTH + "),?[ ]{1,2}(?<year2>[12][0-9]{3})"
            + "|(?<iso>[12][0-9]{3}-[01][0-9]-[0-3][0-9]))(?![\\p{L}\\p{N}])";

    private static final String GAP = "[ ,:(|–—-]{1,4}";

    private static final String LABEL =
            "(?:(?:For Immediate Release|Press Release|Released?|Dated?|Published|Posted|Issued)(?: on)?" + GAP + ")?+";

    /** The hour of a page: ", 9:30 a.m. EDT". */
    private static final String TIME =
            "(?:[ ,|–-]{1,4}(?:at )?[0-2]?[0-9][:.][0-5][0-9](?:[ ]?[ap]\\.?m\\.?)?(?:[ ][A-Z]{2,4})?)?+";

    private static final Pattern DATED = Pattern.compile(
            "(?:" + BEGIN + "|(?<=[|•·] ))" + LABEL + DATE + TIME + "(?:" + END + "|(?= [|•·]))",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** {@code 04/04/2024}, {@code 4.4.2024}, or where punctuation is lost {@code 08 03 2005}, at which a title may go on. */
    private static final Pattern NUMERIC = Pattern.compile(
            BEGIN + LABEL
                    + "(?:(?<one>[0-3]?[0-9])(?<sign>[/.-])(?<two>[0-3]?[0-9])\\k<sign>(?<of>(?:19|20)[0-9]{2})" + END
                    + "|(?<one2>[0-3][0-9]) (?<two2>[0-3][0-9]) (?<of2>(?:19|20)[0-9]{2})(?![\\p{L}\\p{N}]))",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final List<String> ORDINALS =
            List.of(("first second third fourth fifth sixth seventh eighth ninth tenth"
                            + " eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
                            + " twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh")
                    .split(" "));

    /** {@code One Hundred Eighteenth Congress}, as acts are headed. */
    private static final Pattern IN_WORDS = Pattern.compile(
            BEGIN + "One[ ]{1,2}Hundred[ ]{1,2}(?<ordinal>[A-Za-z-]{5,14})[ ]{1,2}Congress" + END,
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

    private static final String GREETING = "Dear ";

    /** A letter is dated by a line of its own. */
    private static final Pattern LETTER_DATE = Pattern.compile(BEGIN + DATE + END, Pattern.MULTILINE);

    private final CharSequence text;
    private final int firstLine;
    private final int end;

    private DocumentHead(CharSequence text, int firstLine, int end) {
        this.text = text;
        this.firstLine = firstLine;
        this.end = end;
    }

    /** The head of a text, whose first lines and letters are read when they are asked for. */
    public static DocumentHead of(CharSequence text) {
        int lines = 0;
        int firstLine = 0;
        boolean blank = true;
        int at = 0;
        int most = Math.min(text.length(), LONGEST_HEAD);
        while (at < most && lines < FIRST_LINES) {
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
        addInWords(named);
        boolean first = !named.isEmpty();
        PlacesOf headings = new PlacesOf(HEADING, text, DocumentHead::mayBeHeading);
        Matcher m = headings.match();
        while (named.size() < 2 && headings.find()) {
            named.add(Integer.valueOf(m.group("congress")));
            first |= m.start() < end;
        }
        return first ? only(named) : Optional.empty();
    }

    private void addInWords(Set<Integer> named) {
        PlacesOf headings = new PlacesOf(IN_WORDS, first(end), DocumentHead::mayBegin);
        Matcher m = headings.match();
        while (headings.find()) {
            int ordinal = ORDINALS.indexOf(m.group("ordinal").toLowerCase(Locale.ROOT)) + 1;
            if (ordinal > 0) {
                named.add(100 + ordinal);
            }
        }
    }

    /** The Congress of the day in the dateline, else of the letter that the document shows, else of digits that date it. */
    Optional<Integer> congressOfDateline() {
        Set<Integer> congresses = new HashSet<>();
        for (LocalDate day : days()) {
            congresses.add(CongressResolver.congressOn(day));
        }
        if (congresses.isEmpty()) {
            Set<LocalDate> numeric = numericDays();
            numeric.forEach(day -> congresses.add(CongressResolver.congressOn(day)));
        }
        return only(congresses);
    }

    /**
     * The day that the document is dated, as EDTF: of its dateline, else of the letter that it shows; of digits that may be
     * the third of August and the eighth of March, the year. Empty where it says none, or several.
     */
    public Optional<String> date() {
        Set<LocalDate> days = days();
        if (!days.isEmpty()) {
            return only(days).map(LocalDate::toString);
        }
        Set<LocalDate> numeric = numericDays();
        Set<String> years = new HashSet<>();
        numeric.forEach(day -> years.add("%04d".formatted(day.getYear())));
        return numeric.size() == 1 ? only(numeric).map(LocalDate::toString) : only(years);
    }

    private Set<LocalDate> days() {
        Set<LocalDate> dated = new HashSet<>();
        String head = first(end);
        add(dated, new PlacesOf(DATED, head, DocumentHead::mayBeginColumn));
        if (head.contains("[Congressional Record")) {
            add(dated, new PlacesOf(RECORD, head, DocumentHead::mayBegin));
        }
        PlacesOf places = new PlacesOf(PLACED, head, DocumentHead::mayBegin);
        Matcher placed = places.match();
        while (places.find()) {
            // a title may end with the day that it tells of
            if (placed.group("dash") != null || placed.start() >= firstLine) {
                day(placed).ifPresent(dated::add);
            }
        }
        return dated.isEmpty() ? daysOfLetters() : dated;
    }

    private static void add(Set<LocalDate> days, PlacesOf places) {
        while (places.find()) {
            day(places.match()).ifPresent(days::add);
        }
    }

    private String first(int characters) {
        return text.subSequence(0, Math.min(end, characters)).toString();
    }

    /** Every day that the digits may mean. */
    private Set<LocalDate> numericDays() {
        Set<LocalDate> days = new HashSet<>();
        PlacesOf places = new PlacesOf(NUMERIC, first(NUMERIC_HEAD), DocumentHead::mayBegin);
        Matcher m = places.match();
        while (places.find()) {
            boolean signed = m.group("of") != null;
            int year = Integer.parseInt(m.group(signed ? "of" : "of2"));
            int one = Integer.parseInt(m.group(signed ? "one" : "one2"));
            int two = Integer.parseInt(m.group(signed ? "two" : "two2"));
            day(year, one, two).ifPresent(days::add);
            day(year, two, one).ifPresent(days::add);
        }
        return days;
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of each letter that the document shows: the last line before its greeting, and soon before it, that is a date. */
    private Set<LocalDate> daysOfLetters() {
        String all = text.toString();
        Set<LocalDate> dated = new HashSet<>();
        int last = 0;
        int letters = 0;
        for (int at = all.indexOf(GREETING); at >= 0 && letters < MOST_LETTERS; at = all.indexOf(GREETING, at + 1)) {
            if (isBeginning(all, at) && isCapital(all, at + GREETING.length())) {
                Matcher line = LETTER_DATE.matcher(all.substring(Math.max(last, at - LETTER_HEAD), at));
                Optional<LocalDate> day = Optional.empty();
                while (line.find()) {
                    day = day(line);
                }
                day.ifPresent(dated::add);
                last = at;
                letters++;
            }
        }
        return dated;
    }

    private static boolean isCapital(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i < text.length() && Character.isUpperCase(text.charAt(i));
    }

    /** Whether nothing of its line or column stands before it but a mark. */
    private static boolean isBeginning(String text, int at) {
        int i = at;
        while (i > 0 && at - i < 4 && !mayBegin(text, i, 0) && !Character.isLetterOrDigit(text.charAt(i - 1))) {
            i--;
        }
        return mayBegin(text, i, 0);
    }

    /** A heading begins with a number or the word, a bracket before it or not. */
    private static boolean mayBeHeading(CharSequence text, int at, int ended) {
        if (!mayBegin(text, at, ended)) {
            return false;
        }
        int i = at;
        while (i < text.length() && i < at + 8 && !Character.isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        return i < text.length() && "123456789cC".indexOf(text.charAt(i)) >= 0;
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

    /** The same, and behind what parts the columns of a line. */
    private static boolean mayBeginColumn(CharSequence text, int at, int ended) {
        return mayBegin(text, at, ended)
                || at > 1 && text.charAt(at - 1) == ' ' && "|•·".indexOf(text.charAt(at - 2)) >= 0;
    }

    private static <T> Optional<T> only(Set<T> values) {
        return values.size() == 1 ? Optional.of(values.iterator().next()) : Optional.empty();
    }

    static Optional<LocalDate> day(Matcher m) {
        try {
            if (m.group("iso") != null) {
                return Optional.of(LocalDate.parse(m.group("iso")));
            }
            boolean monthFirst = m.group("month") != null;
            String month = m.group(monthFirst ? "month" : "month2").toLowerCase(Locale.ROOT);
            return Optional.of(LocalDate.of(
                    Integer.parseInt(m.group(monthFirst ? "year" : "year2")),
                    MONTHS.indexOf(month.substring(0, 3)) + 1,
                    Integer.parseInt(m.group(monthFirst ? "day" : "day2"))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
