package org.habeas.detainee.match;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.habeas.detainee.document.Until;
import org.habeas.detainee.match.MatchAnswer.MatchResult;
import org.habeas.detainee.match.MatchRequest.MatchQuery;
import org.habeas.detainee.match.MatchService.Scored;
import org.habeas.detainee.match.NamesThen.PersonThen;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.language.edtf.Edtf;
import org.habeas.language.name.NameReader;
import org.habeas.language.name.Qualifiers;
import org.habeas.language.name.ReadName;

/** Compares a name with those that people were known by at an instant, and what is known beside it with how their records stood. */
@ApplicationScoped
class PastMatches {

    private final MatchService names;
    private final NamesThen then;
    private final Reader reader;
    private final AuditTrail trail;

    PastMatches(MatchService names, NamesThen then, Reader reader, AuditTrail trail) {
        this.names = names;
        this.then = then;
        this.reader = reader;
        this.trail = trail;
    }

    /**
     * As {@link MatchService#match}, of a past.
     *
     * @param queries how many names are asked for at once: all of them together may be of so many people as a list
     */
    List<MatchResult> match(MatchQuery query, int limit, double threshold, Until until, int queries) {
        String asked = String.valueOf(query.name());
        ReadName name = NameReader.read(asked);
        if (name.tokens().isEmpty()) {
            return List.of();
        }
        List<String> marks = Clearances.visible(Outlet.MATCH, reader.clearance());
        Qualifiers known = query.qualifiers();
        Map<UUID, PersonThen> people =
                then.likely(asked, names.alike(asked, known.born(), marks, threshold), marks, until, queries).stream()
                        .collect(Collectors.toMap(PersonThen::id, Function.identity()));
        Map<UUID, List<String>> called = people.values().stream()
                .collect(Collectors.toMap(
                        PersonThen::id,
                        p -> p.names().stream().map(NamesThen.NameThen::text).toList()));
        List<Scored> scored = MatchService.compared(name, called).values().stream()
                .filter(s -> s.match().score() >= threshold)
                .map(s -> new Scored(
                        s.id(),
                        s.name(),
                        known.weigh(s.match(), qualifiers(Objects.requireNonNull(people.get(s.id()))))))
                .filter(s -> s.match().score() >= threshold)
                .sorted(MatchService.BEST_FIRST)
                .limit(limit)
                .toList();
        return scored.stream()
                .map(s -> result(s, Objects.requireNonNull(people.get(s.id()))))
                .toList();
    }

    private MatchResult result(Scored scored, PersonThen person) {
        trail.shown(
                person.id().toString(),
                person.names().stream()
                        .filter(n -> n.text().equals(scored.name()))
                        .map(NamesThen.NameThen::tlp));
        return MatchService.result(
                scored, new NameIndex.Known(person.id(), person.slug(), person.name(), null, person.heldSince()));
    }

    private static Qualifiers qualifiers(PersonThen person) {
        List<String> born = person.born().stream().distinct().toList();
        return new Qualifiers(
                born.size() == 1 ? Edtf.parse(born.getFirst()).orElse(null) : null,
                Optional.ofNullable(person.heldSince()).flatMap(Edtf::parse).orElse(null));
    }
}
