package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.match.MatchService;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Keeps what is said about people, computes their records from it, and tells what changed. */
@ApplicationScoped
public class DetaineeService {

    private final DetaineeRepository detainees;
    private final Slugs slugs;
    private final MentionService documents;
    private final MatchService names;
    private final DetaineeChanges changes;
    private final Reader reader;
    private final Clock clock;
    private final int staleAfterDays;

    DetaineeService(
            DetaineeRepository detainees,
            Slugs slugs,
            MentionService documents,
            MatchService names,
            DetaineeChanges changes,
            Reader reader,
            Clock clock,
            DetaineeSettings settings) {
        this.detainees = detainees;
        this.slugs = slugs;
        this.documents = documents;
        this.names = names;
        this.changes = changes;
        this.reader = reader;
        this.clock = clock;
        this.staleAfterDays = settings.staleAfterDays();
    }

    /** @param isNew false when the same content was there under this id */
    public record Added(Detainee detainee, boolean isNew) {}

    /**
     * Adds a person, or finds that the very same content is there already. What is there counts as far as the sender may see
     * it or brought it with the person: to guess what is restricted is answered as if it were not there.
     *
     * @throws Unprocessable naming each thing that is wrong
     * @throws Conflict if the id or slug is another person's or another content's
     */
    @Transactional
    public Added add(NewDetainee given, Recorder recorder) {
        UUID id = id(given.id());
        Optional<Detainee> known = detainees.lock(id);
        Map<String, Statement> there = known.isPresent() ? knownToSender(id, recorder) : Map.of();
        StatementReader sent = read(id, recorder, there);
        sent.names(given.names() == null ? List.of() : given.names(), given.source());
        sent.statements(given.statements() == null ? List.of() : given.statements(), given.source());
        List<Statement> statements = sent.read();
        if (known.isPresent()) {
            return again(known.get(), given.slug(), statements, there);
        }
        String slug = slugs.take(id, given.slug(), DetaineeChanges.clear(statements));
        statements.forEach(detainees::add);
        DetaineeView first = compute(id, slug, detainees.statements(id)).at(1, now());
        Detainee detainee = new Detainee(first);
        detainees.persist(detainee);
        detainees.index(first.summary());
        changes.added(first.summary(), statements, recorder);
        return new Added(detainee, true);
    }

    /**
     * Reads what somebody would have recorded as a new person, without recording it.
     *
     * @return the mark of the most restricted thing in it
     * @throws Unprocessable naming each thing that is wrong
     */
    public Tlp check(NewDetainee given) {
        StatementReader sent = read(Ids.newId(clock), Recorder.of(""), Map.of());
        sent.names(given.names() == null ? List.of() : given.names(), given.source());
        sent.statements(given.statements() == null ? List.of() : given.statements(), given.source());
        return mostRestricted(sent.read());
    }

    /** As {@link #check(NewDetainee)}, for statements about somebody who is here. */
    public Tlp check(UUID id, List<NewDetainee.NewStatement> given) {
        // without the marks that are here: whoever proposes must not learn from them what is restricted
        StatementReader sent = read(id, Recorder.of(""), Map.of());
        sent.statements(given, null);
        return mostRestricted(sent.read());
    }

    /**
     * Adds statements to a person. Statements that are there already change nothing, but for their mark: the last one that is
     * said counts, a lower one only from whoever may see what was marked. Anybody else gets the record as it was.
     *
     * @param precondition is given the present tag of the record and refuses a stale one
     */
    @Transactional
    public Detainee state(
            UUID id, List<NewDetainee.NewStatement> given, Recorder recorder, Consumer<Detainee> precondition) {
        Detainee detainee = detainees.lock(id).orElseThrow(() -> new NotFound("There is no detainee " + id + " here."));
        precondition.accept(detainee);
        Map<String, Statement> there = byIdentity(id);
        StatementReader sent = read(id, recorder, there);
        sent.statements(given, null);
        List<Statement> added = new ArrayList<>();
        boolean isWithdrawn = false;
        for (Statement said : sent.read()) {
            Statement former = there.get(said.identity());
            if (former == null) {
                detainees.add(said);
                added.add(said);
            } else if (former.tlp() != said.tlp() && mayMark(former, said.tlp())) {
                Statement marked = said.inPlaceOf(former);
                detainees.supersede(former, marked.recordedAt());
                detainees.add(marked);
                added.add(marked);
                isWithdrawn |= former.tlp() == Tlp.CLEAR;
            }
        }
        if (DetaineeChanges.clear(added).isEmpty() && !isWithdrawn) {
            // nobody is told through the public record, its revision or its time that something restricted is said
            changes.statementsAdded(detainee.view().summary(), added);
            detainees.index(detainee.view().summary());
            return detainee;
        }
        DetaineeView before = detainee.view();
        List<Statement> statements = detainees.statements(id);
        DetaineeView next =
                compute(id, detainee.slug(), statements).at(before.summary().revision() + 1, now());
        detainee.update(next);
        detainees.index(next.summary());
        if (isWithdrawn) {
            changes.withdrawn(before, next, statements, added, today());
        } else {
            changes.stated(before, next, statements, added, recorder, today());
        }
        return detainee;
    }

    /** @param after the keys of the last one that the reader has, as {@code sort} gives them */
    List<Detainee> list(DetaineeFilter filter, DetaineeSort sort, Optional<List<String>> after, int limit) {
        return detainees.list(
                filter, Clearances.visible(Outlet.LIST, reader.clearance()), names::alike, sort, after, limit);
    }

    long count(DetaineeFilter filter) {
        return detainees.count(filter, Clearances.visible(Outlet.LIST, reader.clearance()), names::alike);
    }

    /** Why a property has its value, by the statements that the reader may see. */
    DisplayRule.Choice why(UUID id, Property property) {
        return DisplayRule.choose(property, statements(id, Outlet.WHY), today());
    }

    /** What is said about a person, as far as the reader may see it; who recorded it is for reviewers. */
    List<Statement> statements(UUID id, Outlet outlet) {
        Tlp clearance = reader.clearance();
        boolean reviews = reader.has(Roles.REVIEWER) || reader.has(Roles.ADMIN);
        return detainees.statements(id).stream()
                .filter(s -> Clearances.mayShow(outlet, s.tlp(), clearance))
                .map(s -> reviews ? s : s.withoutRecorders())
                .toList();
    }

    /** The record as a clearance sees it: the stored one for CLEAR, else computed from all that it covers. */
    DetaineeView view(Detainee detainee, Tlp clearance) {
        DetaineeView stored = detainee.view();
        return clearance == Tlp.CLEAR
                ? stored
                : DetaineeView.compute(
                                detainee.id(),
                                detainee.slug(),
                                detainees.statements(detainee.id()),
                                clearance,
                                today(),
                                staleAfterDays)
                        .at(stored.summary().revision(), stored.summary().updated());
    }

    /**
     * What tells two versions of a record apart that a clearance sees beyond the revision, which counts CLEAR versions only:
     * a hash of the view and of which statements it rests on. It says nothing of what the clearance does not cover.
     */
    String fingerprint(Detainee detainee, Tlp clearance) {
        String statements = detainees.statements(detainee.id()).stream()
                .filter(s -> Clearances.mayShow(Outlet.RECORD, s.tlp(), clearance))
                .map(Statement::id)
                .sorted()
                .collect(Collectors.joining());
        return Statement.sha256(Json.mapper().valueToTree(view(detainee, clearance)) + statements);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Added again(
            Detainee known, @Nullable String slug, List<Statement> statements, Map<String, Statement> there) {
        boolean same = (slug == null || slug.equals(known.slug()))
                && statements.stream()
                        .allMatch(s -> Optional.ofNullable(there.get(s.identity()))
                                .map(Statement::tlp)
                                .filter(mark -> mark == s.tlp())
                                .isPresent());
        if (!same) {
            throw new Conflict("The id " + known.id() + " is taken by /v1/detainees/" + known.slug()
                    + ", which says other things; add to it with POST /v1/detainees/" + known.slug() + "/statements.");
        }
        return new Added(known, false);
    }

    /** Anybody who may write may restrict; nobody publishes what they may not see. */
    private boolean mayMark(Statement former, Tlp mark) {
        return mark.covers(former.tlp()) || Clearances.mayShow(Outlet.RECORD, former.tlp(), reader.clearance());
    }

    /** A document above the sender's clearance is as unknown to them as one that is not here. */
    private StatementReader read(UUID id, Recorder recorder, Map<String, Statement> there) {
        Tlp clearance = reader.clearance();
        return new StatementReader(
                id,
                now(),
                recorder,
                there.values().stream().collect(Collectors.toMap(Statement::identity, Statement::tlp)),
                document -> documents
                        .known(document)
                        .filter(known -> Clearances.mayShow(Outlet.DOCUMENT, known.tlp(), clearance)));
    }

    private Map<String, Statement> byIdentity(UUID id) {
        return detainees.statements(id).stream()
                .collect(Collectors.toMap(Statement::identity, s -> s, (a, b) -> b, HashMap::new));
    }

    private Map<String, Statement> knownToSender(UUID id, Recorder sender) {
        Tlp clearance = reader.clearance();
        Map<String, Statement> there = byIdentity(id);
        there.values().removeIf(s -> !Clearances.mayShow(Outlet.RECORD, s.tlp(), clearance));
        // with the mark that they came with: what others have marked since is not the sender's to know
        detainees.broughtWith(id, sender.subject()).forEach(s -> there.putIfAbsent(s.identity(), s));
        return there;
    }

    private DetaineeView compute(UUID id, String slug, List<Statement> statements) {
        return DetaineeView.compute(id, slug, statements, Tlp.CLEAR, today(), staleAfterDays);
    }

    private UUID id(@Nullable String given) {
        if (given == null) {
            return Ids.newId(clock);
        }
        try {
            UUID id = UUID.fromString(given);
            if (id.version() == 7) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new Unprocessable(
                "An id is a UUID of version 7.",
                FieldProblem.pointer("/id", "invalid", "An id is a UUID of version 7."));
    }

    private static Tlp mostRestricted(List<Statement> statements) {
        return statements.stream()
                .map(Statement::tlp)
                .max(Comparator.naturalOrder())
                .orElse(Tlp.CLEAR);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
