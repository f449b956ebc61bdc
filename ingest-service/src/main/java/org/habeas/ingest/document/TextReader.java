package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.ingest.person.KnownNames;
import org.habeas.language.citation.CitationScanner;
import org.habeas.language.citation.CongressResolver;
import org.habeas.language.text.Sentences;
import org.habeas.language.text.Span;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Takes the text out of a document, and the bills and people that it names out of the text. */
@ApplicationScoped
class TextReader {

    private final Clock clock;

    private final KnownNames names;

    TextReader(Clock clock, KnownNames names) {
        this.clock = clock;
        this.names = names;
    }

    /** @param title as the text itself gives it, or null */
    record Found(String text, @Nullable String title, Mentions mentions) {}

    Found read(Content content, Metadata metadata) {
        return switch (content) {
            case Content.PlainText plain -> found(plain.text(), firstLine(plain.text()), metadata);
            case Content.Html html -> html(html.markup(), metadata);
            case Content.BillStatus xml -> throw new IllegalArgumentException("a bill's file has no running text");
            case Content.BillYaml yaml -> throw new IllegalArgumentException("a bill's record has no running text");
        };
    }

    private Found html(String markup, Metadata metadata) {
        org.jsoup.nodes.Document page = Jsoup.parse(markup);
        page.select("script, style, noscript, template, nav, header, footer, aside, form")
                .remove();
        Element main = page.selectFirst("main, article");
        String text = (main == null ? page.body() : main)
                .wholeText()
                .replaceAll("[ \\t\\x0B\\f\\r]+", " ")
                .strip();
        String title = page.title().isBlank() ? null : page.title().strip();
        return found(text, title, metadata);
    }

    private Found found(String text, @Nullable String title, Metadata metadata) {
        return new Found(
                text,
                title,
                new Mentions(bills(text, metadata.date()), names.forDocument().find(text)));
    }

    /** Every bill that a text cites, in its order. */
    List<BillMention> bills(String text, @Nullable String date) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        CongressResolver resolver = new CongressResolver(text, date, today);
        List<BillMention> bills = new ArrayList<>();
        for (CitationScanner.Found found : CitationScanner.scan(text)) {
            CongressResolver.Resolved resolved = resolver.resolve(found.citation());
            Span sentence = Sentences.around(text, found.start(), found.end());
            bills.add(new BillMention(
                    text.substring(found.start(), found.end()),
                    found.start(),
                    found.end(),
                    resolved.billId(),
                    resolved.certainty(),
                    resolved.alternatives(),
                    text.substring(sentence.start(), sentence.end()),
                    sentence.start(),
                    sentence.end()));
        }
        return bills;
    }

    /** The first line is a title only if it looks like one: a line of its own, not a paragraph. */
    private static @Nullable String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .filter(l -> l.length() <= 250)
                .orElse(null);
    }
}
