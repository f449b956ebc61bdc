package org.habeas.detainee.voucher;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.habeas.detainee.statement.Alignment;
import org.habeas.detainee.statement.Vouching;
import org.jspecify.annotations.Nullable;

/** That a reviewer has made sure who issued a document, and for whom the issuer speaks. It is withdrawn once, and never edited. */
@Entity
@Table(name = "voucher")
class Voucher {

    @Id
    private UUID id;

    @Column(name = "document_id")
    private UUID documentId;

    private @Nullable String issuer;
    private String kind;
    private String alignment;
    private @Nullable String reason;

    @Column(name = "made_by")
    private String madeBy;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "undone_by")
    private @Nullable String undoneBy;

    @Column(name = "undone_at")
    private @Nullable Instant undoneAt;

    @Column(name = "undone_reason")
    private @Nullable String undoneReason;

    protected Voucher() {}

    /**
     * @param issuer as the document named it then: it stands for no other
     * @param kind of the document, likewise
     */
    Voucher(
            UUID id,
            UUID documentId,
            String issuer,
            String kind,
            Alignment alignment,
            String reason,
            String madeBy,
            Instant madeAt) {
        this.id = id;
        this.documentId = documentId;
        this.issuer = issuer;
        this.kind = kind;
        this.alignment = alignment.code();
        this.reason = reason;
        this.madeBy = madeBy;
        this.madeAt = madeAt;
    }

    final void withdraw(String by, String why, Instant at) {
        this.undoneBy = by;
        this.undoneReason = why;
        this.undoneAt = at;
    }

    /** What it stands for; of one that counts only. */
    Vouching vouching() {
        return new Vouching(
                id, documentId, Objects.requireNonNull(issuer, "a voucher that counts names an issuer"), alignment());
    }

    UUID id() {
        return id;
    }

    UUID documentId() {
        return documentId;
    }

    Alignment alignment() {
        return Alignment.ofCode(alignment).orElseThrow();
    }

    boolean stands() {
        return undoneAt == null;
    }

    VoucherView view() {
        return new VoucherView(
                id, documentId, issuer, kind, alignment(), reason, madeAt, madeBy, undoneAt, undoneBy, undoneReason);
    }
}
