package org.habeas.detainee.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.detainee.person.HeldBackValues.Held;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;

/** What guards hold back of a person: of the public record, and else of all that is said. */
final class Holding {

    private static final List<Property> PROPERTIES = List.of(Property.CUSTODY, Property.PROCEEDINGS);

    private Holding() {}

    /** The keys of what is said of custody and proceedings and counts. */
    static Set<String> said(List<Statement> statements) {
        return Statements.counted(statements).stream()
                .filter(s -> PROPERTIES.contains(s.property()))
                .map(s -> Held.key(s.property(), s.value()))
                .collect(Collectors.toSet());
    }

    static List<Held> of(List<Statement> statements, LocalDate today) {
        List<Statement> clear = DetaineeChanges.clear(statements);
        List<List<Statement>> views = new ArrayList<>(List.of(clear));
        if (clear.size() < statements.size()) {
            views.add(statements);
        }
        Map<String, Held> held = new LinkedHashMap<>();
        for (List<Statement> view : views) {
            for (Property property : PROPERTIES) {
                DisplayRule.shown(property, view, today).heldBack().stream()
                        .map(h -> new Held(property, h.value(), h.reason(), h.statements()))
                        .forEach(h -> held.putIfAbsent(h.key(), h));
            }
        }
        return List.copyOf(held.values());
    }
}
