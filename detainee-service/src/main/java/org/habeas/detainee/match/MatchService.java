package org.habeas.detainee.match;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.match.MatchAnswer.MatchReason;
import org.habeas.detainee.match.MatchAnswer.MatchResult;
import org.habeas.detainee.match.MatchRequest.MatchQuery;
import org.habeas.detainee.statement.Property;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.language.edtf.Edtf;
import org.habeas.language.name.NameMatch;
import org.habeas.language.name.NameMatcher;
import org.habeas.language.name.NameReader;
import org.habeas.language.name.Qualifiers;
import org.habeas.language.name.ReadName;
import org.jspecify.annotations.Nullable;

/** Compares a name with those of the people who may be meant; of each person the name that meets it best is told. */
@ApplicationScoped
public class MatchService {

    static final Comparator<Scored> BEST_FIRST = Comparator.comparingDouble(
                    (Scored s) -> s.match().score())
            .reversed()
            .thenComparing(Scored::id);

    /** Where somebody's name is as near as this, it is not looked for by letters as well. */
    private static final double NEAR = 0.6;

    private final NameIndex names;
    private final Reader reader;
    private final AuditTrail trail;

    MatchService(NameIndex names, Reader reader, AuditTrail trail) {
        this.trail = trail;
        this.names = names;
        this.reader = reader;
    }

    /** Somebody with the name of theirs that meets the one asked for best. */
    record Scored(UUID id, String name, NameMatch match) {}

    private record Weighed(Scored scored, NameIndex.Known known) {}

    /** People whom the name may mean, the best first. What is known beside it is compared with the public record. */
    List<MatchResult> match(MatchQuery query, int limit, double threshold) {
        Qualifiers asked = query.qualifiers();
        List<String> marks = Clearances.visible(Outlet.MATCH, reader.clearance());
        Map<UUID, Scored> named = scored(String.valueOf(query.name()), asked.born(), marks, threshold).stream()
                .collect(Collectors.toMap(Scored::id, Function.identity()));
        List<MatchResult> results = names.known(named.keySet()).stream()
                .flatMap(known -> Optional.ofNullable(named.get(known.id()))
                        .map(s -> new Weighed(
                                new Scored(s.id(), s.name(), asked.weigh(s.match(), qualifiers(known))), known))
                        .stream())
                .filter(w -> w.scored().match().score() >= threshold)
                .sorted(Comparator.comparing(Weighed::scored, BEST_FIRST))
                .limit(limit)
                .map(w -> result(w.scored(), w.known()))
                .toList();
        noteShown(results.stream()
                .map(result -> new Named(result.id(), result.matchedName()))
                .toList());
        return results;
    }

    /** People of whom a public name matches this one. */
    public List<UUID> alike(String name) {
        return scored(name, null, Clearances.visible(Outlet.LIST, Tlp.CLEAR), NameMatcher.THRESHOLD).stream()
                .map(Scored::id)
                .toList();
    }

    /** People of whom a name that carries one of the marks reaches a score; of too many of one name those born then. */
    List<UUID> alike(String name, @Nullable Edtf born, List<String> marks, double threshold) {
        return scored(name, born, marks, threshold).stream().map(Scored::id).toList();
    }

    /** Of people with these names those of whom one matches. */
    public Set<UUID> alikeAmong(String asked, Map<UUID, List<String>> people) {
        ReadName name = NameReader.read(asked);
        return name.tokens().isEmpty()
                ? Set.of()
                : reaching(NameMatcher.THRESHOLD, compared(name, people)).stream()
                        .map(Scored::id)
                        .collect(Collectors.toSet());
    }

    /**
     * Somebody whose name matches.
     *
     * @param asked the one of the names asked for that the other's name {@code found} meets best
     */
    public record Alike(UUID id, String asked, String found, double score) {}

    /**
     * People of whom a name matches one of the names of these, as far as the reader may see both: for each of these the others,
     * each once, with the two names that match best. However many people and names, it takes two queries.
     */
    public Map<UUID, List<Alike>> alike(Collection<UUID> people) {
        List<String> marks = Clearances.visible(Outlet.MERGE, reader.clearance());
        Map<UUID, List<String>> asked = names.of(people, marks);
        Map<String, ReadName> read = asked.values().stream()
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), NameReader::read));
        read.values().removeIf(name -> name.tokens().isEmpty());
        Map<String, List<Scored>> scored = new HashMap<>();
        names.candidates(read, marks)
                .forEach((name, texts) -> scored.put(
                        name,
                        reaching(NameMatcher.THRESHOLD, compared(Objects.requireNonNull(read.get(name)), texts))));
        Map<UUID, List<Alike>> alike = new LinkedHashMap<>();
        asked.forEach((person, texts) -> alike.put(person, best(person, texts, scored)));
        return alike;
    }

    private static List<Alike> best(UUID person, List<String> asked, Map<String, List<Scored>> scored) {
        Map<UUID, Alike> best = new LinkedHashMap<>();
        for (String name : asked) {
            for (Scored s : scored.getOrDefault(name, List.of())) {
                if (!s.id().equals(person)) {
                    best.merge(
                            s.id(),
                            new Alike(s.id(), name, s.name(), rounded(s.match().score())),
                            (a, b) -> a.score() >= b.score() ? a : b);
                }
            }
        }
        return List.copyOf(best.values());
    }

    /** A name of somebody. */
    public record Named(UUID id, String name) {}

    /** Notes that the reader is shown these names, as far as they are restricted. */
    public void noteShown(Collection<Named> shown) {
        if (!shown.isEmpty() && !Tlp.GREEN.covers(reader.clearance())) {
            names.marks(shown).forEach((id, mark) -> trail.shown(id.toString(), mark));
        }
    }

    private List<Scored> scored(String asked, @Nullable Edtf born, List<String> marks, double threshold) {
        ReadName name = NameReader.read(asked);
        if (name.tokens().isEmpty()) {
            return List.of();
        }
        String year = born == null ? null : year(born);
        Map<UUID, Scored> scored = new LinkedHashMap<>(compared(name, names.bySound(asked, name, year, marks)));
        boolean oneWord = name.tokens().size() == 1;
        if (oneWord || scored.values().stream().noneMatch(s -> s.match().score() >= NEAR)) {
            scored.putAll(compared(name, names.byLetters(asked, oneWord, year, marks)));
        }
        return reaching(threshold, scored);
    }

    /** Null where it may be one of several. */
    private static @Nullable String year(Edtf date) {
        LocalDate first = date.earliest();
        LocalDate last = date.latest();
        return first == null || last == null || first.getYear() != last.getYear()
                ? null
                : String.format(Locale.ROOT, "%04d", first.getYear());
    }

    private static List<Scored> reaching(double threshold, Map<UUID, Scored> scored) {
        return scored.values().stream()
                .filter(s -> s.match().score() >= threshold)
                .toList();
    }

    /** Each of these people with the name that meets the one asked for best. */
    static Map<UUID, Scored> compared(ReadName asked, Map<UUID, List<String>> people) {
        Map<UUID, Scored> compared = new LinkedHashMap<>();
        people.forEach((id, texts) -> texts.stream()
                .map(text -> new Scored(id, text, NameMatcher.compare(asked, NameReader.read(text))))
                .min(BEST_FIRST)
                .ifPresent(best -> compared.put(id, best)));
        return compared;
    }

    static MatchResult result(Scored scored, NameIndex.Known known) {
        List<MatchReason> reasons = scored.match().explanation().stream()
                .map(p -> new MatchReason(
                        p.asked(),
                        p.found(),
                        p.role() == null ? null : p.role().name(),
                        rounded(p.likeness()),
                        p.reason()))
                .toList();
        return new MatchResult(
                known.id(),
                known.slug(),
                known.name(),
                scored.name(),
                rounded(scored.match().score()),
                scored.match().match(),
                reasons);
    }

    /** Down, so that no rounded score reaches a threshold that the score does not. */
    private static double rounded(double score) {
        return Math.floor(score * 10_000) / 10_000;
    }

    private static Qualifiers qualifiers(NameIndex.Known known) {
        return new Qualifiers(
                born(known.born()),
                Optional.ofNullable(known.heldSince()).flatMap(Edtf::parse).orElse(null));
    }

    /** The date of birth where the record has one only; where sources differ, it parts nobody. */
    private static @Nullable Edtf born(@Nullable String statements) {
        if (statements == null) {
            return null;
        }
        try {
            List<String> dates = new ArrayList<>();
            for (JsonNode stated : Json.mapper().readTree(statements)) {
                if (stated.path("property").asText().equals(Property.BIRTH_DATE.code())) {
                    dates.add(stated.path("value").asText());
                }
            }
            List<String> distinct = dates.stream().distinct().toList();
            return distinct.size() == 1 ? Edtf.parse(distinct.getFirst()).orElse(null) : null;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is no JSON", e);
        }
    }
}
