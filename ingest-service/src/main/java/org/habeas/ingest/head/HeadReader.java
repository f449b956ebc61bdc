package org.habeas.ingest.head;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.habeas.ingest.head.HeadFacts.Footnote;
import org.habeas.language.citation.DocumentHead;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a document says of itself. Only its first and last few thousand characters are looked at, and what stands beside the
 * greetings and closings of its letters, so that a long text takes no longer than a short one.
 */
public final class HeadReader {

    /** Nothing further down is the head of anything. */
    static final int HEAD = 8_000;

    private HeadReader() {}

    /**
     * @param title as the format of the document gives it, a page's or a file's; null if it has none
     * @param today no document is of a day that has not come
     */
    public static HeadFacts read(String text, @Nullable String title, LocalDate today) {
        HeadLines lines = HeadLines.of(text.substring(0, Math.min(text.length(), HEAD)));
        String kind = Kinds.of(lines, text).orElse(null);
        Letters letters = Letters.of(text);
        List<Footnote> footnotes = Footnotes.of(text);
        return new HeadFacts(
                kind,
                title == null ? Titles.of(lines, kind).orElse(null) : title,
                date(text, today).orElse(null),
                Issuers.of(lines, kind).orElse(null),
                letters.signatories(),
                letters.recipients(),
                Languages.of(text).orElse(null),
                footnotes);
    }

    /** Somewhere it is tomorrow already. */
    private static Optional<String> date(String text, LocalDate today) {
        return DocumentHead.of(text)
                .date()
                .filter(date -> Edtf.parse(date)
                        .map(Edtf::earliest)
                        .filter(first -> !first.isAfter(today.plusDays(1)))
                        .isPresent());
    }
}
