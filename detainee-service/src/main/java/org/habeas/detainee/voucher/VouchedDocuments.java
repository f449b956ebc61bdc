package org.habeas.detainee.voucher;

import java.util.UUID;

/** What follows from vouchers. */
public interface VouchedDocuments {

    /** Somebody vouches for a document: what it says may be accepted by rule. In transactions of its own, behind that of the voucher. */
    void vouched(UUID document);

    /** A voucher was withdrawn: what was accepted because of it is taken back. In transactions of its own, behind that of the withdrawal. */
    void withdrawn(UUID voucher);
}
