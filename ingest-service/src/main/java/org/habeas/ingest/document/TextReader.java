package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    private final Clock clock;

    private final KnownNames names;

    TextReader(Clock clock, KnownNames names) {
        this.clock = clock;
        this.names = names;
    }

    /** @param title as the text itself gives it, or null */
    record Found(
            String text, @Nullable String title, @Nullable Set<String> folds, Mentions mentions) {}

    Found read(RunningText running, Metadata metadata) {
        return found(running.text(), running.title(), metadata);
    }

    private Found found(String text, @Nullable String title, Metadata metadata) {
        BoundedMentions<BillMention> bills = bills(text, metadata.date(), ROOM_FOR_BILLS);
        if (bills.missesSubjects()) {
            String detail = "The text cites more bills than one document can hold: "
                    + bills.mentions().size() + " fit, and " + bills.more()
                    + " citations follow. Send it in parts.";
            throw new Unprocessable(detail, FieldProblem.pointer("/text", "too-many-mentions", detail));
        }
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
}
