package org.habeas.legislation.lineage;

import java.util.List;
import java.util.Set;
import org.habeas.contracts.BillId;

/** What the bills that are here say of each other. */
public interface Listings {

    /**
     * What these bills say of others, and others of them.
     *
     * @param cut whether there is more of it
     */
    record Around(List<Listing> listings, boolean cut) {}

    Around around(Set<BillId> bills);

    /** Which of these are here: of the others nobody knows what they say. */
    Set<BillId> held(Set<BillId> bills);
}
