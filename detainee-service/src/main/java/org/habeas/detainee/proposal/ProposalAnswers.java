package org.habeas.detainee.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.Detainee;
import org.habeas.detainee.person.DetaineeAnswers;
import org.habeas.detainee.person.JoinedRecords;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.http.Etags;
import org.habeas.kit.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** What every address of proposals needs: who asks and what they may see, which proposal an address means, and its tag. */
@ApplicationScoped
class ProposalAnswers {

    private static final int OPEN = 1;
    private static final int DECIDED = 2;

    private final DetaineeAnswers detainees;
    private final JoinedRecords records;
    private final Reader reader;

    ProposalAnswers(DetaineeAnswers detainees, JoinedRecords records, Reader reader) {
        this.records = records;
        this.detainees = detainees;
        this.reader = reader;
    }

    /**
     * Names the version of a proposal. While it waits it is about a record that may go on: the tag names the version of that
     * record too, so that nobody accepts what they have judged beside another record.
     */
    EntityTag tag(Proposal proposal) {
        Tlp clearance = reader.clearance();
        UUID subject = proposal.subject();
        if (!proposal.isOpen() || subject == null) {
            return Etags.of(proposal.id().toString(), proposal.isOpen() ? OPEN : DECIDED, clearance, null);
        }
        Detainee record = detainees.standing(detainees.find(subject.toString()));
        return Etags.of(proposal.id() + "." + detainees.tag(record).getValue(), OPEN, clearance, null);
    }

    /** As clients see them, each with the record that shows what is said of the subject. */
    List<ProposalView> views(List<Proposal> proposals) {
        Map<UUID, UUID> survivors = records.survivors(proposals.stream()
                .map(Proposal::subject)
                .flatMap(Stream::ofNullable)
                .toList());
        return proposals.stream()
                .map(p -> Optional.ofNullable(p.subject())
                        .map(survivors::get)
                        .map(survivor -> p.view().shownBy(survivor))
                        .orElseGet(p::view))
                .toList();
    }

    /** @param state only those that stand so, or null for all */
    ProposalScope scope(Proposal.@Nullable State state) {
        boolean reviews = reader.has(Roles.REVIEWER) || reader.has(Roles.ADMIN);
        return new ProposalScope(sender(), reviews, Clearances.visible(Outlet.PROPOSAL, reader.clearance()), state);
    }

    String sender() {
        return reader.subject().orElseThrow(() -> new IllegalStateException("a role without a token"));
    }

    static UUID idOf(String id) {
        return uuid(id).orElseThrow(() -> absent(id));
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static NotFound absent(String id) {
        return new NotFound("There is no proposal " + id + " here.");
    }
}
