package org.habeas.detainee.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.ObservedFacts;
import org.habeas.detainee.person.DetaineeAnswers;
import org.habeas.detainee.person.ObservedPeople;
import org.habeas.kit.forgotten.ForgottenNames;

/**
 * Makes a proposal of each thing that a document says of somebody who is here, and one of each person whom it calls detained and
 * nobody tracks; closes it when the document says so no more.
 */
@ApplicationScoped
class ObservationProposals implements ObservedFacts {

    private final ProposalRepository proposals;
    private final ObservedPeople people;
    private final ForgottenNames forgotten;
    private final Clock clock;

    ObservationProposals(ProposalRepository proposals, ObservedPeople people, ForgottenNames forgotten, Clock clock) {
        this.proposals = proposals;
        this.people = people;
        this.forgotten = forgotten;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void take(DocumentRecord document) {
        boolean untracked = Untracked.isAnybodyIn(document);
        if (document.revision() == 1 && document.observations().isEmpty() && !untracked) {
            return; // nothing was proposed of it before
        }
        Map<String, FoundInDocument> waiting = observed(document);
        if (untracked && Observed.mayState(document)) {
            Untracked.in(document, forgotten.known()).forEach(person -> waiting.putIfAbsent(person.key(), person));
        }
        List<Proposal> before = proposals.ofDocument(document.id());
        waiting.values()
                .removeIf(f -> f instanceof Observed o && before.stream().anyMatch(p -> p.brought(o)));
        for (Proposal known : before) {
            known.restrict(document.tlp());
            if (known.isLapsed()) {
                continue;
            }
            FoundInDocument still = waiting.remove(known.observedKey());
            if (known.isOpen() && still != null) {
                known.observe(still);
            } else if (known.isOpen()) {
                known.settle(Proposal.State.LAPSED, Observed.WITHDRAWER, now());
            }
        }
        if (document.retracted() || document.revision() > 1 && document.tlp() != Tlp.CLEAR) {
            takeWithIt(document);
        }
        proposals.flush(); // what lapsed makes room for its like
        waiting.values().forEach(found -> proposals.persist(found.proposed(Ids.newId(clock), now())));
    }

    /**
     * What people proposed because of a document is no less restricted than it is, and lapses with it. Whoever it is about is locked first, in
     * the order of ids.
     */
    private void takeWithIt(DocumentRecord document) {
        List<ProposalRepository.Quoting> quoting = proposals.quoting(document.id());
        quoting.stream()
                .map(ProposalRepository.Quoting::subject)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(people::lock);
        quoting.stream().flatMap(q -> proposals.lock(q.id()).stream()).forEach(p -> {
            p.restrict(document.tlp());
            if (document.retracted() && p.isOpen()) {
                p.settle(Proposal.State.LAPSED, Observed.WITHDRAWER, now());
            }
        });
    }

    /** By their keys, in the order of the text. Whoever is spoken of is locked in the order of ids, before any proposal is read. */
    private Map<String, FoundInDocument> observed(DocumentRecord document) {
        Map<String, FoundInDocument> found = new LinkedHashMap<>();
        if (!Observed.mayState(document)) {
            return found;
        }
        Map<UUID, UUID> standing = new HashMap<>();
        document.observations().stream()
                .map(Observation::subject)
                .map(DetaineeAnswers::uuid)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(id -> people.lock(id).ifPresent(person -> standing.put(id, person)));
        for (Observation o : document.observations()) {
            DetaineeAnswers.uuid(o.subject())
                    .map(standing::get)
                    .flatMap(person -> Observed.of(document, o, person))
                    .ifPresent(seen -> found.putIfAbsent(seen.key(), seen));
        }
        return found;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
