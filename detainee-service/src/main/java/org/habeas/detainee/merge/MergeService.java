package org.habeas.detainee.merge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.merge.MergeReader.Read;
import org.habeas.detainee.person.Detainee;
import org.habeas.detainee.person.JoinedRecords;
import org.habeas.detainee.person.JoinedRecords.Traits;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.NotFound;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what reviewers judge of two records, and joins or parts the records by it. One at a time does so, in the whole service, so that
 * who is merged into whom stands still; the people are locked after that, in the order of their ids.
 */
@ApplicationScoped
class MergeService {

    private final MergeRepository merges;
    private final JoinedRecords records;
    private final MergeReader bodies;
    private final Clock clock;

    MergeService(MergeRepository merges, JoinedRecords records, MergeReader bodies, Clock clock) {
        this.merges = merges;
        this.records = records;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** @param said what was said while the records were joined, as far as the reader may see it */
    record Undoing(MergeEdge edge, List<Statement> said) {}

    Optional<MergeEdge> one(UUID id) {
        return merges.findByIdOptional(id);
    }

    List<MergeEdge> list(MergeScope scope, @Nullable UUID after, int limit) {
        return merges.list(scope, after, limit);
    }

    long count(MergeScope scope) {
        return merges.count(scope);
    }

    /**
     * Records a judgement; of the same person, the records are merged. Where that makes somebody free or dead, or skips a step that no
     * machine has, it waits until a second reviewer judges the same.
     *
     * @param precondition is given the two records once they are locked, and refuses stale ones; asked only where records change
     */
    @Transactional
    public MergeEdge judge(NewMerge given, String reviewer, BiConsumer<Detainee, Detainee> precondition) {
        Read read = bodies.read(given);
        records.holdAlone();
        UUID survivorId = read.survivor().id();
        UUID absorbedId = read.absorbed().id();
        List<UUID> below = merges.below(absorbedId);
        Map<UUID, Detainee> locked = records.lock(
                Stream.concat(Stream.of(survivorId, absorbedId), below.stream()).toList());
        Detainee survivor = Objects.requireNonNull(locked.get(survivorId));
        Detainee absorbed = Objects.requireNonNull(locked.get(absorbedId));
        refuse(survivor, absorbed, read.judgement());
        if (read.judgement() == Judgement.SAME) {
            precondition.accept(survivor, absorbed);
            requireNamed(read);
        }
        String makes = read.judgement() == Judgement.SAME
                ? String.join(", ", records.joiningMakes(survivorId, absorbedId))
                : "";
        // who judged so when it would have made them free has not judged that they are dead
        boolean isWaiting = !makes.isEmpty()
                && between(List.of(survivorId), List.of(absorbedId))
                        .noneMatch(e ->
                                e.awaitsMergeThatMakes(makes) && !e.madeBy().equals(reviewer));
        MergeEdge edge = isWaiting
                ? MergeEdge.waiting(Ids.newId(clock), read, makes, now(), reviewer)
                : new MergeEdge(
                        Ids.newId(clock),
                        survivorId,
                        absorbedId,
                        read.judgement(),
                        read.reason(),
                        read.tlp(),
                        now(),
                        reviewer);
        supersedeDoubt(survivor.id(), absorbed.id(), reviewer);
        merges.persist(edge);
        merges.flush();
        if (edge.judgement() == Judgement.SAME) {
            records.join(survivor, absorbed, Recorder.of(reviewer));
        }
        return edge;
    }

    /**
     * Undoes a judgement; of a merge each record is again what is said under its own ids. One that is undone already stays as it is. Where
     * it makes somebody free or dead who was not by the record of both, it waits until a second reviewer asks for it.
     *
     * @param precondition is given the judgement under its lock, and refuses a stale one
     */
    @Transactional
    public Undoing undo(UUID id, String reviewer, @Nullable String why, Tlp mark, Consumer<MergeEdge> precondition) {
        records.holdAlone();
        MergeEdge edge = merges.lock(id).orElseThrow(() -> absent(id.toString()));
        if (edge.undoneAt() != null) {
            return new Undoing(edge, toReview(edge, edge.undoneAt()));
        }
        precondition.accept(edge);
        if (edge.judgement() != Judgement.SAME) {
            edge.undo(reviewer, why, mark, now());
            return new Undoing(edge, List.of());
        }
        UUID root = root(edge.survivor());
        List<UUID> below = merges.below(edge.absorbed());
        List<UUID> joined =
                Stream.concat(Stream.of(root), merges.below(root).stream()).toList();
        Map<UUID, Detainee> locked = records.lock(joined);
        records.bringUp(locked.values()); // of the record of both nothing is told after the end of the merge
        Instant at = now();
        List<Statement> said = toReview(edge, at);
        Set<UUID> given = new TreeSet<>(below);
        given.add(edge.absorbed());
        if (reviewer.equals(Optional.ofNullable(edge.undoAskedBy()).orElse(reviewer))
                && records.partingNeedsTwo(
                        joined.stream().filter(one -> !given.contains(one)).toList(), given)) {
            edge.askUndo(reviewer, why, mark, at);
            return new Undoing(edge, said);
        }
        edge.undo(reviewer, why, mark, at);
        merges.flush();
        records.part(
                Objects.requireNonNull(locked.get(root)),
                Objects.requireNonNull(locked.get(edge.absorbed())),
                edge.survivor(),
                below.stream().map(locked::get).filter(Objects::nonNull).toList(),
                Recorder.of(reviewer));
        return new Undoing(edge, said);
    }

    /** What was said of the person while the merge stood; of one that is undone the same again, as long as no other merge changes whom it joined. */
    private List<Statement> toReview(MergeEdge edge, Instant until) {
        if (edge.judgement() != Judgement.SAME) {
            return List.of();
        }
        UUID root = root(edge.survivor());
        Set<UUID> joined = new TreeSet<>(group(root));
        joined.addAll(group(edge.absorbed()));
        return records.saidBetween(joined, edge.madeAt(), until);
    }

    static NotFound absent(String id) {
        return new NotFound("There is no merge " + id + " here; ids are those of GET /v1/merges.");
    }

    private UUID root(UUID id) {
        UUID root = id;
        Optional<MergeEdge> up = merges.into(root);
        while (up.isPresent()) {
            root = up.get().survivor();
            up = merges.into(root);
        }
        return root;
    }

    /** Never a merge on a name alone: who has not seen what speaks against it does not judge. */
    private void requireNamed(Read read) {
        UUID one = read.survivor().id();
        UUID other = read.absorbed().id();
        Map<UUID, Traits> traits = records.traits(List.of(one, other));
        List<FieldProblem> wrong =
                MergeQualifier.of(Objects.requireNonNull(traits.get(one)), Objects.requireNonNull(traits.get(other)))
                        .stream()
                        .filter(q -> q.contradicts() && !q.isNamedIn(read.reason()))
                        .map(q -> FieldProblem.pointer(
                                "/reason",
                                "contradicted",
                                "The two records contradict each other: " + q.property() + " is " + q.one()
                                        + " in the one and "
                                        + q.other()
                                        + " in the other. Name both in the reason, and say why they are of one person"
                                        + " nevertheless; or judge that they are different."))
                        .toList();
        if (!wrong.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, wrong.getFirst().detail(), wrong);
        }
    }

    private void refuse(Detainee survivor, Detainee absorbed, Judgement judgement) {
        UUID up = survivor.mergedInto();
        UUID down = absorbed.mergedInto();
        boolean areJoined = absorbed.id().equals(up) || survivor.id().equals(down) || up != null && up.equals(down);
        if (areJoined) {
            String merge = Stream.of(absorbed, survivor)
                    .flatMap(d -> merges.into(d.id()).stream())
                    .map(e -> "/v1/merges/" + e.id())
                    .collect(Collectors.joining(" or "));
            throw conflict(
                    "/absorbed",
                    absorbed.id().equals(up) ? "circle" : "already-merged",
                    "The two are merged already" + (absorbed.id().equals(up) ? ", the other way round" : "")
                            + "; to judge otherwise undo that first (DELETE " + merge + ").");
        }
        refuseAbsorbed(survivor, "/survivor");
        refuseAbsorbed(absorbed, "/absorbed");
        if (judgement != Judgement.UNSURE) {
            between(group(survivor.id()), group(absorbed.id()))
                    .filter(e -> e.judgement() == Judgement.DIFFERENT)
                    .findFirst()
                    .ifPresent(e -> {
                        throw conflict(
                                "/judgement",
                                judgement == Judgement.SAME ? "judged-different" : "judged-already",
                                e.madeBy() + " judged at " + e.madeAt()
                                        + " that they are different people; to judge anew undo that first (DELETE /v1/merges/"
                                        + e.id() + ").");
                    });
        } else {
            between(List.of(survivor.id()), List.of(absorbed.id())).findFirst().ifPresent(e -> {
                throw conflict(
                        "/judgement",
                        "judged-already",
                        "There is a judgement of these two: " + e.judgement().code() + ", /v1/merges/" + e.id()
                                + "; undo it first if it is in doubt.");
            });
        }
    }

    private void refuseAbsorbed(Detainee detainee, String pointer) {
        UUID into = detainee.mergedInto();
        if (into != null) {
            throw conflict(
                    pointer,
                    "already-merged",
                    "The record " + detainee.slug() + " was merged into "
                            + records.find(into.toString()).map(Detainee::slug).orElse("another") + " (" + into
                            + "); name that one, or undo that merge first.");
        }
    }

    /** Somebody was unsure, and now somebody is not. */
    private void supersedeDoubt(UUID survivor, UUID absorbed, String reviewer) {
        between(List.of(survivor), List.of(absorbed))
                .filter(e -> e.judgement() == Judgement.UNSURE)
                .forEach(e -> e.undo(reviewer, "Judged anew.", Tlp.CLEAR, now()));
        merges.flush();
    }

    private List<UUID> group(UUID id) {
        return Stream.concat(Stream.of(id), merges.below(id).stream()).toList();
    }

    private Stream<MergeEdge> between(Collection<UUID> these, Collection<UUID> those) {
        return merges.standing(these).stream()
                .filter(e -> these.contains(e.survivor()) && those.contains(e.absorbed())
                        || those.contains(e.survivor()) && these.contains(e.absorbed()));
    }

    private static Conflict conflict(String pointer, String code, String detail) {
        return new Conflict(detail, FieldProblem.pointer(pointer, code, detail));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
