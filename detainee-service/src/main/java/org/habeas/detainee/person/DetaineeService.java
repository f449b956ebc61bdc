package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.erasure.ErasedPeople;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.TakenBackByRule;
import org.habeas.detainee.statement.WithdrawnDocuments;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Keeps what is said about people, computes their records from it, and tells what changed. */
@ApplicationScoped
public class DetaineeService {

    /** Who marks what rests on a document whose mark has risen. */
    private static final String BY_DOCUMENT = "mark-of-document";

    private static final String STATED_AGAIN =
            "What it rested on had been withdrawn; somebody has stated it again since.";

    private final DetaineeRepository detainees;
    private final Slugs slugs;
    private final MentionService documents;
    private final DetaineeChanges changes;
    private final HeldBackValues heldBack;
    private final DueRecords due;
    private final ErasedPeople erased;
    private final Absorbed absorbed;
    private final Reader reader;
    private final Clock clock;
    private final int staleAfterDays;

    DetaineeService(
            DetaineeRepository detainees,
            Slugs slugs,
            MentionService documents,
            DetaineeChanges changes,
            HeldBackValues heldBack,
            DueRecords due,
            ErasedPeople erased,
            Absorbed absorbed,
            Reader reader,
            Clock clock,
            DetaineeSettings settings) {
        this.detainees = detainees;
        this.slugs = slugs;
        this.documents = documents;
        this.changes = changes;
        this.heldBack = heldBack;
        this.due = due;
        this.erased = erased;
        this.absorbed = absorbed;
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
     * @throws org.habeas.kit.problem.Gone if the id or slug is that of somebody who was erased
     */
    @Transactional
    public Added add(NewDetainee given, Recorder recorder) {
        UUID id = id(given.id());
        Optional<Detainee> known = detainees.lock(id);
        erased.refuse(id.toString());
        if (given.slug() != null) {
            erased.refuse(given.slug());
        }
        Map<String, Statement> there = known.isPresent() ? knownToSender(id, recorder) : Map.of();
        StatementReader sent = read(id, recorder, there);
        sent.names(given.names() == null ? List.of() : given.names(), given.source());
        sent.statements(given.statements() == null ? List.of() : given.statements(), given.source());
        List<Statement> statements = sent.read();
        if (known.isPresent()) {
            return again(known.get(), given.slug(), statements, there);
        }
        String slug = slugs.take(id, given.slug(), DetaineeChanges.clear(statements));
        sent.refuseForbiddenSteps(List.of(), today());
        statements.forEach(detainees::add);
        DetaineeView first = compute(id, slug, detainees.statements(id)).at(1, now());
        Detainee detainee = new Detainee(first);
        detainees.persist(detainee);
        detainees.index(first.summary());
        changes.added(first.summary(), statements, recorder);
        heldBack.take(id, Holding.of(statements, today()), recorder, now());
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
        sent.refuseForbiddenSteps(List.of(), today());
        return mostRestricted(sent.read());
    }

    /** As {@link #check(NewDetainee)}, for statements about somebody who is here. */
    public Tlp check(UUID id, List<NewDetainee.NewStatement> given) {
        detainees.findByIdOptional(id).ifPresent(absorbed::refuse);
        // without the marks that are here: whoever proposes must not learn from them what is restricted
        StatementReader sent = read(id, Recorder.of(""), Map.of(), visible(id));
        sent.statements(given, null);
        sent.refuseForbiddenSteps(visible(id), today());
        return mostRestricted(sent.read());
    }

    /**
     * Adds statements to a person. Statements that are there already change nothing, but for their mark: the last one that is
     * said counts, a lower one only from whoever may see what was marked. Anybody else gets the record as it was.
     *
     * @param precondition is given the present tag of the record and refuses a stale one
     * @return empty, and nothing is recorded, where one person is too few: by what is taken back, replaced, marked or graded somebody would
     *     become free or dead
     */
    @Transactional
    public Optional<Detainee> state(
            UUID id, List<NewDetainee.NewStatement> given, Recorder recorder, Consumer<Detainee> precondition) {
        Detainee detainee = detainees.lock(id).orElseThrow(() -> new NotFound("There is no detainee " + id + " here."));
        absorbed.refuse(detainee);
        precondition.accept(detainee);
        due.byThisRule(detainee);
        Map<String, Statement> there = byIdentity(id);
        Map<String, List<Statement>> joined = byWhatTheySay(id, there.values());
        List<Statement> visible = visible(id);
        StatementReader sent = read(id, recorder, there, visible);
        sent.statements(given, null);
        sent.refuseForbiddenSteps(visible, today());
        Draft draft = new Draft();
        Regrades regrades = regrades(sent, there, joined, recorder);
        regrades.refuseBelowGuard(visible, today());
        regrades.refuseBelowGuard(DetaineeChanges.clear(visible), today());
        TakenBackByRule takenBack = new TakenBackByRule(visible);
        for (Statement said : sent.read()) {
            takenBack.restoring(said.identity(), STATED_AGAIN, recorder, now()).ifPresent(draft::add);
            List<Statement> formers = new ArrayList<>(joined.getOrDefault(said.identity(), List.of()));
            Optional.ofNullable(there.get(said.identity())).ifPresentOrElse(formers::add, () -> {
                Statement fresh = said.atLeast(formers.stream()
                        .map(Statement::tlp)
                        .filter(mark -> !mayMark(mark, said.tlp()))
                        .max(Comparator.naturalOrder())
                        .orElse(said.tlp()));
                draft.add(fresh);
            });
            for (Statement former : formers) {
                if ((former.tlp() != said.tlp() || !said.isGradedAs(former)) && mayMark(former.tlp(), said.tlp())) {
                    List<Statement> changed = new ArrayList<>(List.of(said.inPlaceOf(former, recorder.decider())));
                    changed.addAll(markWith(former, said.tlp(), recorder.decider(), there.values()));
                    replaceAll(changed, there, draft);
                }
            }
        }
        List<Statement> before = detainees.statements(id);
        draft.follow(before, now());
        if (isOfOne(recorder) && draft.needsTwo(before, reader.clearance(), today())) {
            return Optional.empty();
        }
        write(draft);
        return Optional.of(recorded(detainee, draft.added(), draft.isWithdrawn(), regrades, recorder));
    }

    /** Whether nobody confirms it; the rule of the seeds stands for the second person. */
    private static boolean isOfOne(Recorder recorder) {
        return recorder.confirmedBy() == null && !Statement.SEED_LOADER.equals(recorder.subject());
    }

    private void write(Draft draft) {
        for (Draft.Line line : draft.lines()) {
            if (line.former() != null) {
                detainees.supersede(line.former(), line.now().recordedAt());
            }
            detainees.add(line.now());
        }
    }

    /** What is graded otherwise by what was sent, each statement as it would stand. */
    private Regrades regrades(
            StatementReader sent,
            Map<String, Statement> there,
            Map<String, List<Statement>> joined,
            Recorder recorder) {
        Regrades regrades = new Regrades();
        for (Statement said : sent.read()) {
            Stream.concat(
                            joined.getOrDefault(said.identity(), List.of()).stream(),
                            Stream.ofNullable(there.get(said.identity())))
                    .filter(former -> mayMark(former.tlp(), said.tlp()))
                    .forEach(former ->
                            regrades.add(former, said.inPlaceOf(former, recorder.decider()), sent.placeOf(said)));
        }
        return regrades;
    }

    /** Records what a written rule accepts or takes back, whoever asks. The record is locked and stands by itself. */
    @Transactional
    Detainee record(Detainee detainee, Statement said, Recorder recorder) {
        due.byThisRule(detainee);
        detainees.add(said);
        return recorded(detainee, List.of(said), false, new Regrades(), recorder);
    }

    /** Grades what a written rule has recorded otherwise, for it rests on something else now. The record is locked and stands by itself. */
    @Transactional
    Detainee regrade(Detainee detainee, Statement former, Statement now, Recorder recorder) {
        due.byThisRule(detainee);
        Regrades regrades = new Regrades();
        regrades.add(former, now, "");
        return recorded(detainee, List.of(replace(former, now)), false, regrades, recorder);
    }

    /** Marks what rests on a document no lower than the document now is. The record may be absorbed by now: then nothing changes. */
    @Transactional
    void restrict(UUID id, UUID document, Tlp mark) {
        Optional<Detainee> detainee = detainees.lock(id).filter(d -> d.mergedInto() == null);
        if (detainee.isEmpty()) {
            return;
        }
        due.byThisRule(detainee.get());
        Map<String, Statement> there = byIdentity(id);
        Draft draft = new Draft();
        for (Statement s : List.copyOf(there.values())) {
            if (document.equals(s.evidence().documentId()) && !s.tlp().covers(mark)) {
                List<Statement> changed = new ArrayList<>(List.of(s.marked(mark, BY_DOCUMENT, now())));
                changed.addAll(markWith(s, mark, BY_DOCUMENT, there.values()));
                replaceAll(changed, there, draft);
            }
        }
        draft.follow(detainees.statements(id), now());
        write(draft);
        recorded(detainee.get(), draft.added(), draft.isWithdrawn(), new Regrades(), Recorder.of(""));
    }

    /** Takes back what rests on a document that is withdrawn. The record may be absorbed by now: then another one shows it. */
    @Transactional
    void withdraw(UUID id, UUID document, String why) {
        Optional<Detainee> detainee = detainees.lock(id).filter(d -> d.mergedInto() == null);
        if (detainee.isEmpty()) {
            return;
        }
        due.byThisRule(detainee.get());
        List<Statement> statements = detainees.statements(id);
        Draft draft = new Draft();
        WithdrawnDocuments.retractions(document, statements, why, now()).forEach(draft::add);
        draft.follow(statements, now());
        write(draft);
        recorded(detainee.get(), draft.added(), false, new Regrades(), Recorder.of(WithdrawnDocuments.RECORDER));
    }

    private static void replaceAll(List<Statement> changed, Map<String, Statement> there, Draft draft) {
        for (Statement now : changed) {
            Statement before = Objects.requireNonNull(there.get(now.identity()));
            if (before.tlp() != now.tlp() || !now.isGradedAs(before)) {
                draft.replace(before, now);
                there.put(now.identity(), now);
            }
        }
    }

    /** The record that shows what is said of somebody: their own, or that into which it is merged. */
    public UUID standing(UUID id) {
        return detainees
                .findByIdOptional(id)
                .flatMap(absorbed::survivor)
                .map(Detainee::id)
                .orElse(id);
    }

    /**
     * Records that somebody else stands for a step that a guard holds back, and shows it.
     *
     * @param heldValue as {@link HeldBackValues.Held#key()} names it
     * @param meant the ids that the statements first had which are to be confirmed; empty where that is not known
     * @param recorder who proposed it, and the one who confirms it
     * @throws Unprocessable if something else is missing than a second person
     */
    @Transactional
    public Detainee confirm(
            UUID id, String heldValue, Set<String> meant, Recorder recorder, Consumer<Detainee> precondition) {
        Detainee detainee = detainees.lock(id).orElseThrow(() -> new NotFound("There is no detainee " + id + " here."));
        absorbed.refuse(detainee);
        precondition.accept(detainee);
        due.byThisRule(detainee);
        List<Statement> statements = detainees.statements(id);
        Confirmation confirmation =
                Confirmation.of(statements, heldValue, meant, String.valueOf(recorder.confirmedBy()), now(), today());
        return recorded(
                detainee,
                List.of(replace(confirmation.waiting(), confirmation.confirmed())),
                false,
                new Regrades(),
                recorder);
    }

    /** Locks a person until the end of the transaction: whoever decides something about them does so before anything else. */
    public void lock(UUID id) {
        detainees.lock(id);
    }

    /** Whom a statement is about; nobody hears of one that they may not see. */
    public Detainee subjectOf(String statement) {
        UUID id = detainees
                .subjectOf(statement)
                .filter(subject -> visible(subject).stream().anyMatch(s -> s.id().equals(statement)))
                .orElseThrow(() -> new NotFound("There is no statement " + statement
                        + " here; ids are those of GET /v1/detainees/{id}/statements."));
        return detainees.findByIdOptional(id).orElseThrow(() -> new NotFound("There is no detainee " + id + " here."));
    }

    private Statement replace(Statement former, Statement now) {
        detainees.supersede(former, now.recordedAt());
        detainees.add(now);
        return now;
    }

    /**
     * What takes back a statement shows what it said, so it is no less restricted, and so is what takes that back. A mark that a
     * retraction had from what it takes back is lowered with it, by who may see it; any other mark stays.
     *
     * @return what has another mark now
     */
    private List<Statement> markWith(Statement target, Tlp mark, String marker, Collection<Statement> there) {
        List<Statement> marked = new ArrayList<>();
        for (Statement s : there) {
            boolean takesBack = s.said().stance() == Stance.RETRACTS
                    && target.identity().equals(s.said().supersedes());
            boolean follows =
                    !s.tlp().covers(mark) || s.tlp() == target.tlp() && target.tlp() != mark && mayMark(s.tlp(), mark);
            if (takesBack && follows) {
                marked.add(s.marked(mark, marker, now()));
                marked.addAll(markWith(s, mark, marker, there));
            }
        }
        return marked;
    }

    private Detainee recorded(
            Detainee detainee, List<Statement> added, boolean isWithdrawn, Regrades regrades, Recorder recorder) {
        UUID id = detainee.id();
        if (added.isEmpty()) {
            return detainee;
        }
        List<Statement> statements = detainees.statements(id);
        heldBack.take(id, Holding.of(statements, today()), recorder, now());
        List<Statement> told = DetaineeChanges.clear(added);
        if (told.isEmpty() && !isWithdrawn) {
            // nobody is told through the public record, its revision or its time that something restricted is said
            changes.statementsAdded(detainee.view().summary(), added);
            detainees.index(detainee.view().summary());
            return detainee;
        }
        DetaineeView before = detainee.view();
        DetaineeView all = compute(id, detainee.slug(), statements);
        boolean takesBack = told.stream().anyMatch(s -> s.said().stance() == Stance.RETRACTS);
        boolean corrects = isWithdrawn
                || takesBack
                || told.stream().anyMatch(s -> s.said().supersedes() != null)
                || regrades.change(statements, all, without -> compute(id, detainee.slug(), without));
        Set<String> news = corrects
                ? told.stream()
                        .filter(DetaineeService::isNews)
                        .map(Statement::id)
                        .collect(Collectors.toSet())
                : Set.of();
        // what is new beside it is no correction: the record as it would be without it stands between
        DetaineeView corrected = news.isEmpty() ? all : compute(id, detainee.slug(), besides(statements, news));
        boolean isBoth = !news.isEmpty() && DetaineeChanges.tellOtherwise(corrected, all);
        DetaineeView first = (isBoth ? corrected : all).at(before.summary().revision() + 1, now());
        DetaineeView next = isBoth ? all.at(first.summary().revision() + 1, now()) : first;
        detainee.update(next);
        detainees.index(next.summary());
        if (corrects) {
            List<Statement> said = isBoth ? besides(statements, news) : statements;
            List<Statement> others = isBoth ? besides(added, news) : added;
            if (isWithdrawn) {
                changes.withdrawn(before, first, said, others, today());
            } else if (takesBack) {
                changes.retracted(before, first, said, others, today());
            } else {
                changes.replaced(before, first, said, others, today());
            }
        }
        if (isBoth) {
            List<Statement> fresh =
                    added.stream().filter(s -> news.contains(s.id())).toList();
            changes.stated(first, next, statements, fresh, recorder, today());
        } else if (!corrects) {
            changes.stated(before, next, statements, added, recorder, today());
        }
        return detainee;
    }

    /** Whether it takes no other's place, and takes nothing back. */
    private static boolean isNews(Statement s) {
        return s.said().stance() != Stance.RETRACTS && s.said().supersedes() == null && s.id().equals(s.identity());
    }

    private static List<Statement> besides(List<Statement> statements, Set<String> ids) {
        return statements.stream().filter(s -> !ids.contains(s.id())).toList();
    }

    private List<Statement> visible(UUID id) {
        Tlp clearance = reader.clearance();
        return detainees.statements(id).stream()
                .filter(s -> Clearances.mayShow(Outlet.RECORD, s.tlp(), clearance))
                .toList();
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
        return new Added(absorbed.survivor(known).orElse(known), false);
    }

    /** Anybody who may write may restrict; nobody publishes what they may not see. */
    private boolean mayMark(Tlp former, Tlp mark) {
        return mark.covers(former) || Clearances.mayShow(Outlet.RECORD, former, reader.clearance());
    }

    /** A document above the sender's clearance is as unknown to them as one that is not here. */
    private StatementReader read(UUID id, Recorder recorder, Map<String, Statement> there) {
        return read(id, recorder, there, List.of());
    }

    /** @param visible what the new statements may name: what is said of the person, as far as the sender may see it */
    private StatementReader read(UUID id, Recorder recorder, Map<String, Statement> there, List<Statement> visible) {
        return new StatementReader(
                id,
                now(),
                recorder,
                SaidBefore.of(id, there.values()),
                new KnownStatements(id, visible),
                documents.known(reader.clearance()));
    }

    /** What is said under the ids of joined records, by the identity that it would have under this one. */
    private static Map<String, List<Statement>> byWhatTheySay(UUID id, Collection<Statement> there) {
        return there.stream()
                .filter(s -> !s.subject().equals(id))
                .collect(Collectors.groupingBy(s -> s.addressedTo(id).identity()));
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
