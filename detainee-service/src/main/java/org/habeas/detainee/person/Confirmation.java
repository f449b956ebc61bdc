package org.habeas.detainee.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.habeas.detainee.person.HeldBackValues.Held;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.problem.Conflict;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;

/**
 * A second person who stands for a statement that a guard holds back, so that it is shown.
 *
 * @param waiting as it was
 * @param confirmed what takes its place
 */
record Confirmation(Statement waiting, Statement confirmed) {

    /**
     * Of the statements that are meant the one that needs nothing but this reviewer.
     *
     * @param statements all that is said of the person
     * @param heldValue as {@link Held#key()} names it
     * @param meant the ids that they first had; empty for any that says so
     * @throws Conflict if nothing holds it back
     * @throws Unprocessable if something else is missing than a second person
     */
    static Confirmation of(
            List<Statement> statements,
            String heldValue,
            Set<String> meant,
            String reviewer,
            Instant now,
            LocalDate today) {
        List<Held> held = Holding.everywhere(statements, today).stream()
                .filter(h -> h.isNamed(heldValue) && h.statements().stream().anyMatch(s -> isMeant(s, meant)))
                .toList();
        if (held.isEmpty()) {
            throw new Conflict("Nothing holds " + heldValue + " back any more; read the record again.");
        }
        return held.stream()
                .flatMap(h -> h.statements().stream())
                .filter(s -> isMeant(s, meant) && s.confirmedBy() == null && !reviewer.equals(s.recordedBy()))
                .map(s -> new Confirmation(s, s.confirmedBy(reviewer, now)))
                .filter(c -> c.isEnough(statements, today))
                .findFirst()
                .orElseThrow(() -> missing(held.getFirst().reason()));
    }

    private static boolean isMeant(Statement s, Set<String> meant) {
        return meant.isEmpty() || meant.contains(s.identity());
    }

    private boolean isEnough(List<Statement> statements, LocalDate today) {
        List<Statement> after = Stream.concat(
                        statements.stream().filter(s -> !s.id().equals(waiting.id())), Stream.of(confirmed))
                .toList();
        Optional<Held> still = Holding.everywhere(after, today).stream()
                .filter(h -> h.identities().contains(confirmed.identity()))
                .findFirst();
        return still.isEmpty();
    }

    private static Unprocessable missing(String reason) {
        return new Unprocessable(
                "This cannot be accepted yet. " + reason + " Add the statement that is missing (POST"
                        + " /v1/detainees/{id}/statements, with its publisher and alignment).",
                FieldProblem.pointer("", "held-back", reason));
    }
}
