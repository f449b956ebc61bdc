package org.habeas.bench.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.ingest.document.StatedFacts;
import org.habeas.ingest.head.HeadFacts;
import org.habeas.ingest.head.HeadReader;
import org.habeas.ingest.mention.BillMentions;
import org.habeas.ingest.mention.BoundedMentions;
import org.habeas.ingest.person.KnownName;
import org.habeas.ingest.person.NameFinder;
import org.habeas.ingest.person.NameText;
import org.jspecify.annotations.Nullable;

/** The extractors of the ingest-service as it puts them together for a text, without its database and its bytes. */
final class Extractors {

    private final NameFinder names;
    private final LocalDate today;

    Extractors(Collection<KnownName> known, LocalDate today) {
        this.names = NameFinder.of(known);
        this.today = today;
    }

    /** All that is read out of one text. */
    record Read(Mentions mentions, List<Observation> observations) {}

    Read read(String text) {
        HeadFacts head = HeadReader.read(text, null, today);
        BoundedMentions<BillMention> bills = BillMentions.of(text, null, today, head.footnotes());
        NameFinder.Persons persons = names.search(NameText.of(text));
        Mentions mentions = new Mentions(bills.mentions(), persons.mentions(), bills.more(), persons.more());
        String kind = head.kind() == null ? "other" : head.kind();
        return new Read(mentions, StatedFacts.of(kind, mentions));
    }

    /** The mentions as the scorer takes them. */
    Predicted predict(String text) {
        Mentions mentions = read(text).mentions();
        List<Predicted.Bill> bills = new ArrayList<>();
        for (BillMention mention : mentions.bills()) {
            String[] id = mention.billId().split("-");
            bills.add(new Predicted.Bill(
                    points(text, mention.start()),
                    points(text, mention.end()),
                    congress(id),
                    id[id.length - 2],
                    Integer.parseInt(id[id.length - 1])));
        }
        List<Predicted.Person> persons = mentions.persons().stream()
                .map(p -> new Predicted.Person(points(text, p.start()), points(text, p.end()), p.name()))
                .toList();
        return new Predicted(bills, persons);
    }

    private static @Nullable Integer congress(String[] id) {
        return id.length == 3 ? Integer.valueOf(id[0]) : null;
    }

    private static int points(String text, int offset) {
        return text.codePointCount(0, offset);
    }
}
