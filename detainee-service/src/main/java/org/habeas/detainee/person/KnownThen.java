package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What was said of people at an instant. What was restricted since is as restricted in the past, and what was made public since is
 * as restricted as it was.
 */
@ApplicationScoped
class KnownThen {

    private final DetaineeRepository detainees;
    private final Joined joined;

    KnownThen(DetaineeRepository detainees, Joined joined) {
        this.detainees = detainees;
        this.joined = joined;
    }

    /**
     * What was known of one person.
     *
     * @param members whose statements the record showed then, its own id among them
     * @param statements with the marks that count now, in the order of recording; none where nothing was known of the person
     * @param raised those that have a higher mark now than they had
     */
    record Known(Set<UUID> members, List<Statement> statements, List<Raised> raised) {

        static final Known NOTHING = new Known(Set.of(), List.of(), List.of());

        /** Whether somebody who is cleared so could have seen then what they may not see now: what was told then may show it. */
        boolean isRestrictedFor(Tlp clearance) {
            return raised.stream().anyMatch(r -> clearance.covers(r.then()) && !clearance.covers(r.now()));
        }
    }

    /** Of one statement the mark of then and that of now. */
    record Raised(Tlp then, Tlp now) {}

    /** What was known of one person. */
    Known of(UUID id, Instant asOf) {
        return of(List.of(id), asOf).getOrDefault(id, Known.NOTHING);
    }

    /** As {@link #of(UUID, Instant)}, of several people, who stood by themselves then, in three queries. */
    Map<UUID, Known> of(Collection<UUID> ids, Instant asOf) {
        Map<UUID, Set<UUID>> members = joined.members(ids, asOf);
        Map<UUID, UUID> roots = new HashMap<>();
        members.forEach((root, all) -> all.forEach(member -> roots.put(member, root)));
        Map<UUID, List<Statement>> then = byRoot(detainees.statementsAt(roots.keySet(), asOf), roots);
        Map<UUID, List<Statement>> since = byRoot(detainees.statementsSince(roots.keySet(), asOf), roots);
        Map<UUID, Known> known = new LinkedHashMap<>();
        members.forEach((root, all) ->
                known.put(root, known(all, then.getOrDefault(root, List.of()), since.getOrDefault(root, List.of()))));
        return known;
    }

    private static Known known(Set<UUID> members, List<Statement> then, List<Statement> since) {
        if (since.isEmpty()) {
            return new Known(members, then, List.of());
        }
        Map<String, Tlp> marks = new HashMap<>();
        since.forEach(s -> marks.put(s.identity(), s.tlp()));
        // an identity is a hash: it is made of those alone of which something of the kind was recorded since
        Set<Saying> again = since.stream().map(Saying::of).collect(Collectors.toSet());
        List<Raised> raised = new ArrayList<>();
        List<Statement> statements = then.stream()
                .map(s -> Optional.of(s)
                        .filter(said -> again.contains(Saying.of(said)))
                        .map(said -> marks.get(said.identity()))
                        .map(mark -> {
                            if (!s.tlp().covers(mark)) {
                                raised.add(new Raised(s.tlp(), mark));
                            }
                            return s.atLeast(mark);
                        })
                        .orElse(s))
                .toList();
        return new Known(members, statements, List.copyOf(raised));
    }

    /** What two statements of one identity have in common, and few others. */
    private record Saying(
            Property property, String value, @Nullable String from) {

        static Saying of(Statement s) {
            return new Saying(s.property(), s.value(), s.validFrom());
        }
    }

    private static Map<UUID, List<Statement>> byRoot(List<Statement> statements, Map<UUID, UUID> roots) {
        Map<UUID, List<Statement>> byRoot = new HashMap<>();
        for (Statement s : statements) {
            Optional.ofNullable(roots.get(s.subject()))
                    .ifPresent(root ->
                            byRoot.computeIfAbsent(root, i -> new ArrayList<>()).add(s));
        }
        return byRoot;
    }
}
