package org.habeas.detainee.merge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/** What somebody judged of two records, when and why. It is undone once, and never edited. */
@Entity
@Table(name = "merge_edge")
class MergeEdge {

    @Id
    private UUID id;

    private UUID survivor;
    private UUID absorbed;
    private String judgement;
    private String reason;
    private String tlp;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "made_by")
    private String madeBy;

    @Column(name = "undone_at")
    private @Nullable Instant undoneAt;

    @Column(name = "undone_by")
    private @Nullable String undoneBy;

    @Column(name = "undone_reason")
    private @Nullable String undoneReason;

    @Column(name = "undone_tlp")
    private @Nullable String undoneTlp;

    protected MergeEdge() {}

    MergeEdge(
            UUID id,
            UUID survivor,
            UUID absorbed,
            Judgement judgement,
            String reason,
            Tlp tlp,
            Instant madeAt,
            String madeBy) {
        this.id = id;
        this.survivor = survivor;
        this.absorbed = absorbed;
        this.judgement = judgement.code();
        this.reason = reason;
        this.tlp = tlp.label();
        this.madeAt = madeAt;
        this.madeBy = madeBy;
    }

    /** @param mark of the reason, whose writer may have seen more than whoever merged */
    final void undo(String by, @Nullable String why, Tlp mark, Instant at) {
        this.undoneTlp = mark.label();
        this.undoneBy = by;
        this.undoneReason = why;
        this.undoneAt = at;
    }

    UUID id() {
        return id;
    }

    UUID survivor() {
        return survivor;
    }

    UUID absorbed() {
        return absorbed;
    }

    Judgement judgement() {
        return Judgement.ofCode(judgement).orElseThrow();
    }

    String reason() {
        return reason;
    }

    Tlp tlp() {
        return Tlp.ofLabel(tlp).orElseThrow();
    }

    Instant madeAt() {
        return madeAt;
    }

    String madeBy() {
        return madeBy;
    }

    @Nullable
    Instant undoneAt() {
        return undoneAt;
    }

    @Nullable
    String undoneBy() {
        return undoneBy;
    }

    /** How restricted the reason for undoing is. */
    Tlp undoneTlp() {
        return Optional.ofNullable(undoneTlp).flatMap(Tlp::ofLabel).orElse(Tlp.RED);
    }

    @Nullable
    String undoneReason() {
        return undoneReason;
    }
}
