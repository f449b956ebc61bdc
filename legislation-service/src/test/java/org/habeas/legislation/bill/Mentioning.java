package org.habeas.legislation.bill;

import java.util.List;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.Tlp;

/** A document with one mention, for tests. */
final class Mentioning {

    private Mentioning() {}

    static DocumentRecord document(UUID id, String bill) {
        return document(id, bill, Tlp.CLEAR);
    }

    static DocumentRecord document(UUID id, String bill, Tlp mark, PersonMention... persons) {
        return new DocumentRecord(
                id,
                "00",
                "text/plain",
                21,
                "letter",
                "A letter",
                "2022-05-01",
                null,
                List.of(),
                List.of(),
                "en",
                null,
                mark,
                null,
                new DocumentRecord.Mentions(
                        List.of(new DocumentRecord.BillMention(
                                "S.Res.920",
                                11,
                                20,
                                bill,
                                DocumentRecord.Certainty.DOCUMENT,
                                List.of(),
                                "We welcome S.Res.920.",
                                0,
                                21)),
                        List.of(persons)),
                List.of(),
                false,
                1);
    }
}
