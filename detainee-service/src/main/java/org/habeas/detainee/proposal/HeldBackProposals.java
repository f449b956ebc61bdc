package org.habeas.detainee.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    public void take(UUID subject, List<Held> held, Set<String> said, Recorder recorder, Instant now) {
        Map<String, Held> waiting = new HashMap<>();
        held.forEach(h -> waiting.putIfAbsent(h.key(), h));
        for (Proposal open : proposals.heldBack(subject)) {
            Held still = waiting.remove(open.heldValue());
            if (still == null) {
                open.settle(said.contains(open.heldValue()), decider(recorder, open), now);
            } else {
                open.holdBack(still.reason(), mark(still), still.content());
            }
        }
        waiting.values().stream()
                .filter(h -> !proposals.isRefused(subject, h.key(), h.content()))
                .forEach(h -> proposals.persist(new Proposal(
                        Ids.newId(clock), subject, proposer(h), mark(h), now, h.content(), h.key(), h.reason())));
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

    private static Tlp mark(Held held) {
        return held.statements().stream()
                .map(Statement::tlp)
                .max(Comparator.naturalOrder())
                .orElse(Tlp.CLEAR);
    }
}
