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

    /** Judged the same by one reviewer, where two are needed: it counts as unsure until another judges so too. */
    @Column(name = "awaits_second")
    private boolean awaitsSecond;

    /** What the merge would have made of the person when the first reviewer judged so; null in what an earlier version asked for. */
    @Column(name = "awaits_because")
    private @Nullable String awaitsBecause;

    @Column(name = "undo_asked_by")
    private @Nullable String undoAskedBy;

    @Column(name = "undo_asked_at")
    private @Nullable Instant undoAskedAt;

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

    /** The same two, as one reviewer judges them of two that are needed. */
    static MergeEdge waiting(UUID id, MergeReader.Read read, String makes, Instant madeAt, String madeBy) {
        MergeEdge edge = new MergeEdge(
                id,
                read.survivor().id(),
                read.absorbed().id(),
                Judgement.UNSURE,
                read.reason(),
                read.tlp(),
                madeAt,
                madeBy);
        edge.awaitsSecond = true;
        edge.awaitsBecause = makes;
        return edge;
    }

    /** Asks for it to be undone, where two reviewers are needed for that. */
    final void askUndo(String by, @Nullable String why, Tlp mark, Instant at) {
        this.undoAskedBy = by;
        this.undoAskedAt = at;
        this.undoneReason = why;
        this.undoneTlp = mark.label();
    }

    /** @param mark of the reason, whose writer may have seen more than whoever merged */
    final void undo(String by, @Nullable String why, Tlp mark, Instant at) {
        // a second reviewer who gives no reason has that of the first
        if (undoAskedBy == null || why != null) {
            this.undoneTlp = mark.label();
            this.undoneReason = why;
        }
        this.undoneBy = by;
        this.undoneAt = at;
    }

    UUID id() {
        return id;
    }

    /** Whether another reviewer has to judge the same before the two are merged. */
    boolean awaitsMerge() {
        return awaitsSecond && undoneAt == null;
    }

    /** Whether another reviewer has to judge the same of what makes this of the person. */
    boolean awaitsMergeThatMakes(String what) {
        return awaitsMerge() && (awaitsBecause == null || awaitsBecause.equals(what));
    }

    /** Whether another reviewer has to ask for the same before it is undone. */
    boolean awaitsUndo() {
        return undoAskedBy != null && undoneAt == null;
    }

    @Nullable
    String undoAskedBy() {
        return undoAskedBy;
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
