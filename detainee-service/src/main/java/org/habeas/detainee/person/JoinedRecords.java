package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionRepository;
import org.habeas.detainee.person.HeldBackValues.Weighed;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Makes of several records one view, and takes it apart again. No statement is written for it or moved: each keeps the id that it was
 * addressed to, and each record is computed from what is said under the ids that it shows.
 */
@ApplicationScoped
public class JoinedRecords {

    private final DetaineeRepository detainees;
    private final DetaineeChanges changes;
    private final JoinChanges joins;
    private final HeldBackValues heldBack;
    private final DueRecords due;
    private final Reader reader;
    private final Clock clock;
    private final int staleAfterDays;

    JoinedRecords(
            DetaineeRepository detainees,
            DetaineeChanges changes,
            JoinChanges joins,
            HeldBackValues heldBack,
            DueRecords due,
            Reader reader,
            Clock clock,
            DetaineeSettings settings) {
        this.detainees = detainees;
        this.changes = changes;
        this.joins = joins;
        this.heldBack = heldBack;
        this.due = due;
        this.reader = reader;
        this.clock = clock;
        this.staleAfterDays = settings.staleAfterDays();
    }

    /** Whom an id or a slug means, whether the record is absorbed or not. */
    public Optional<Detainee> find(String idOrSlug) {
        return DetaineeAnswers.uuid(idOrSlug)
                .map(detainees::findByIdOptional)
                .orElseGet(() -> Slugs.isSlug(idOrSlug) ? detainees.findBySlug(idOrSlug) : Optional.empty());
    }

    /** Waits until nobody else merges, undoes a merge, or reads who is merged in order to write; then nobody does before the commit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdAlone() {
        detainees
                .getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Object.class)
                .setParameter("lock", MentionRepository.MERGES)
                .getSingleResult();
    }

    /**
     * Locks people in the order of their ids, each as the record stands once it is locked, whatever this transaction read before;
     * those who are not here are left out.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Detainee> lock(Collection<UUID> ids) {
        Map<UUID, Detainee> locked = new LinkedHashMap<>();
        new TreeSet<>(ids)
                .forEach(id -> detainees.lock(id).ifPresent(d -> {
                    detainees.getEntityManager().refresh(d);
                    locked.put(id, d);
                }));
        return locked;
    }

    /** The records that these show, each with the one that shows it. */
    public Map<UUID, UUID> shownBy(Collection<UUID> ids) {
        return detainees.list("mergedInto in ?1", ids).stream()
                .collect(Collectors.toMap(Detainee::id, d -> Objects.requireNonNull(d.mergedInto())));
    }

    /** Of these records those that another one shows, each with that one. */
    public Map<UUID, UUID> survivors(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : detainees.list("mergedInto is not null and id in ?1", ids).stream()
                        .collect(Collectors.toMap(Detainee::id, d -> Objects.requireNonNull(d.mergedInto())));
    }

    /**
     * Shows from now on what is said of one person in the record of another. Both, and whoever is merged into the absorbed one,
     * are locked.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void join(Detainee survivor, Detainee absorbed, Recorder recorder) {
        due.byThisRule(survivor);
        due.byThisRule(absorbed);
        DetaineeView survivorBefore = survivor.view();
        DetaineeView absorbedBefore = absorbed.view();
        detainees.list("mergedInto", absorbed.id()).forEach(d -> d.mergeInto(survivor.id()));
        absorbed.mergeInto(survivor.id());
        absorbed.update(absorbedBefore.at(absorbed.revision() + 1, now()));
        detainees.unindex(absorbed.id());
        heldBack.take(absorbed.id(), Weighed.NOTHING, recorder, now());
        DetaineeView joined = compute(survivor, recorder);
        joins.merged(joined.summary(), absorbedBefore.summary(), absorbed.revision());
        changes.replaced(survivorBefore, joined, detainees.statements(survivor.id()), List.of(), today());
    }

    /** Brings records to this day and rule, so that what is told for that is told before anything else. They are locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void bringUp(Collection<Detainee> records) {
        records.stream().filter(d -> d.mergedInto() == null).forEach(due::byThisRule);
    }

    /**
     * Gives an absorbed record back what is said under its ids. Both are locked.
     *
     * @param from the record into which it was merged, whoever shows that one now
     * @param members who are merged into the absorbed one, and stay so
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void part(Detainee survivor, Detainee absorbed, UUID from, Collection<Detainee> members, Recorder recorder) {
        due.byThisRule(survivor);
        due.byThisRule(absorbed);
        DetaineeView joined = survivor.view();
        absorbed.mergeInto(null);
        members.forEach(d -> d.mergeInto(absorbed.id()));
        DetaineeView left = compute(survivor, recorder);
        DetaineeView given = compute(absorbed, recorder);
        long revision = detainees.findByIdOptional(from).map(Detainee::revision).orElse(0L);
        joins.unmerged(left.summary(), joined.summary(), given.summary(), from, revision);
        changes.replaced(joined, left, detainees.statements(survivor.id()), List.of(), today());
    }

    /** What makes one reviewer too few to join these records; nothing where one is enough. Both are locked, and stand by themselves. */
    public Set<String> joiningMakes(UUID survivor, UUID absorbed) {
        return new JoinedCustody(
                        detainees.statements(survivor), detainees.statements(absorbed), reader.clearance(), today())
                .joiningMakes();
    }

    /**
     * Whether one reviewer is too few to part these records.
     *
     * @param kept the ids that the survivor goes on showing
     * @param given the ids of the absorbed record, and of those that stay merged into it
     */
    public boolean partingNeedsTwo(Collection<UUID> kept, Collection<UUID> given) {
        return new JoinedCustody(detainees.addressedTo(kept), detainees.addressedTo(given), reader.clearance(), today())
                .partingNeedsTwo();
    }

    private DetaineeView compute(Detainee detainee, Recorder recorder) {
        detainees.flush();
        List<Statement> statements = detainees.statements(detainee.id());
        heldBack.take(detainee.id(), Holding.of(statements, today()), recorder, now());
        DetaineeView next = DetaineeView.compute(
                        detainee.id(), detainee.slug(), statements, Tlp.CLEAR, today(), staleAfterDays)
                .at(detainee.revision() + 1, now());
        detainee.update(next);
        detainees.index(next.summary());
        return next;
    }

    /**
     * What was said of joined people between two instants, as far as the reader may see it, the oldest first: each statement names the record
     * that it was addressed to.
     */
    public List<Statement> saidBetween(Collection<UUID> ids, Instant since, Instant until) {
        Tlp clearance = reader.clearance();
        boolean reviews = reader.has(Roles.REVIEWER) || reader.has(Roles.ADMIN);
        return detainees.addressedTo(ids).stream()
                .filter(s -> s.recordedAt().isAfter(since)
                        && !s.recordedAt().isAfter(until)
                        && Clearances.mayShow(Outlet.RECORD, s.tlp(), clearance))
                .map(s -> reviews ? s : s.withoutRecorders())
                .toList();
    }

    /** What people are called in public. */
    public record Called(UUID id, String slug, String name) {}

    /** What these people are called, whether their records are absorbed or not. */
    public List<Called> called(Collection<UUID> ids) {
        return detainees.list("id in ?1", ids).stream()
                .map(d -> new Called(d.id(), d.slug(), d.view().summary().name()))
                .toList();
    }

    /**
     * What tells people apart or together beside their names, as the public record says it.
     *
     * @param heldSince EDTF
     */
    public record Traits(
            UUID id,
            String slug,
            String name,
            List<String> birthDates,
            List<String> birthPlaces,
            @Nullable String heldSince,
            List<String> groups,
            List<String> cases) {}

    /** The traits of those of these people whose records stand by themselves. */
    public Map<UUID, Traits> traits(Collection<UUID> ids) {
        Map<UUID, Traits> traits = new LinkedHashMap<>();
        detainees
                .list("mergedInto is null and id in ?1 order by id", ids)
                .forEach(d -> traits.put(d.id(), traits(d.view())));
        return traits;
    }

    /** The next people after one, in the order of their ids, whose records stand by themselves. */
    public List<UUID> after(UUID id, boolean inclusive, int limit) {
        return detainees
                .find("mergedInto is null and id " + (inclusive ? ">=" : ">") + " ?1 order by id", id)
                .page(0, limit)
                .stream()
                .map(Detainee::id)
                .toList();
    }

    private static Traits traits(DetaineeView view) {
        return new Traits(
                view.summary().id(),
                view.summary().slug(),
                view.summary().name(),
                values(view.born(), "birthDate"),
                values(view.born(), "birthPlace"),
                view.summary().heldSince(),
                view.summary().groups(),
                values(view.cases(), "case"));
    }

    private static List<String> values(List<DetaineeView.Stated> stated, String property) {
        return stated.stream()
                .filter(s -> s.property().equals(property))
                .map(s -> Objects.requireNonNull(s.value()))
                .distinct()
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
