package org.habeas.detainee.bill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.inbox.EventHandler;

/** What the legislation-service says of bills: how each now stands, and what its status was told to be. */
@ApplicationScoped
class BillHandler implements EventHandler {

    /** The kinds that can say where a bill stands. */
    private static final Set<ChangeType> OF_STATUS =
            Set.of(ChangeType.BILL_ADDED, ChangeType.BILL_STATUS_CHANGED, ChangeType.BILL_CORRECTED);

    private final BillRepository bills;
    private final UnwrittenBills unwritten;

    BillHandler(BillRepository bills, UnwrittenBills unwritten) {
        this.bills = bills;
        this.unwritten = unwritten;
    }

    @Override
    public String consumer() {
        return "detainee-bills";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.BILLS, Topic.BILLS_STATE);
    }

    /** An import is thousands of bills that come at once, each on one partition of each topic, so none waits for another. */
    @Override
    public int together() {
        return 100;
    }

    /** What removes a bill goes by itself, so that nothing that is put off comes behind it. */
    @Override
    public boolean joins(Event event) {
        return switch (event) {
            case Event.StateEvent state -> state.state() != null;
            case Event.ChangeEvent(var topic, var change) -> change.record() != null;
        };
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.StateEvent(var topic, var bill, var revision, var state) -> {
                if (state == null) {
                    bills.remove(bill);
                } else {
                    unwritten.keep(new UnwrittenBills.Kept(bill, revision, summary(state)));
                }
            }
            case Event.ChangeEvent(var topic, var change) -> told(change);
        }
    }

    @Override
    public void settle() {
        List<UnwrittenBills.Kept> kept = unwritten.takeBills();
        if (!kept.isEmpty()) {
            bills.keep(kept);
        }
        List<BillStanding> told = unwritten.takeTold();
        if (!told.isEmpty()) {
            bills.told(told);
        }
    }

    private void told(Change change) {
        JsonNode record = change.record();
        if (record == null) {
            if (!change.type().isRemoval()) {
                throw new IllegalArgumentException("an event without a record");
            }
            bills.remove(change.subject());
            return;
        }
        BillSummary then = summary(record);
        unwritten.keep(new UnwrittenBills.Kept(change.subject(), change.revision(), then));
        if (OF_STATUS.contains(change.type())
                && (change.type() == ChangeType.BILL_ADDED || BillStanding.isIn(change.fields()))) {
            unwritten.told(BillStanding.of(change, then));
        }
    }

    private static BillSummary summary(JsonNode state) {
        try {
            return Json.mapper().treeToValue(state, BillSummary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a bill that is not of its form", e);
        }
    }
}
