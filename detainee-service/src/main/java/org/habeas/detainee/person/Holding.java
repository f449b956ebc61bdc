package org.habeas.detainee.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.habeas.detainee.person.HeldBackValues.Held;
import org.habeas.detainee.person.HeldBackValues.Weighed;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;

/** What guards hold back of a person: of the public record, and else of all that is said. */
final class Holding {

    private static final List<Property> PROPERTIES = List.of(Property.CUSTODY, Property.PROCEEDINGS);

    private Holding() {}

    static Weighed of(List<Statement> statements, LocalDate today) {
        List<Held> held = new ArrayList<>();
        List<Statement> passed = new ArrayList<>();
        for (List<Statement> view : views(statements)) {
            held(view, today).stream()
                    .filter(h -> held.stream().noneMatch(other -> other.key().equals(h.key())))
                    .toList()
                    .forEach(held::add);
            Statements.told(view, today).stream()
                    .filter(s -> PROPERTIES.contains(s.property()))
                    .forEach(passed::add);
        }
        return new Weighed(List.copyOf(held), List.copyOf(passed), statements);
    }

    /** Of each view in which it is held back: what somebody waits for who has read it. */
    static List<Held> everywhere(List<Statement> statements, LocalDate today) {
        return views(statements).stream()
                .flatMap(view -> held(view, today).stream())
                .toList();
    }

    private static List<List<Statement>> views(List<Statement> statements) {
        List<Statement> clear = DetaineeChanges.clear(statements);
        return clear.size() < statements.size() ? List.of(clear, statements) : List.of(statements);
    }

    /** Two releases with an arrest between are two that may be held back. */
    private static List<Held> held(List<Statement> view, LocalDate today) {
        return PROPERTIES.stream()
                .flatMap(property -> DisplayRule.shown(property, view, today).heldBack().stream()
                        .map(h -> new Held(property, h.value(), h.reason(), h.statements())))
                .toList();
    }
}
