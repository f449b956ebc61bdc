package org.habeas.detainee.bill;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.habeas.contracts.BillSummary;

/**
 * What a transaction of many events has been told of bills, until it is written together. It ends with the transaction, whether that is
 * committed or not.
 */
@TransactionScoped
class UnwrittenBills implements Serializable {

    private static final long serialVersionUID = 1;

    record Kept(String id, long revision, BillSummary summary) {}

    private final transient Map<String, Kept> bills = new TreeMap<>();
    private final transient Map<UUID, BillStanding> told = new LinkedHashMap<>();

    /** Of one bill the newest counts. */
    void keep(Kept bill) {
        bills.merge(bill.id(), bill, (a, b) -> a.revision() >= b.revision() ? a : b);
    }

    void told(BillStanding standing) {
        told.put(standing.change(), standing);
    }

    /** In the order of ids, the caller's to write now. */
    List<Kept> takeBills() {
        List<Kept> all = List.copyOf(bills.values());
        bills.clear();
        return all;
    }

    /** In the order of telling, the caller's to write now. */
    List<BillStanding> takeTold() {
        List<BillStanding> all = List.copyOf(told.values());
        told.clear();
        return all;
    }
}
