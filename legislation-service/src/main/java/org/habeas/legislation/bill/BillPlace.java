package org.habeas.legislation.bill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/**
 * A place in the orders of the list that a bill has left. A trigger writes them and queries read values of them; one is never loaded, for
 * a bill may have left several.
 */
@Entity
@Immutable
@Table(name = "bill_place")
class BillPlace {

    @Id
    @Column(name = "bill_id")
    String billId;

    @Column(name = "former_latest_action")
    LocalDate formerLatestAction;

    @Column(name = "former_introduced")
    LocalDate formerIntroduced;

    @Column(name = "former_cosponsors")
    int formerCosponsors;

    @Column(name = "former_updated")
    Instant formerUpdated;

    protected BillPlace() {}
}
