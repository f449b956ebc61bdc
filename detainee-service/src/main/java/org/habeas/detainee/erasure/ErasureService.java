package org.habeas.detainee.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionRepository;
import org.habeas.detainee.erasure.PersonTables.Companion;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.Erasures;
import org.habeas.kit.change.NewChange;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Forbidden;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/** Erases people: one administrator asks for it, another confirms. */
@ApplicationScoped
class ErasureService {

    private final ErasureRepository erasures;
    private final ErasedPeople erased;
    private final PersonTables tables;
    private final MentionRepository merges;
    private final Erasures values;
    private final ChangeLog changes;
    private final Clock clock;

    ErasureService(
            ErasureRepository erasures,
            ErasedPeople erased,
            PersonTables tables,
            MentionRepository merges,
            Erasures values,
            ChangeLog changes,
            Clock clock) {
        this.erasures = erasures;
        this.erased = erased;
        this.tables = tables;
        this.merges = merges;
        this.values = values;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Whom an address means: of a record that is merged into another one the other, for both are of one person.
     *
     * @throws NotFound if nobody has this id or slug
     * @throws org.habeas.kit.problem.Gone if the person was erased
     */
    UUID person(String idOrSlug) {
        return erasures.person(idOrSlug).map(tables::standing).orElseThrow(() -> {
            erased.refuse(idOrSlug);
            return new NotFound("There is no detainee " + idOrSlug + " here.");
        });
    }

    /** @throws Conflict if somebody has asked for it already */
    @Transactional
    Erasure request(UUID person, Erasure.Category category, String reason, String by) {
        locked(person);
        erasures.pending(person).ifPresent(there -> {
            throw new Conflict(
                    there.requestedBy() + " asked for this at " + there.requestedAt() + ". To erase the person,"
                            + " another administrator sends {\"confirms\": \"" + there.id() + "\"} here; to ask for it"
                            + " otherwise, withdraw it first with DELETE /v1/erasures/" + there.id() + ".");
        });
        Erasure wanted = new Erasure(
                Ids.newId(clock),
                person,
                Erasure.State.PENDING,
                category,
                reason,
                now(),
                by,
                null,
                null,
                null,
                List.of());
        erasures.add(wanted);
        return wanted;
    }

    /**
     * Erases the person, with all records that are merged into theirs: here at once, and told to all who hold a copy.
     *
     * @param request that another administrator made
     * @throws Forbidden if it is the same administrator
     */
    @Transactional
    Erasure confirm(UUID person, UUID request, String by) {
        merges.holdMerges();
        List<UUID> joined = tables.joined(person);
        if (joined.isEmpty()) {
            locked(person); // which says why
        }
        Instant now = now();
        Map<UUID, List<Companion>> companions = new LinkedHashMap<>();
        joined.forEach(id -> companions.put(
                id,
                tables.companions(id, now).stream()
                        .filter(other -> !joined.contains(other.id()))
                        .toList()));
        Set<UUID> touched = new TreeSet<>(joined);
        companions.values().forEach(some -> some.forEach(other -> touched.add(other.id())));
        Map<UUID, Long> revisions = new LinkedHashMap<>();
        touched.forEach(id -> tables.lock(id).filter(r -> joined.contains(id)).ifPresent(r -> revisions.put(id, r)));
        Erasure wanted =
                erasures.one(request).filter(e -> e.detaineeId().equals(person)).orElseThrow(() -> unknown(person));
        requirePending(wanted);
        if (wanted.requestedBy().equals(by)) {
            throw new Forbidden("You asked for this yourself; another administrator has to confirm it.");
        }
        // by the merges, which go with each of the records
        companions
                .values()
                .forEach(some -> some.forEach(other -> {
                    values.empty(other.id().toString(), other.since(), other.until());
                    tables.emptyReasons(other);
                }));
        revisions.forEach(
                (id, revision) -> erase(id, revision, wanted, ids(companions.getOrDefault(id, List.of())), by));
        erasures.decide(request, Erasure.State.DONE, by, now(), values.askOfTopics());
        return one(request);
    }

    private static Set<UUID> ids(List<Companion> companions) {
        return companions.stream().map(Companion::id).collect(Collectors.toSet());
    }

    private void erase(UUID id, long revision, Erasure wanted, Set<UUID> companions, String by) {
        values.empty(id.toString());
        tables.empty(id, wanted.id(), companions);
        // what else was asked for about a record that has since been merged
        erasures.pending(id)
                .filter(other -> !other.id().equals(wanted.id()))
                .ifPresent(other -> erasures.decide(other.id(), Erasure.State.WITHDRAWN, by, now(), null));
        changes.append(new NewChange(
                ChangeType.DETAINEE_ERASED, id.toString(), revision + 1, Tlp.CLEAR, null, List.of(), null, null, null));
    }

    /** @throws Conflict if it is decided already */
    @Transactional
    Erasure withdraw(UUID request, String by) {
        UUID person = one(request).detaineeId();
        tables.lock(person);
        requirePending(one(request));
        erasures.decide(request, Erasure.State.WITHDRAWN, by, now(), null);
        return one(request);
    }

    Erasure one(UUID request) {
        return erasures.one(request).orElseThrow(() -> new NotFound("There is no erasure " + request + " here."));
    }

    List<Erasure> list(Erasure.@Nullable State state, @Nullable UUID after, int limit) {
        return erasures.list(state, after, limit);
    }

    long count(Erasure.@Nullable State state) {
        return erasures.count(state);
    }

    private long locked(UUID person) {
        Optional<Long> revision = tables.lock(person);
        return revision.orElseThrow(() -> {
            erased.refuse(person.toString());
            return new NotFound("There is no detainee " + person + " here.");
        });
    }

    private Unprocessable unknown(UUID person) {
        String detail = erasures.pending(person)
                .map(there -> "The request that waits for this person is " + there.id() + ".")
                .orElse(
                        "Nobody has asked for this person to be erased; ask for it with category and reason, and another"
                                + " administrator confirms.");
        return new Unprocessable(detail, FieldProblem.pointer("/confirms", "unknown", detail));
    }

    private static void requirePending(Erasure e) {
        if (e.state() != Erasure.State.PENDING) {
            throw new Conflict("This was " + (e.state() == Erasure.State.DONE ? "confirmed" : "withdrawn") + " by "
                    + e.decidedBy() + " at " + e.decidedAt() + ".");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
