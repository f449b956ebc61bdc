package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.BillId;
import org.habeas.kit.change.Subjects;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;

/** A bill is called by its id or by any usual citation of it; without a Congress it must be the only one here so cited. */
@ApplicationScoped
class BillSubjects implements Subjects {

    private static final String ACCEPTED =
            "The subject is a bill: its id, such as 118-sres-540, or a usual citation, such as S.Res.540 (118th Congress).";

    private final BillService bills;

    BillSubjects(BillService bills) {
        this.bills = bills;
    }

    /** In a transaction of its own, so that a stream keeps no connection to the database. */
    @Override
    @Transactional
    public String resolve(String written) {
        Optional<BillId> canonical = BillId.of(written);
        if (canonical.isPresent()) {
            return canonical.get().toString();
        }
        Citation citation = Citations.parse(written).orElseThrow(() -> Subjects.refused("invalid", ACCEPTED));
        List<String> candidates = bills.cited(citation);
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        String cited = citation.type().citation() + citation.number();
        throw candidates.isEmpty()
                ? Subjects.refused(
                        "unknown", "No bill here is cited as " + cited + "; name its Congress to wait for one.")
                : Subjects.refused("ambiguous", cited + " may be any of " + String.join(", ", candidates) + ".");
    }
}
