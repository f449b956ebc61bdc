package org.habeas.detainee.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which statements others take back or replace. A retraction can be retracted, and then what it took back counts again. Both
 * stay among the statements. What was asked of a statement is kept: its identity is a hash. One thread uses it.
 */
final class Withdrawals {

    private final Map<String, List<Statement>> against = new HashMap<>();
    private final Map<Statement, Optional<Statement>> known = new IdentityHashMap<>();

    Withdrawals(List<Statement> statements) {
        this(statements, Set.of());
    }

    /** @param powerless the ids of statements that replace nothing, whatever they name */
    Withdrawals(List<Statement> statements, Set<String> powerless) {
        for (Statement s : statements) {
            String target = s.said().supersedes();
            if (target != null && !powerless.contains(s.id())) {
                against.computeIfAbsent(target, id -> new ArrayList<>()).add(s);
            }
        }
    }

    /** What took a statement back or replaced it, a retraction before anything else; empty for one that counts. */
    Optional<Statement> of(Statement s) {
        if (against.isEmpty()) {
            return Optional.empty();
        }
        Optional<Statement> found = known.get(s);
        if (found == null) {
            found = find(s);
            known.put(s, found);
        }
        return found;
    }

    private Optional<Statement> find(Statement s) {
        return against.getOrDefault(s.identity(), List.of()).stream()
                // an id is a hash that has the target's in it, so there is no circle
                .filter(by -> of(by).isEmpty())
                .min((a, b) -> {
                    int stance = b.said().stance().compareTo(a.said().stance());
                    return stance != 0 ? stance : a.id().compareTo(b.id());
                });
    }

    /** All that takes a statement back or replaces it, whether that counts itself or not. */
    List<Statement> against(Statement s) {
        return against.isEmpty() ? List.of() : against.getOrDefault(s.identity(), List.of());
    }

    boolean counts(Statement s) {
        return of(s).isEmpty();
    }
}
