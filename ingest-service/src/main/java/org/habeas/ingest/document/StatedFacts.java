package org.habeas.ingest.document;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.ingest.billfact.BillFacts;
import org.habeas.ingest.observation.Observations;

/** All that a document states about whom and what it names. */
public final class StatedFacts {

    private StatedFacts() {}

    /** Of people and of bills, in the order of the text. */
    public static List<Observation> of(String kind, Mentions mentions) {
        return Stream.concat(Observations.of(kind, mentions).stream(), BillFacts.of(kind, mentions.bills()).stream())
                .sorted(Comparator.comparingInt(Observation::start))
                .toList();
    }
}
