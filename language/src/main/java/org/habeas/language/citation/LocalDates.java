package org.habeas.language.citation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates that stand at single mentions and say when something was done with that very bill. Three forms are read: behind the
 * mention ("House Resolution 211, agreed to March 11, 2025"), before it ("on January 26, 2023, the House passed H. Con. Res. 7")
 * and at the head of its line, as a timeline has it ("July 1, 2005 - Feingold introduces S. 1371").
 */
final class LocalDates {

    private static final int BEFORE = 240;
    private static final int BEHIND = 200;

    /** A line that begins further before is a text, and no entry of a timeline. */
    private static final int LONGEST_ENTRY = 3_000;

    private static final String DATE = DocumentHead.DATE.replace("[ ]{1,2}", "\\s{1,14}");

    private static final String DONE =
            "(?:introduced|agreed\\s{1,14}to|adopted|passed|approved|enacted|reported|submitted|signed)";

    /** The last words of what is said to be done. */
    private static final Set<String> VERBS = Set.of(
            "introduced",
            "to",
            "adopted",
            "passed",
            "approved",
            "enacted",
            "reported",
            "submitted",
            "signed",
            "introduces",
            "passes",
            "adopts",
            "introducing");

    /** A verb, an article and what it was, with a line break among them. */
    private static final int LONGEST_OBJECT = 48;

    private static final Pattern DATE_BEHIND = Pattern.compile(
            "\\s{0,14}[,(]?\\s{0,14}(?:(?:as|was|were|which|that|had|been|first|unanimously)\\s{1,14}){0,4}" + DONE
                    + "(?:[^.;()]{0,80}?\\bon)?\\s{1,14}" + DATE,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DATES = Pattern.compile("\\b" + DATE, Pattern.CASE_INSENSITIVE);

    /** Between a date and the mention: who did it, and what was done. */
    private static final Pattern DONE_BETWEEN = Pattern.compile(
            "[^.;:]{1,100}?\\b(?:" + DONE
                    + "|introduces|passes|adopts|introducing)\\s{1,14}(?:the\\s{1,14})?(?:bill\\s{1,14})?",
            Pattern.CASE_INSENSITIVE);

    /** The day of a memory is not the day of what is done on it. */
    private static final Pattern REMEMBERED =
            Pattern.compile("\\b(?:anniversary|commemorat|since|remembr)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ENTRY =
            Pattern.compile("[\\s*•·|-]{0,12}(?:On\\s{1,3})?" + DATE + "\\s{0,3}[–—:|-]", Pattern.CASE_INSENSITIVE);

    private final CharSequence text;
    private int lineStart;
    private int seen;
    private Optional<Integer> ofLine = Optional.empty();

    LocalDates(CharSequence text) {
        this.text = text;
    }

    /** The Congress of the date at a mention; linear over all of a text if they are asked for in its order. */
    Optional<Integer> congress(int start, int end) {
        return behind(end).or(() -> before(start)).or(() -> ofLine(start));
    }

    private Optional<Integer> behind(int end) {
        Matcher m = DATE_BEHIND.matcher(text.subSequence(end, Math.min(text.length(), end + BEHIND)));
        return m.lookingAt() ? congress(m) : Optional.empty();
    }

    private Optional<Integer> before(int start) {
        if (!isBehindAVerb(start)) {
            return Optional.empty();
        }
        CharSequence before = text.subSequence(Math.max(0, start - BEFORE), start);
        Matcher dates = DATES.matcher(before);
        Optional<Integer> last = Optional.empty();
        int ended = -1;
        while (dates.find()) {
            last = congress(dates);
            ended = dates.end();
        }
        return ended >= 0
                        && DONE_BETWEEN
                                .matcher(before.subSequence(ended, before.length()))
                                .matches()
                        && !REMEMBERED.matcher(before).find()
                ? last
                : Optional.empty();
    }

    /** Cheap to see, so that the stretch before a mention is read for few of them: whether a verb may be the word before. */
    private boolean isBehindAVerb(int start) {
        int least = Math.max(0, start - LONGEST_OBJECT);
        int end = start;
        for (int word = 0; word < 3; word++) {
            while (end > least && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            int begin = end;
            while (begin > least && Character.isLetter(text.charAt(begin - 1))) {
                begin--;
            }
            String last = text.subSequence(begin, end).toString().toLowerCase(Locale.ROOT);
            if (!last.equals("the") && !last.equals("bill")) {
                return VERBS.contains(last);
            }
            end = begin;
        }
        return false;
    }

    private Optional<Integer> ofLine(int start) {
        boolean isNew = seen == 0;
        for (int at = start; at > Math.max(seen, start - LONGEST_ENTRY); at--) {
            if (text.charAt(at - 1) == '\n') {
                lineStart = at;
                isNew = true;
                break;
            }
        }
        if (start < seen) {
            return Optional.empty(); // not in the order of the text
        }
        seen = start;
        if (isNew) {
            Matcher m = ENTRY.matcher(text.subSequence(lineStart, Math.min(text.length(), lineStart + BEHIND)));
            ofLine = m.lookingAt() ? congress(m) : Optional.empty();
        }
        return start - lineStart <= LONGEST_ENTRY ? ofLine : Optional.empty();
    }

    private static Optional<Integer> congress(Matcher m) {
        return DocumentHead.day(m).map((LocalDate day) -> CongressResolver.congressOn(day));
    }
}
