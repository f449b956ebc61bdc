package org.habeas.ingest.document;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.contracts.BillId;
import org.habeas.kit.change.Subjects;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;

/**
 * A document is called by its id; the bill of a published record by its own, or by a citation that names the Congress, for
 * here nobody knows which bills share a number.
 */
@Singleton
class DocumentSubjects implements Subjects {

    /** Java also takes {@code 1-1-1-1-1} for a UUID. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Pattern MEMBER = Pattern.compile("[A-Z][0-9]{6}");

    private static final String ACCEPTED =
            "The subject is a document's id, which is a UUID; for the records of bills, a bill with its Congress, such as"
                    + " 118-sres-540 or S.Res.540 (118th Congress); for those of members a Bioguide id, such as M000133.";

    /** Whether it is written as a document's id is. */
    static boolean isUuid(String written) {
        return UUID_FORM.matcher(written).matches();
    }

    @Override
    public String resolve(String written) {
        if (isUuid(written)) {
            return UUID.fromString(written).toString();
        }
        if (MEMBER.matcher(written).matches()) {
            return written;
        }
        return BillId.of(written)
                .map(BillId::toString)
                .or(() -> cited(written))
                .orElseThrow(() -> Subjects.refused("invalid", ACCEPTED));
    }

    private static Optional<String> cited(String written) {
        return Citations.parse(written)
                .filter(citation -> citation.congress() != null)
                .map(Citation::id);
    }
}
