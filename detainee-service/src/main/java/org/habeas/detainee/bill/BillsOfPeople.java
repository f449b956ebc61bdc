package org.habeas.detainee.bill;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.habeas.detainee.document.Until;

/** Which measures name a person, and what became of those. */
@ApplicationScoped
public class BillsOfPeople {

    private final BillRepository bills;

    BillsOfPeople(BillRepository bills) {
        this.bills = bills;
    }

    /**
     * In the order of their ids.
     *
     * @param marks of the documents that the reader may know of
     */
    public List<NamingBill> naming(
            UUID person, List<String> marks, NamedUntil named, Optional<String> after, int limit) {
        return bills.naming(person, marks, named, after, limit);
    }

    /** Notes of people whom a list shows because documents name them beside a bill what of it is above GREEN. */
    public void noteNamed(List<UUID> people, String bill, List<String> marks, Until until) {
        bills.noteNamed(people, bill, marks, until);
    }

    public long count(UUID person, List<String> marks, NamedUntil named) {
        return bills.count(person, marks, named);
    }

    /** What was told of where they stand, the latest told of first, at most so many. */
    public List<BillStanding> told(UUID person, List<String> marks, NamedUntil named, int limit) {
        return bills.told(person, marks, named, limit);
    }
}
