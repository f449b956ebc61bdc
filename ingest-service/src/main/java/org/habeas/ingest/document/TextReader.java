package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.ingest.head.HeadFacts;
import org.habeas.ingest.head.HeadReader;
import org.habeas.ingest.mention.BillMentions;
import org.habeas.ingest.mention.BoundedMentions;
import org.habeas.ingest.person.KnownNames;
import org.habeas.ingest.person.NameFinder;
import org.habeas.ingest.person.NameText;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
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

    /** @param head what the text says of the document */
    record Found(String text, HeadFacts head, @Nullable Set<String> folds, Mentions mentions) {}

    Found read(RunningText running, Metadata metadata) {
        return found(running.text(), running.title(), metadata);
    }

    /** No name changes until the caller's transaction ends. */
    void holdNames() {
        names.forDocument();
    }

    /** @param more citations of these bills, beyond what an event holds */
    record Bills(List<BillMention> mentions, long more) {}

    /**
     * The bills that a document of a day cites.
     *
     * @throws Unprocessable if there are more than one document can hold
     */
    Bills boundedBills(String text, @Nullable String date) {
        return boundedBills(text, date, HeadReader.read(text, null, today()));
    }

    private Bills boundedBills(String text, @Nullable String date, HeadFacts head) {
        BoundedMentions<BillMention> bills = BillMentions.of(text, date, today(), head.footnotes());
        if (bills.missesSubjects()) {
            String detail = "The text cites more bills than one document can hold: "
                    + bills.mentions().size() + " fit, and " + bills.more()
                    + " citations follow. Send it in parts.";
            throw new Unprocessable(detail, FieldProblem.pointer("/text", "too-many-mentions", detail));
        }
        return new Bills(bills.mentions(), bills.more());
    }

    private Found found(String text, @Nullable String title, Metadata metadata) {
        HeadFacts head = HeadReader.read(text, title, today());
        Bills bills = boundedBills(text, metadata.date(), head);
        NameText words = NameText.of(text);
        NameFinder early = names.now();
        NameFinder.Persons persons = early.search(words);
        NameFinder latest = names.forDocument();
        if (latest != early) {
            persons = latest.search(words);
        }
        return new Found(
                text,
                head,
                words.folds(),
                new Mentions(bills.mentions(), persons.mentions(), bills.more(), persons.more()));
    }

    BoundedMentions<BillMention> bills(String text, @Nullable String date) {
        return BillMentions.of(text, date, today(), List.of());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
