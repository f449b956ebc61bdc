package org.habeas.detainee.merge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.merge.MergeView.MergedPerson;
import org.habeas.detainee.person.JoinedRecords;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.http.Etags;
import org.jspecify.annotations.Nullable;

/** Judgements as the reader may see them: a reason above their clearance is left out. */
@ApplicationScoped
class MergeAnswers {

    private static final int MOST_TO_REVIEW = 200;
    private static final int STANDING = 1;
    private static final int UNDONE = 2;
    private static final int UNDO_ASKED = 3;

    private final JoinedRecords records;
    private final Reader reader;
    private final AuditTrail trail;

    MergeAnswers(JoinedRecords records, Reader reader, AuditTrail trail) {
        this.records = records;
        this.reader = reader;
        this.trail = trail;
    }

    EntityTag tag(MergeEdge edge) {
        int state = edge.awaitsUndo() ? UNDO_ASKED : edge.undoneAt() == null ? STANDING : UNDONE;
        return Etags.of(edge.id().toString(), state, reader.clearance(), null);
    }

    MergeView of(MergeEdge edge) {
        return of(List.of(edge)).getFirst();
    }

    List<MergeView> of(Collection<MergeEdge> edges) {
        Set<UUID> ids = edges.stream()
                .flatMap(e -> Stream.of(e.survivor(), e.absorbed()))
                .collect(Collectors.toSet());
        Map<UUID, MergedPerson> people = records.called(ids).stream()
                .map(c -> new MergedPerson(c.id(), c.slug(), c.name()))
                .collect(Collectors.toMap(MergedPerson::id, p -> p));
        return edges.stream().map(e -> view(e, people)).toList();
    }

    MergeView.Undone of(MergeService.Undoing undone) {
        List<Statement> said = undone.said();
        said.stream().limit(MOST_TO_REVIEW).forEach(s -> trail.shown(s.subject().toString(), s.tlp()));
        return new MergeView.Undone(
                of(undone.edge()), said.stream().limit(MOST_TO_REVIEW).toList(), said.size());
    }

    private MergeView view(MergeEdge e, Map<UUID, MergedPerson> people) {
        boolean mayRead = shows(e, e.reason(), e.tlp());
        boolean mayReadUndone = shows(e, e.undoneReason(), e.undoneTlp());
        return new MergeView(
                e.id(),
                person(e.survivor(), people),
                person(e.absorbed(), people),
                e.judgement(),
                mayRead ? e.reason() : null,
                e.tlp(),
                e.madeAt(),
                e.madeBy(),
                awaits(e),
                e.undoAskedBy(),
                e.undoneAt(),
                e.undoneBy(),
                mayReadUndone ? e.undoneReason() : null);
    }

    private static @Nullable String awaits(MergeEdge e) {
        return e.awaitsMerge() ? "merge" : e.awaitsUndo() ? "undo" : null;
    }

    private boolean shows(MergeEdge e, @Nullable String reason, Tlp mark) {
        boolean mayRead = Clearances.mayShow(Outlet.MERGE, mark, reader.clearance());
        if (mayRead && reason != null) {
            trail.shown(e.survivor().toString(), mark);
        }
        return mayRead;
    }

    private static MergedPerson person(UUID id, Map<UUID, MergedPerson> people) {
        return people.getOrDefault(id, new MergedPerson(id, "", ""));
    }
}
