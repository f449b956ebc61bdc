package org.habeas.detainee.proposal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.HeldBackValues.Held;
import org.habeas.detainee.person.NewDetainee;
import org.habeas.detainee.statement.AcceptanceRule;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.Forbidden;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What a contributor wants recorded. It is decided once, and never by the one who proposed it. */
@Entity
@Table(name = "proposal")
public class Proposal {

    /**
     * What is proposed: a person who is not here yet, statements about one who is, or a step that recorded statements say and
     * a guard holds back.
     */
    @Schema(name = "ProposalKind")
    public enum Kind {
        DETAINEE,
        STATEMENTS,
        TRANSITION
    }

    /**
     * Waiting for a reviewer, or what the reviewer decided; or it has lapsed undecided, for what a guard held back matters no
     * more, or the document in which it was found says it no more.
     */
    @Schema(name = "ProposalState")
    public enum State {
        OPEN,
        ACCEPTED,
        REJECTED,
        LAPSED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable UUID subject;

    /** Whom it was about when it was proposed: accepted, it is about the record that showed that person then. */
    @Column(name = "first_subject")
    private @Nullable UUID firstSubject;

    private String proposer;
    private String tlp;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant created;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    private @Nullable String reason;

    @ColumnTransformer(write = "?::jsonb")
    private String content;

    @Column(name = "held_value")
    private @Nullable String heldValue;

    @Column(name = "held_back")
    private @Nullable String heldBack;

    /** The ids that they first had; null in what an earlier version proposed. */
    @Column(name = "held_statements")
    private String @Nullable [] heldStatements;

    /** The document in which it was found; null for what a person proposed. */
    @Column(name = "document_id")
    private @Nullable UUID documentId;

    @Column(name = "observed_key")
    private @Nullable String observedKey;

    /** Why a written rule has accepted it; null where it did not. */
    @Column(name = "accepted_because")
    private @Nullable String acceptedBecause;

    /** On which vouchers that rests. */
    private UUID @Nullable [] vouchers;

    @Column(name = "taken_back_at")
    private @Nullable Instant takenBackAt;

    protected Proposal() {}

    /**
     * @param subject whom the statements are about; null for a person who is not here yet
     * @param tlp of the most restricted thing in the content
     */
    Proposal(
            UUID id,
            Kind kind,
            @Nullable UUID subject,
            String proposer,
            Tlp tlp,
            Instant created,
            NewDetainee content) {
        this.id = id;
        this.kind = kind;
        this.subject = subject;
        this.firstSubject = subject;
        this.proposer = proposer;
        this.tlp = tlp.label();
        this.state = State.OPEN;
        this.created = created;
        this.content = Json.mapper().valueToTree(content).toString();
    }

    /** What a guard holds back of somebody. */
    Proposal(UUID id, UUID subject, String proposer, Tlp tlp, Instant created, Held held) {
        this(id, Kind.TRANSITION, subject, proposer, tlp, created, held.content());
        holdBack(held, tlp);
    }

    /** What a document says of somebody. */
    Proposal(UUID id, Observed observed, Instant created) {
        this(id, Kind.STATEMENTS, observed.subject(), Observed.PROPOSER, observed.tlp(), created, observed.content());
        this.firstSubject = observed.named();
        this.documentId = observed.document();
        this.observedKey = observed.key();
    }

    /** Somebody whom nobody tracks and whom a document calls detained. */
    Proposal(UUID id, Untracked person, Instant created) {
        this(id, Kind.DETAINEE, null, Observed.PROPOSER, person.tlp(), created, person.content());
        this.documentId = person.document();
        this.observedKey = person.key();
    }

    /** Whether it brought the person of whom this is said, and this with them. */
    final boolean brought(Observed observed) {
        List<NewDetainee.NewStatement> statements = content().statements();
        return kind == Kind.DETAINEE
                && state == State.ACCEPTED
                && observed.subject().equals(subject)
                && statements != null
                && statements.contains(observed.statement());
    }

    /** The document says the same; its mark or what is known of it may be other. */
    final void observe(FoundInDocument now) {
        this.tlp = now.tlp().label();
        this.content = Json.mapper().valueToTree(now.content()).toString();
    }

    /** More is said of what is held back, or something else is missing. */
    final void holdBack(Held held, Tlp mark) {
        this.heldValue = held.key();
        this.heldBack = held.reason();
        this.tlp = mark.label();
        this.heldStatements = held.identities().stream().sorted().toArray(String[]::new);
        this.content = Json.mapper().valueToTree(held.content()).toString();
    }

    /** A reviewer's, which one person is too few for. */
    final void needAnother(String why) {
        this.heldBack = why;
    }

    /** Whether it is this that waits: the same value, by one of the same statements at least. */
    boolean isStill(Held held) {
        return held.isNamed(heldValue) && held.statements().stream().anyMatch(this::holds);
    }

    /** Whether a statement is among what is held back. */
    boolean holds(Statement s) {
        return heldStatements == null
                ? Held.key(s).equals(heldValue)
                : List.of(heldStatements).contains(s.identity());
    }

    /** Whether a reviewer has refused the same value by all of these statements: of somebody who is or was joined, too. */
    boolean isRefusalOf(Held held) {
        return state == State.REJECTED
                && held.isNamed(heldValue)
                && heldStatements().containsAll(held.identities());
    }

    /** Whether it is a refusal that an earlier version asked for of several cases at once, this one among them. */
    boolean isRefusalOfAllCases(Held held) {
        return isRefusalOf(held) && !held.key().equals(heldValue);
    }

    /** What it holds is marked so by now: decided or not, it shows none of it to whoever may not see that. */
    final void restrict(Tlp mark) {
        if (!tlp().covers(mark)) {
            this.tlp = mark.label();
        }
    }

    /** The guard holds it back no more: it is shown ({@code ACCEPTED}), or it matters no more ({@code LAPSED}). */
    final void settle(State now, String by, Instant at) {
        this.state = now;
        this.decidedBy = by;
        this.decidedAt = at;
    }

    /**
     * Records that a reviewer accepts.
     *
     * @param recorded the person whom the content now is about
     */
    void accept(UUID recorded, String reviewer, Instant now) {
        decide(State.ACCEPTED, reviewer, now);
        this.subject = recorded;
    }

    /**
     * Records that a written rule accepts.
     *
     * @param because the reason, which begins with the rule and its version
     * @param rests on these vouchers
     */
    void acceptByRule(UUID recorded, String because, List<UUID> rests, Instant now) {
        accept(recorded, AcceptanceRule.RECORDER, now);
        restOn(because, rests);
    }

    /** It would be accepted still, by these vouchers. */
    void restOn(String because, List<UUID> rests) {
        this.acceptedBecause = because;
        this.vouchers = rests.toArray(UUID[]::new);
    }

    /** What a rule has accepted rests on nothing any more, and somebody has decided it otherwise meanwhile. */
    void takeBack(Instant now) {
        this.takenBackAt = now;
    }

    /** What a rule has accepted rests on nothing any more: it waits again, or lapses with its document. */
    void reopen(boolean isLapsed, Instant now) {
        takeBack(now);
        this.state = isLapsed ? State.LAPSED : State.OPEN;
        this.decidedBy = isLapsed ? Observed.WITHDRAWER : null;
        this.decidedAt = isLapsed ? now : null;
    }

    void reject(String why, String reviewer, Instant now) {
        decide(State.REJECTED, reviewer, now);
        this.reason = why;
    }

    /**
     * Says whether this reviewer may decide it now.
     *
     * @throws Forbidden if the reviewer is the one who proposed it
     * @throws Conflict if it is decided already
     */
    void requireDecidableBy(String reviewer) {
        if (proposer.equals(reviewer)) {
            throw new Forbidden("The proposer is never the confirmer; another reviewer has to decide.");
        }
        if (state != State.OPEN) {
            throw new Conflict(
                    state == State.LAPSED
                            ? "The proposal has lapsed at " + decidedAt + ": " + reason()
                            : "The proposal was " + state.name().toLowerCase(Locale.ROOT) + " by " + decidedBy + " at "
                                    + decidedAt + ".");
        }
    }

    /**
     * Whether a reader with this clearance may see it; their own words nobody keeps from those who sent them. What a guard
     * holds back has others' words in it too.
     */
    boolean mayBeReadBy(String reader, Tlp clearance) {
        return kind != Kind.TRANSITION && proposer.equals(reader)
                || Clearances.mayShow(Outlet.PROPOSAL, tlp(), clearance);
    }

    private void decide(State now, String reviewer, Instant at) {
        requireDecidableBy(reviewer);
        this.state = now;
        this.decidedBy = reviewer;
        this.decidedAt = at;
        this.acceptedBecause = null;
        this.vouchers = null;
        this.takenBackAt = null;
    }

    UUID id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    UUID subject() {
        return subject;
    }

    String proposer() {
        return proposer;
    }

    Tlp tlp() {
        return Tlp.ofLabel(tlp).orElseThrow();
    }

    @Nullable
    String heldValue() {
        return heldValue;
    }

    /** The ids that the statements first had which a guard holds back; empty where an earlier version did not keep them. */
    Set<String> heldStatements() {
        return heldStatements == null ? Set.of() : Set.of(heldStatements);
    }

    /** The document in which it was found; null for what a person proposed. */
    @Nullable
    UUID document() {
        return documentId;
    }

    boolean isObserved() {
        return documentId != null;
    }

    @Nullable
    String observedKey() {
        return observedKey;
    }

    boolean isLapsed() {
        return state == State.LAPSED;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** As the contributor sent it; for statements about a person, only {@code statements} is there. */
    NewDetainee content() {
        try {
            return Json.mapper().readValue(content, NewDetainee.class);
        } catch (IOException e) {
            throw new IllegalStateException("proposal " + id + " is not readable", e);
        }
    }

    private @Nullable String reason() {
        if (acceptedBecause != null) {
            return takenBackAt == null
                    ? acceptedBecause
                    : acceptedBecause + " It was taken back at " + takenBackAt
                            + ", for what it rested on was withdrawn.";
        }
        if (state != State.LAPSED) {
            return reason;
        }
        return Observed.WITHDRAWER.equals(decidedBy)
                ? isObserved()
                        ? "The document was retracted, or does not say so any more."
                        : "A document on which it rests was retracted."
                : "Nothing that counts and is the latest says so any more.";
    }

    ProposalView view() {
        return new ProposalView(
                id, kind, subject, proposer, tlp(), state, created, decidedAt, decidedBy, reason(), content(), heldBack,
                subject);
    }
}
