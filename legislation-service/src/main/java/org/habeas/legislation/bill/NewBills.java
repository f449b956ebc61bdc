package org.habeas.legislation.bill;

import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.kit.change.ChangeLog;

/**
 * Bills that a transaction of many has come upon first, until they are written together. It ends with the transaction, whether
 * that is committed or not.
 */
@TransactionScoped
class NewBills implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * @param at when it came
     * @param change that tells of it
     */
    record NewBill(BillRecord record, Instant at, BillView view, ChangeLog.Prepared change) {}

    private final transient Set<UUID> held = new HashSet<>();
    private final transient Set<UUID> retracted = new HashSet<>();
    private final transient Set<String> unknown = new HashSet<>();
    private final transient Map<String, NewBill> waiting = new LinkedHashMap<>();

    /**
     * These documents are held until the end of the transaction.
     *
     * @param gone those of them that were retracted
     */
    void hold(Set<UUID> documents, Set<UUID> gone) {
        held.addAll(documents);
        retracted.addAll(gone);
    }

    boolean isHeld(UUID document) {
        return held.contains(document);
    }

    boolean isRetracted(UUID document) {
        return retracted.contains(document);
    }

    /** These are locked, and none of them is there. */
    void expect(Set<String> ids) {
        unknown.addAll(ids);
    }

    /** Whether nobody has it yet, neither the database nor this transaction. */
    boolean isUnknown(String id) {
        return unknown.contains(id);
    }

    boolean isWaiting(String id) {
        return waiting.containsKey(id);
    }

    void add(NewBill bill) {
        String id = bill.record().id().toString();
        unknown.remove(id);
        waiting.put(id, bill);
    }

    /** Those that wait, which are the caller's to write now. */
    List<NewBill> take() {
        List<NewBill> all = new ArrayList<>(waiting.values());
        waiting.clear();
        return all;
    }
}
