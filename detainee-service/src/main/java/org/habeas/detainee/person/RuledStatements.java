package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.person.NewDetainee.NewEvidence;
import org.habeas.detainee.person.NewDetainee.NewStatement;
import org.habeas.detainee.statement.AcceptanceRule;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;
import org.habeas.detainee.statement.TakenBackByRule;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Unprocessable;

/** What a written rule records of people, and takes back. Nobody's clearance counts: a rule reads all that is said. */
@ApplicationScoped
public class RuledStatements {

    private final DetaineeRepository detainees;
    private final DetaineeService people;
    private final MentionService documents;
    private final Clock clock;

    RuledStatements(DetaineeRepository detainees, DetaineeService people, MentionService documents, Clock clock) {
        this.detainees = detainees;
        this.people = people;
        this.documents = documents;
        this.clock = clock;
    }

    /** All that is said of a person, of every mark. */
    public List<Statement> said(UUID person) {
        return detainees.statements(person);
    }

    /** The ids whose statements a record shows, its own among them. */
    public Set<UUID> members(UUID person) {
        Set<UUID> members = new TreeSet<>(Set.of(person));
        detainees.list("mergedInto", person).forEach(d -> members.add(d.id()));
        return members;
    }

    /** What would be recorded by the rule; empty where it cannot be. */
    public Optional<Statement> read(UUID person, NewStatement proposed) {
        return read(person, proposed, List.of(), Recorder.of(AcceptanceRule.RECORDER));
    }

    /** Records what the rule accepts, for a reason, or lets it count again. The person is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(UUID person, Statement accepted, String because) {
        Recorder rule = Recorder.of(AcceptanceRule.RECORDER);
        List<Statement> said = said(person);
        Optional<Statement> restoring = new TakenBackByRule(said).restoring(accepted.identity(), because, rule, now());
        people.record(standing(person), restoring.orElse(accepted.because(because)), rule);
        if (restoring.isPresent()) {
            said.stream()
                    .filter(s -> s.identity().equals(accepted.identity()) && !accepted.isGradedAs(s))
                    .findFirst()
                    .ifPresent(s -> people.regrade(
                            standing(person),
                            s,
                            accepted.because(because).inPlaceOf(s, AcceptanceRule.RECORDER),
                            rule));
        }
    }

    /** What the rule has recorded of some words of a document and nobody has taken back; empty where there is nothing like it. */
    public Optional<Statement> recorded(List<Statement> said, NewStatement proposed) {
        return Statements.counted(said).stream()
                .filter(s -> AcceptanceRule.isOfRule(s) && isOf(proposed, s))
                .findFirst();
    }

    /**
     * Takes back what the rule has recorded. The person is locked.
     *
     * @param by subject of the token of whoever withdrew what it rests on
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(UUID person, Statement recorded, String by) {
        read(
                        person,
                        NewStatement.retraction(recorded.id(), TakenBackByRule.WITHDRAWN, null),
                        said(person),
                        Recorder.of(by))
                .ifPresent(retraction -> people.record(standing(person), retraction, Recorder.of(by)));
    }

    private static boolean isOf(NewStatement proposed, Statement s) {
        NewEvidence of = Objects.requireNonNull(proposed.evidence());
        return s.property().code().equals(proposed.property())
                && s.value().equals(proposed.value())
                && Objects.equals(s.validFrom(), proposed.validFrom())
                && String.valueOf(s.evidence().documentId()).equals(of.documentId())
                && Objects.equals(s.evidence().start(), of.start());
    }

    private Optional<Statement> read(UUID person, NewStatement given, Collection<Statement> known, Recorder recorder) {
        StatementReader sent = new StatementReader(
                person,
                now(),
                recorder,
                SaidBefore.nothing(),
                new KnownStatements(person, List.copyOf(known)),
                documents.known(Tlp.RED));
        try {
            sent.statements(List.of(given), null);
            return sent.read().stream().findFirst();
        } catch (Unprocessable e) {
            return Optional.empty(); // a reviewer sees why when accepting it
        }
    }

    private Detainee standing(UUID person) {
        return detainees
                .findByIdOptional(person)
                .orElseThrow(() -> new NotFound("There is no detainee " + person + " here."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
