package org.habeas.detainee.proposal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.habeas.detainee.document.MentionRepository;
import org.habeas.detainee.person.NewDetainee.NewEvidence;
import org.habeas.detainee.person.NewDetainee.NewStatement;
import org.habeas.detainee.person.ObservedPeople;
import org.habeas.detainee.person.RuledStatements;
import org.habeas.detainee.statement.AcceptanceRule;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Vouching;
import org.habeas.detainee.voucher.VouchedDocuments;
import org.habeas.detainee.voucher.VoucherService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Accepts by the written rule what documents say for which a reviewer has vouched, and takes it back when the voucher is withdrawn. Each
 * person is in a transaction of its own, locked before anything is read of them; doing it again changes nothing.
 */
@ApplicationScoped
class RuleAcceptance implements VouchedDocuments {

    private static final Logger LOG = Logger.getLogger(RuleAcceptance.class);

    /** Accepted of one person in one transaction; the rest is in the next. */
    private static final int MOST = 50;

    private final MentionRepository documents;
    private final ProposalRepository proposals;
    private final ObservedPeople people;
    private final RuledStatements statements;
    private final VoucherService vouchers;
    private final Clock clock;
    private final boolean isEnabled;
    private final Counter failures;

    RuleAcceptance(
            MentionRepository documents,
            ProposalRepository proposals,
            ObservedPeople people,
            RuledStatements statements,
            VoucherService vouchers,
            Clock clock,
            AcceptanceSettings settings,
            MeterRegistry metrics) {
        this.documents = documents;
        this.proposals = proposals;
        this.people = people;
        this.statements = statements;
        this.vouchers = vouchers;
        this.clock = clock;
        this.isEnabled = settings.enabled();
        this.failures = metrics.counter("habeas.acceptance.failures");
    }

    @Override
    public void vouched(UUID document) {
        accept(document);
    }

    @Override
    public void withdrawn(UUID voucher) {
        takeBack(voucher);
    }

    /**
     * Does all that there is to do: accepts what has come since for documents for which somebody vouches, and takes back what rests on
     * nothing any more.
     *
     * @return how much was accepted and taken back
     */
    int catchUp() {
        return takeBack(null) + accept(null);
    }

    private int accept(@Nullable UUID document) {
        return isEnabled ? each(() -> proposals.ofVouchedDocuments(document), this::acceptOf) : 0;
    }

    private int takeBack(@Nullable UUID voucher) {
        return each(() -> proposals.restingOnWithdrawn(voucher), this::takeBackOf);
    }

    /** Whoever cannot be decided is told in the log and waits for the next run, and the others do not wait for them. */
    private int each(Callable<List<UUID>> subjects, ToIntFunction<UUID> work) {
        int done = 0;
        for (UUID subject : QuarkusTransaction.requiringNew().call(subjects)) {
            try {
                int some;
                do {
                    some = QuarkusTransaction.requiringNew().call(() -> work.applyAsInt(subject));
                    done += some;
                } while (some == MOST);
            } catch (RuntimeException e) {
                failures.increment();
                // without the exception's text, which can hold what is said about somebody
                LOG.errorf(
                        "acceptance-failed: detainee %s, %s: it is tried again in the next run",
                        subject, e.getClass().getSimpleName());
            }
        }
        return done;
    }

    private int acceptOf(UUID subject) {
        documents.holdMerges();
        return people.lock(subject).map(this::acceptOfLocked).orElse(0);
    }

    private int acceptOfLocked(UUID person) {
        Set<UUID> members = statements.members(person);
        Map<UUID, Proposal> open = new LinkedHashMap<>();
        proposals.observed(members, Proposal.State.OPEN).forEach(p -> open.put(p.id(), p));
        List<Statement> said = statements.said(person);
        Map<UUID, Vouching> vouched = vouchers.counting(documentsOf(open.values(), said));
        Map<UUID, Statement> waiting = new LinkedHashMap<>();
        open.values().forEach(p -> read(person, p, vouched).ifPresent(s -> waiting.put(p.id(), s)));
        List<Statement> refused = proposals.refused(members).stream()
                .map(Proposal::content)
                .flatMap(content -> RefusedStatements.of(person, content))
                .toList();
        int done = 0;
        boolean isNews = true;
        while (isNews && done < MOST) {
            isNews = false;
            for (UUID id : List.copyOf(waiting.keySet())) {
                Statement proposed = Objects.requireNonNull(waiting.get(id));
                AcceptanceRule.Situation situation =
                        new AcceptanceRule.Situation(said, others(waiting, id), refused, vouched, today());
                if (done < MOST
                        && AcceptanceRule.judge(proposed, situation) instanceof AcceptanceRule.Accepted accepted) {
                    statements.record(person, proposed, accepted.why());
                    Objects.requireNonNull(open.get(id))
                            .acceptByRule(person, accepted.why(), accepted.vouchings(), now());
                    waiting.remove(id);
                    said = statements.said(person);
                    isNews = true;
                    done++;
                }
            }
        }
        return done;
    }

    private static List<Statement> others(Map<UUID, Statement> waiting, UUID besides) {
        return waiting.entrySet().stream()
                .filter(e -> !e.getKey().equals(besides))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Set<UUID> documentsOf(Collection<Proposal> open, List<Statement> said) {
        Set<UUID> documents = new HashSet<>();
        Stream.concat(
                        open.stream().map(Proposal::document),
                        said.stream().map(s -> s.evidence().documentId()))
                .filter(Objects::nonNull)
                .forEach(documents::add);
        return documents;
    }

    /** What a proposal says, with the side that the voucher for its document tells of. */
    private Optional<Statement> read(UUID person, Proposal proposal, Map<UUID, Vouching> vouched) {
        Vouching vouching = vouched.get(proposal.document());
        return proposed(proposal)
                .flatMap(given -> statements.read(person, vouching == null ? given : sided(given, vouching)));
    }

    private static Optional<NewStatement> proposed(Proposal proposal) {
        return Optional.ofNullable(proposal.content().statements())
                .flatMap(all -> all.stream().findFirst());
    }

    private static NewStatement sided(NewStatement s, Vouching vouching) {
        NewEvidence e = Objects.requireNonNull(s.evidence());
        NewEvidence sided = new NewEvidence(
                e.kind(),
                vouching.issuer(),
                e.title(),
                e.url(),
                e.date(),
                e.documentId(),
                e.quote(),
                e.start(),
                e.end(),
                e.sha256(),
                vouching.alignment().code(),
                e.derivedFrom());
        return new NewStatement(
                s.property(),
                s.value(),
                s.validFrom(),
                s.validTo(),
                s.tlp(),
                sided,
                s.valueAsStated(),
                s.about(),
                s.reliability(),
                s.credibility(),
                s.stance(),
                s.supersedes(),
                s.reason(),
                s.thing());
    }

    private int takeBackOf(UUID subject) {
        documents.holdMerges();
        return people.lock(subject).map(person -> takeBackOf(subject, person)).orElse(0);
    }

    /** All is judged again by the vouchers that stand before anything is taken back: what two others confirm stays. */
    private int takeBackOf(UUID subject, UUID person) {
        List<ProposalRepository.Resting> resting =
                proposals.resting(subject).stream().limit(MOST).toList();
        if (resting.isEmpty()) {
            return 0;
        }
        List<Statement> said = statements.said(person);
        Collection<Proposal> open = proposals.observed(statements.members(person), Proposal.State.OPEN);
        Map<UUID, Vouching> vouched = vouchers.counting(documentsOf(open, said));
        List<Statement> waiting =
                open.stream().flatMap(p -> read(person, p, vouched).stream()).toList();
        AcceptanceRule.Situation situation = new AcceptanceRule.Situation(said, waiting, List.of(), vouched, today());
        for (ProposalRepository.Resting r : resting) {
            Proposal proposal = proposals.findById(r.proposal());
            Optional<Statement> recorded = proposed(proposal).flatMap(s -> statements.recorded(said, s));
            if (recorded.isEmpty() && r.isGone()) {
                proposal.reopen(true, now()); // it was taken back with its document
            } else if (recorded.isEmpty()) {
                proposal.takeBack(now()); // somebody has taken it back
            } else if (AcceptanceRule.rejudge(recorded.get(), situation)
                    instanceof AcceptanceRule.Accepted(String why, List<UUID> rests)) {
                proposal.restOn(why, rests);
            } else {
                statements.takeBack(person, recorded.get(), r.withdrawer());
                proposal.reopen(r.isGone(), now());
            }
        }
        return resting.size();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
