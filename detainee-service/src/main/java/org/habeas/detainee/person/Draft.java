package org.habeas.detainee.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.ByTheWay;
import org.habeas.detainee.statement.RestrictedRetractions;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.jspecify.annotations.Nullable;

/** What is to be recorded of a person, before any of it is: it can be asked what the record would say. */
final class Draft {

    private final List<Line> lines = new ArrayList<>();
    private boolean isWithdrawn;

    /** @param former the row whose place it takes; null where it is new */
    record Line(@Nullable Statement former, Statement now) {}

    void add(Statement fresh) {
        lines.add(new Line(null, fresh));
    }

    void replace(Statement former, Statement now) {
        lines.add(new Line(former, now));
        isWithdrawn |= former.tlp() == Tlp.CLEAR && now.tlp() != Tlp.CLEAR;
    }

    /** Adds what has to stand beside retractions that are more restricted than what they take back. */
    void follow(List<Statement> there, Instant now) {
        if (!lines.isEmpty()) {
            RestrictedRetractions.following(over(there), now).forEach(this::add);
        }
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    List<Statement> added() {
        return lines.stream().map(Line::now).toList();
    }

    /** Whether something that was CLEAR is so no more. */
    boolean isWithdrawn() {
        return isWithdrawn;
    }

    /**
     * Whether one person is too few for it: in the public record, or in what the sender or anybody of a lower clearance reads, somebody becomes
     * free or dead otherwise than by what is said of it. What only a higher clearance reads is not asked, for the answer would tell of it.
     *
     * @param there all that is said
     */
    boolean needsTwo(List<Statement> there, Tlp clearance, LocalDate today) {
        if (lines.stream().allMatch(Draft::isPlain)) {
            return false;
        }
        List<Statement> then = over(there);
        return Stream.of(Tlp.values())
                .filter(view -> Clearances.mayShow(Outlet.RECORD, view, clearance))
                .anyMatch(view -> ByTheWay.frees(seen(there, view), seen(then, view), today));
    }

    /** All that is said as it would be. */
    private List<Statement> over(List<Statement> there) {
        List<Statement> then = new ArrayList<>(there);
        for (Line line : lines) {
            then.removeIf(
                    s -> line.former() != null && s.id().equals(line.former().id()));
            then.add(line.now());
        }
        return then;
    }

    /** What is only said takes nothing away, and guards ask for the people who have to stand for it. */
    private static boolean isPlain(Line line) {
        return line.former() == null
                && line.now().said().stance() == Stance.SUPPORTS
                && Objects.isNull(line.now().said().supersedes());
    }

    private static List<Statement> seen(List<Statement> statements, Tlp view) {
        return statements.stream()
                .filter(s -> Clearances.mayShow(Outlet.RECORD, s.tlp(), view))
                .toList();
    }
}
