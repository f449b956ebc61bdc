package org.habeas.ingest.mention;

import java.time.LocalDate;
import java.util.List;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.ingest.head.Footnotes;
import org.habeas.ingest.head.HeadFacts.Footnote;
import org.habeas.language.citation.CitationScanner;
import org.habeas.language.citation.CongressResolver;
import org.habeas.language.text.Sentences;
import org.habeas.language.text.Span;
import org.jspecify.annotations.Nullable;

/** The bills that a text cites, each with the Congress that the text means and the sentence around it. */
public final class BillMentions {

    /** In bytes of JSON: with the persons' and the sender's own words, an event of a document stays well below the 4 MiB of its topic. */
    public static final long ROOM = 2_250_000;

    private BillMentions() {}

    /**
     * Every bill that a text cites, in its order, as far as an event holds them.
     *
     * @param date of the document, EDTF; null if its sender does not say
     * @param today no document is of a later Congress
     * @param notes of the text: no sentence goes on into one
     */
    public static BoundedMentions<BillMention> of(
            String text, @Nullable String date, LocalDate today, List<Footnote> notes) {
        CongressResolver resolver = new CongressResolver(text, date, today);
        BoundedMentions<BillMention> bills = new BoundedMentions<>(ROOM);
        CitationScanner.scan(text, found -> {
            CongressResolver.Resolved resolved = resolver.resolve(found);
            bills.add(resolved.billId(), sentence -> mention(text, found, resolved, sentence, notes));
        });
        return bills;
    }

    private static BillMention mention(
            String text,
            CitationScanner.Found found,
            CongressResolver.Resolved resolved,
            boolean sentence,
            List<Footnote> notes) {
        int start = found.start();
        int end = found.end();
        Span quoted = sentence
                ? Footnotes.within(notes, Sentences.around(text, start, end), start, end)
                : new Span(start, end);
        return new BillMention(
                text.substring(start, end),
                start,
                end,
                resolved.billId(),
                resolved.certainty(),
                resolved.alternatives(),
                text.substring(quoted.start(), quoted.end()),
                quoted.start(),
                quoted.end());
    }
}
