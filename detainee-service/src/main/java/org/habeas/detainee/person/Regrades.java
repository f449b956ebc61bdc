package org.habeas.detainee.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Steps;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;

/**
 * Statements that take the place of others which say the same, with another grade, side or origin. What somebody thinks of a source is no
 * news of a person: what it changes was told wrongly before, and it takes nothing back that two people stand for.
 */
final class Regrades {

    private final List<Regrade> all = new ArrayList<>();

    /** @param at a JSON pointer into what was sent */
    private record Regrade(Statement former, Statement now, String at) {}

    void add(Statement former, Statement now, String at) {
        if (!now.isGradedAs(former)) {
            all.add(new Regrade(former, now, at));
        }
    }

    /**
     * Refuses what would leave a release or a death, which is shown, without the sources or the people that it needs.
     *
     * @param statements of a view before it
     * @throws Unprocessable naming the statement, and what would be right
     */
    void refuseBelowGuard(List<Statement> statements, LocalDate today) {
        if (all.isEmpty()) {
            return;
        }
        Map<String, Statement> now =
                all.stream().collect(Collectors.toMap(r -> r.former().id(), Regrade::now, (a, b) -> b));
        Steps.belowGuard(statements, exchanged(statements, now), today).ifPresent(value -> {
            String detail = "Graded so, what says that the person is " + value
                    + " would no longer be enough to show it. What is"
                    + " shown as FREE or DEAD is taken back with a reason: POST /v1/statements/{id}/retract. If it is not"
                    + " wrong, state the further source first, or let a reviewer grade it who has recorded none of these.";
            throw new Unprocessable(detail, FieldProblem.pointer(all.getFirst().at(), "forbidden-step", detail));
        });
    }

    /** All that is said as it would be without them, where the statement was in the public record before and after. */
    private List<Statement> undone(List<Statement> statements) {
        Map<String, Statement> former = all.stream()
                .filter(r -> r.former().tlp() == Tlp.CLEAR && r.now().tlp() == Tlp.CLEAR)
                .collect(Collectors.toMap(r -> r.now().id(), Regrade::former, (a, b) -> a));
        return former.isEmpty() ? statements : exchanged(statements, former);
    }

    /** Whether the public record, computed from some statements, says something else by them. */
    boolean change(List<Statement> statements, DetaineeView is, Function<List<Statement>, DetaineeView> compute) {
        List<Statement> without = undone(statements);
        return without != statements && DetaineeChanges.tellOtherwise(compute.apply(without), is);
    }

    private static List<Statement> exchanged(List<Statement> statements, Map<String, Statement> others) {
        return statements.stream().map(s -> others.getOrDefault(s.id(), s)).toList();
    }
}
