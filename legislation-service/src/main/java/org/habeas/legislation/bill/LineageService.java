package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillSummary;
import org.habeas.legislation.lineage.Family;
import org.habeas.legislation.lineage.Listings;

/** What can be asked about bills that belong together. */
@ApplicationScoped
class LineageService {

    private final LineageRepository repository;

    LineageService(LineageRepository repository) {
        this.repository = repository;
    }

    /** The bills that are the same measure as this one, what is related to them, and who says so. */
    LineageAnswer lineage(BillId bill) {
        Map<BillId, BillSummary> held = new HashMap<>();
        Family family = Family.of(bill, new Listings() {
            @Override
            public Around around(Set<BillId> bills) {
                return repository.around(bills);
            }

            @Override
            public Set<BillId> held(Set<BillId> bills) {
                held.putAll(repository.summaries(bills));
                return held.keySet();
            }
        });
        return LineageAnswer.of(bill, family, held);
    }

    /**
     * What a bill's file says of other bills, each with where it stands if it is here. Where a past is shown, nothing is said of how
     * others stand now.
     */
    List<ListedRelated> listed(Collection<BillRecord.RelatedBill> related, Past past) {
        if (!past.isPresent()) {
            return related.stream().map(ListedRelated::ofPast).toList();
        }
        Map<BillId, BillSummary> held = repository.summaries(
                related.stream().map(BillRecord.RelatedBill::id).distinct().toList());
        return related.stream().map(r -> ListedRelated.of(r, held.get(r.id()))).toList();
    }
}
