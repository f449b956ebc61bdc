package org.habeas.detainee.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.HeldBackValues;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Statement;

/** Makes a proposal of what a guard holds back, once for each value, and closes it when the guard is satisfied or has nothing to hold. */
@ApplicationScoped
class HeldBackProposals implements HeldBackValues {

    /** Who settles what nobody has to decide any more. */
    private static final String RULE = "display-rule";

    private final ProposalRepository proposals;
    private final Clock clock;

    HeldBackProposals(ProposalRepository proposals, Clock clock) {
        this.proposals = proposals;
        this.clock = clock;
    }

    @Override
    public void take(UUID subject, Weighed weighed, Recorder recorder, Instant now) {
        List<Held> waiting = new ArrayList<>(weighed.held());
        List<Proposal> own = proposals.heldBack(subject);
        for (Proposal proposal : own) {
            proposal.restrict(mark(weighed.said().stream().filter(proposal::holds)));
            if (proposal.isOpen()) {
                Optional<Held> still =
                        waiting.stream().filter(proposal::isStill).findFirst();
                still.ifPresentOrElse(
                        h -> proposal.holdBack(h, mark(h.statements().stream())),
                        () -> settle(proposal, weighed, recorder, now));
                still.ifPresent(h -> waiting.removeIf(other -> other.key().equals(h.key())));
            }
        }
        List<String> identities =
                weighed.said().stream().map(Statement::identity).toList();
        List<Proposal> others = proposals.holding(identities, subject);
        others.forEach(other -> other.restrict(mark(weighed.said().stream().filter(other::holds))));
        proposals.flush(); // of one value one proposal waits
        Set<String> proposed = new HashSet<>();
        waiting.stream()
                .filter(h -> proposed.add(h.key())
                        && !proposals.isRefused(subject, h.key(), h.content())
                        && own.stream().noneMatch(p -> p.isRefusalOfAllCases(h))
                        && others.stream().noneMatch(other -> other.isRefusalOf(h)))
                .forEach(h -> proposals.persist(
                        new Proposal(Ids.newId(clock), subject, proposer(h), mark(h.statements().stream()), now, h)));
    }

    /** It is accepted where the statements are past the guard; where they matter no more, nobody has decided anything. */
    private static void settle(Proposal open, Weighed weighed, Recorder recorder, Instant now) {
        if (weighed.passed().stream().anyMatch(open::holds)) {
            open.settle(Proposal.State.ACCEPTED, decider(recorder, open), now);
        } else {
            open.settle(Proposal.State.LAPSED, RULE, now);
        }
    }

    /** Whoever stands for the last missing piece; nobody settles what they proposed themselves. */
    private static String decider(Recorder recorder, Proposal open) {
        return Optional.ofNullable(recorder.confirmedBy())
                .or(() -> Optional.of(recorder.subject()))
                .filter(subject -> !subject.isEmpty() && !subject.equals(open.proposer()))
                .orElse(RULE);
    }

    private static String proposer(Held held) {
        return held.statements().stream()
                .max(Comparator.comparing(Statement::recordedAt).thenComparing(Statement::id))
                .flatMap(s -> Optional.ofNullable(s.recordedBy()))
                .orElse(RULE);
    }

    private static Tlp mark(Stream<Statement> statements) {
        return statements.map(Statement::tlp).max(Comparator.naturalOrder()).orElse(Tlp.CLEAR);
    }
}
