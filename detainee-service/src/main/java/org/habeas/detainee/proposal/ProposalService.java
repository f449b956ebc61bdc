package org.habeas.detainee.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.erasure.ErasedPeople;
import org.habeas.detainee.person.DetaineeService;
import org.habeas.detainee.person.NewDetainee;
import org.habeas.detainee.statement.Recorder;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Keeps what contributors propose until a reviewer decides; accepting does what the reviewer's own post would do. */
@ApplicationScoped
public class ProposalService {

    private static final String NEEDS_TWO =
            "By what this takes back, replaces, marks or grades, the person would be shown as free or dead. For that one"
                    + " person is too few: another reviewer accepts it, or states the release or the death itself with two sources.";

    private final ProposalRepository proposals;
    private final DetaineeService detainees;
    private final ErasedPeople erased;
    private final Clock clock;

    ProposalService(ProposalRepository proposals, DetaineeService detainees, ErasedPeople erased, Clock clock) {
        this.proposals = proposals;
        this.detainees = detainees;
        this.erased = erased;
        this.clock = clock;
    }

    Optional<Proposal> one(UUID id, ProposalScope scope) {
        return proposals.one(id, scope);
    }

    /**
     * What to say of a proposal that is not here.
     *
     * @throws org.habeas.kit.problem.Gone if it went with a person who was erased
     */
    NotFound absent(UUID id) {
        erased.refuseProposal(id);
        return new NotFound("There is no proposal " + id + " here.");
    }

    /** @param after the last one that the reader has */
    List<Proposal> list(ProposalScope scope, @Nullable UUID after, int limit) {
        return proposals.list(scope, after, limit);
    }

    long count(ProposalScope scope) {
        return proposals.count(scope);
    }

    /**
     * Keeps a person whom somebody wants recorded.
     *
     * @throws Unprocessable naming each thing that is wrong: what could never be accepted is not kept
     */
    @Transactional
    public Proposal propose(NewDetainee given, String proposer) {
        List<FieldProblem> problems = new ArrayList<>();
        if (given.id() != null) {
            problems.add(FieldProblem.pointer("/id", "reviewer-only", "The id is made when a reviewer accepts."));
        }
        if (given.slug() != null) {
            problems.add(FieldProblem.pointer("/slug", "reviewer-only", "The slug is made when a reviewer accepts."));
        }
        if (!problems.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, "Only reviewers give an id or a slug.", problems);
        }
        return keep(Proposal.Kind.DETAINEE, null, proposer, detainees.check(given), given);
    }

    /** Keeps statements that somebody wants recorded of a person who is here. */
    @Transactional
    public Proposal propose(UUID subject, List<NewDetainee.NewStatement> given, String proposer) {
        Tlp tlp = detainees.check(subject, given);
        NewDetainee content = new NewDetainee(null, null, null, null, given);
        return keep(Proposal.Kind.STATEMENTS, subject, proposer, tlp, content);
    }

    /** Keeps statements of a reviewer for which another one has to stand as well; both are told why. */
    @Transactional
    public Proposal proposeForTwo(UUID subject, List<NewDetainee.NewStatement> given, String proposer) {
        Proposal proposal = propose(subject, given, proposer);
        proposal.needAnother(NEEDS_TWO);
        return proposal;
    }

    /**
     * Records what was proposed, with both the proposer and the reviewer, and closes the proposal: both or neither.
     *
     * @param precondition is given the proposal once it, and the record that it would change, are locked; refuses a stale one
     * @throws NotFound if there is none, or none that this reviewer may see
     */
    @Transactional
    public Proposal accept(UUID id, String reviewer, Tlp clearance, Consumer<Proposal> precondition) {
        Proposal proposal = decidable(id, reviewer, clearance);
        // what a rule found in a document has no person behind it yet but the reviewer: a release needs another one
        Recorder recorder = proposal.isObserved() ? Recorder.of(reviewer) : new Recorder(proposal.proposer(), reviewer);
        UUID recorded = switch (proposal.kind()) {
            case DETAINEE -> {
                precondition.accept(proposal);
                yield detainees.add(proposal.content(), recorder).detainee().id();
            }
            case STATEMENTS ->
                detainees
                        .state(
                                detainees.standing(Objects.requireNonNull(proposal.subject())),
                                Objects.requireNonNull(proposal.content().statements()),
                                recorder,
                                record -> precondition.accept(proposal))
                        .orElseThrow(() -> new Unprocessable(NEEDS_TWO))
                        .id();
            case TRANSITION ->
                detainees
                        .confirm(
                                Objects.requireNonNull(proposal.subject()),
                                Objects.requireNonNull(proposal.heldValue()),
                                proposal.heldStatements(),
                                recorder,
                                record -> precondition.accept(proposal))
                        .id();
        };
        if (!proposal.isOpen()) {
            return proposal; // with the last missing piece the guard was satisfied
        }
        proposal.accept(recorded, reviewer, now());
        return proposal;
    }

    /**
     * Closes a proposal without recording anything.
     *
     * @param precondition as for {@link #accept}
     */
    @Transactional
    public Proposal reject(UUID id, String reason, String reviewer, Tlp clearance, Consumer<Proposal> precondition) {
        Proposal proposal = decidable(id, reviewer, clearance);
        precondition.accept(proposal);
        proposal.reject(reason, reviewer, now());
        return proposal;
    }

    /** Whoever states something about a person locks the person and then what waits about them, and so does whoever decides. */
    private Proposal decidable(UUID id, String reviewer, Tlp clearance) {
        proposals.subject(id).map(detainees::standing).ifPresent(detainees::lock);
        Proposal proposal = proposals
                .lock(id)
                .filter(p -> p.mayBeReadBy(reviewer, clearance))
                .orElseThrow(() -> absent(id));
        proposal.requireDecidableBy(reviewer);
        return proposal;
    }

    private Proposal keep(Proposal.Kind kind, @Nullable UUID subject, String proposer, Tlp tlp, NewDetainee content) {
        Proposal proposal = new Proposal(Ids.newId(clock), kind, subject, proposer, tlp, now(), content);
        proposals.persist(proposal);
        return proposal;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
