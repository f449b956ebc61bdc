package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.ingest.mention.BoundedMentions;
import org.habeas.ingest.person.KnownNames;
import org.habeas.ingest.person.NameFinder;
import org.habeas.ingest.person.NameText;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.citation.CitationScanner;
import org.habeas.language.citation.CongressResolver;
import org.habeas.language.text.Sentences;
import org.habeas.language.text.Span;
import org.jspecify.annotations.Nullable;

/** Takes the text out of a document, and the bills and people that it names out of the text. */
@ApplicationScoped
class TextReader {

    /** With the persons' and the sender's own words, an event of a document stays well below the 4 MiB of its topic. */
    static final long ROOM_FOR_BILLS = 2_250_000;

    private static final int LONGEST_TITLE = 512;

    private final Clock clock;

    private final KnownNames names;

    TextReader(Clock clock, KnownNames names) {
        this.clock = clock;
        this.names = names;
    }

    /** @param title as the text itself gives it, or null */
    record Found(
            String text, @Nullable String title, @Nullable Set<String> folds, Mentions mentions) {}

    Found read(Content content, Metadata metadata) {
        return switch (content) {
            case Content.PlainText plain -> found(plain.text(), firstLine(plain.text()), metadata);
            case Content.Html html -> html(html.markup(), metadata);
            case Content.BillStatus xml -> throw new IllegalArgumentException("a bill's file has no running text");
            case Content.CongressApi json -> throw new IllegalArgumentException("a bill's file has no running text");
            case Content.Legislators register -> throw new IllegalArgumentException("a register has no running text");
            case Content.BillYaml yaml -> throw new IllegalArgumentException("a bill's record has no running text");
        };
    }

    /** No name changes until the caller's transaction ends. */
    void holdNames() {
        names.forDocument();
    }

    /**
     * What a text that is stored already says, as it would be read now.
     *
     * @param title as the content gives it; null where that is its first line
     */
    Found again(String text, @Nullable String title, Metadata metadata) {
        return found(text, title == null ? firstLine(text) : title, metadata);
    }

    private Found html(Decoded markup, Metadata metadata) {
        HtmlText page = HtmlText.of(markup);
        return found(page.text(), page.title() == null ? null : bounded(page.title()), metadata);
    }

    /** @param more citations of these bills, beyond what an event holds */
    record Bills(List<BillMention> mentions, long more) {}

    /**
     * The bills that a document of a day cites.
     *
     * @throws Unprocessable if there are more than one document can hold
     */
    Bills bills(String text, @Nullable String date) {
        BoundedMentions<BillMention> bills = bills(text, date, ROOM_FOR_BILLS);
        if (bills.missesSubjects()) {
            String detail = "The text cites more bills than one document can hold: "
                    + bills.mentions().size() + " fit, and " + bills.more()
                    + " citations follow. Send it in parts.";
            throw new Unprocessable(detail, FieldProblem.pointer("/text", "too-many-mentions", detail));
        }
        return new Bills(bills.mentions(), bills.more());
    }

    private Found found(String text, @Nullable String title, Metadata metadata) {
        Bills bills = bills(text, metadata.date());
        NameText words = NameText.of(text);
        NameFinder early = names.now();
        NameFinder.Persons persons = early.search(words);
        NameFinder latest = names.forDocument();
        if (latest != early) {
            persons = latest.search(words);
        }
        return new Found(
                text,
                title,
                words.folds(),
                new Mentions(bills.mentions(), persons.mentions(), bills.more(), persons.more()));
    }

    /** A title is a line, not a text. */
    private static String bounded(String title) {
        if (title.length() <= LONGEST_TITLE) {
            return title;
        }
        int cut = title.lastIndexOf(' ', LONGEST_TITLE - 1);
        if (cut <= LONGEST_TITLE / 2) {
            cut = LONGEST_TITLE - 1;
            cut -= Character.isHighSurrogate(title.charAt(cut - 1)) ? 1 : 0;
        }
        return title.substring(0, cut).stripTrailing() + "…";
    }

    /** Every bill that a text cites, in its order, as far as {@code room} bytes of JSON hold them. */
    BoundedMentions<BillMention> bills(String text, @Nullable String date, long room) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        CongressResolver resolver = new CongressResolver(text, date, today);
        BoundedMentions<BillMention> bills = new BoundedMentions<>(room);
        CitationScanner.scan(text, found -> {
            CongressResolver.Resolved resolved = resolver.resolve(found.citation());
            bills.add(resolved.billId(), sentence -> mention(text, found, resolved, sentence));
        });
        return bills;
    }

    private static BillMention mention(
            String text, CitationScanner.Found found, CongressResolver.Resolved resolved, boolean sentence) {
        Span quoted =
                sentence ? Sentences.around(text, found.start(), found.end()) : new Span(found.start(), found.end());
        return new BillMention(
                text.substring(found.start(), found.end()),
                found.start(),
                found.end(),
                resolved.billId(),
                resolved.certainty(),
                resolved.alternatives(),
                text.substring(quoted.start(), quoted.end()),
                quoted.start(),
                quoted.end());
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
