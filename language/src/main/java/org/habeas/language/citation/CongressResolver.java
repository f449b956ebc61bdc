package org.habeas.language.citation;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.DocumentRecord.Certainty;
import org.jspecify.annotations.Nullable;

/**
 * Decides which Congress a mention means: what the mention says, else what the document's own date or number says, else
 * nothing, with the likely ones as alternatives. It never looks at which bills happen to be stored.
 */
public final class CongressResolver {

    private static final Pattern OWN_NUMBER =
            Pattern.compile("\\b([1-9][0-9]{1,2})(?:st|nd|rd|th)\\s+Congress\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN_DATE =
            Pattern.compile("\\b(January|February|March|April|May|June|July|August|September"
                    + "|October|November|December)\\s+([0-3]?[0-9]),?\\s+((?:19|20)[0-9]{2})\\b");
    private static final Pattern ISO_START = Pattern.compile("^([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?");
    private static final int ALTERNATIVES = 3;

    private final Optional<Integer> ofDocument;
    private final int present;

    /**
     * @param text of the document
     * @param date of the document, EDTF, as its sender or its own words give it; null if unknown
     * @param today decides only which alternatives are likeliest
     */
    public CongressResolver(CharSequence text, @Nullable String date, LocalDate today) {
        this.present = congressOn(today);
        this.ofDocument = ofDate(date).or(() -> ofOwnNumber(text)).or(() -> ofWrittenDate(text));
    }

    /** @param billId {@code 118-sres-540}, or {@code sres-540} */
    public record Resolved(String billId, Certainty certainty, List<String> alternatives) {}

    public Resolved resolve(Citation citation) {
        if (citation.congress() != null && citation.congress() <= present) {
            return new Resolved(citation.id(), Certainty.STATED, List.of());
        }
        Citation bare = new Citation(citation.type(), citation.number(), null);
        return ofDocument
                .map(c -> new Resolved(
                        new Citation(bare.type(), bare.number(), c).id(), Certainty.DOCUMENT, List.<String>of()))
                .orElseGet(() -> new Resolved(bare.id(), Certainty.AMBIGUOUS, alternatives(bare)));
    }

    /** The Congress that sits on a day: a new one begins on 3 January of each odd year. */
    public static int congressOn(LocalDate day) {
        LocalDate counted = day.isBefore(LocalDate.of(day.getYear(), 1, 3)) ? day.minusYears(1) : day;
        return (counted.getYear() - 1789) / 2 + 1;
    }

    private List<String> alternatives(Citation bare) {
        return java.util.stream.IntStream.range(0, ALTERNATIVES)
                .mapToObj(i -> new Citation(bare.type(), bare.number(), present - i).id())
                .toList();
    }

    private static Optional<Integer> ofDate(@Nullable String date) {
        Matcher m = ISO_START.matcher(date == null ? "" : date);
        if (!m.find()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(m.group(1));
        int month = m.group(2) == null ? 7 : Integer.parseInt(m.group(2));
        int day = m.group(3) == null ? 15 : Integer.parseInt(m.group(3));
        return onDay(year, month, day);
    }

    /** Only if the document names one Congress and no other. */
    private static Optional<Integer> ofOwnNumber(CharSequence text) {
        List<Integer> named = OWN_NUMBER
                .matcher(text)
                .results()
                .map(r -> Integer.valueOf(r.group(1)))
                .distinct()
                .limit(2)
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** The first date that is written out: a letter and a release carry theirs at the head. */
    private static Optional<Integer> ofWrittenDate(CharSequence text) {
        Matcher m = WRITTEN_DATE.matcher(text);
        return m.find()
                ? onDay(
                        Integer.parseInt(m.group(3)),
                        Month.valueOf(m.group(1).toUpperCase(java.util.Locale.ROOT))
                                .getValue(),
                        Integer.parseInt(m.group(2)))
                : Optional.empty();
    }

    private static Optional<Integer> onDay(int year, int month, int day) {
        if (year < 1789 || month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        return Optional.of(congressOn(LocalDate.of(year, month, Math.min(day, 28))));
    }
}
