package org.habeas.detainee.person;

import java.util.List;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Tlp;

/** Documents as the ingest-service tells of them. */
public final class Documents {

    /** Of the bytes of each of them. */
    static final String SHA256 = "0".repeat(64);

    private Documents() {}

    /** A letter that names a person and a bill. */
    public static DocumentRecord naming(UUID document, UUID person, Tlp tlp, String bill, long revision) {
        return new DocumentRecord(
                document,
                SHA256,
                "text/plain",
                28,
                "letter",
                "A letter",
                "2022-05-01",
                "An office",
                List.of(),
                List.of(),
                "en",
                null,
                tlp,
                null,
                new DocumentRecord.Mentions(
                        List.of(new DocumentRecord.BillMention(
                                "S.Res.540",
                                0,
                                9,
                                bill,
                                DocumentRecord.Certainty.STATED,
                                List.of(),
                                "They ask about Named Person.",
                                0,
                                28)),
                        List.of(new DocumentRecord.PersonMention(
                                "Named Person",
                                15,
                                27,
                                person,
                                "Named Person",
                                1.0,
                                "They ask about Named Person.",
                                0,
                                28))),
                List.of(),
                false,
                revision);
    }
}
