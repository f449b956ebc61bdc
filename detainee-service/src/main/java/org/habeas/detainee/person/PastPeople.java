package org.habeas.detainee.person;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.Until;
import org.habeas.detainee.match.MatchService;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.language.name.NameFolding;
import org.habeas.language.name.TitleNames;

/**
 * Many people as they stood, by what was known, each by the same rule as one person is told by. However many they are, it takes a
 * fixed number of queries.
 */
@ApplicationScoped
class PastPeople {

    private final DetaineeRepository detainees;
    private final KnownThen then;
    private final MatchService names;
    private final ChangeFeed feed;
    private final Clock clock;
    private final int staleAfterDays;

    PastPeople(
            DetaineeRepository detainees,
            KnownThen then,
            MatchService names,
            ChangeFeed feed,
            Clock clock,
            DetaineeSettings settings) {
        this.detainees = detainees;
        this.then = then;
        this.names = names;
        this.feed = feed;
        this.clock = clock;
        this.staleAfterDays = settings.staleAfterDays();
    }

    /**
     * Somebody as they stood.
     *
     * @param summary the TLP:CLEAR one, by the present rule; without the cases until it is shown
     * @param documented labels of the marks of documents for which a filter by bill selects the person, with bars between
     */
    record Stood(Whom whom, KnownThen.Known known, DetaineeSummary summary, String documented) {

        Stood with(DetaineeSummary other) {
            return new Stood(whom, known, other, documented);
        }

        Stood with(String marks) {
            return new Stood(whom, known, summary, marks);
        }
    }

    /** Of the candidates those whom the filter selects by how they stood. */
    List<Stood> selected(List<Whom> candidates, PastCandidates asked) {
        List<Stood> stood = stood(candidates, asked.past()).stream()
                .filter(s -> asked.filter().admits(s.summary()))
                .toList();
        if (asked.past().asOf() == null) {
            return stood; // names are those of today, and the candidates were found by them
        }
        return called(documented(stood, asked), asked.filter());
    }

    /** These people as they stood, without those of whom nothing was known. */
    List<Stood> stood(List<Whom> candidates, Past past) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        Map<UUID, KnownThen.Known> known =
                known(candidates.stream().map(Whom::id).toList(), past);
        LocalDate today = today();
        List<Stood> stood = new ArrayList<>();
        for (Whom w : candidates) {
            KnownThen.Known of = known.getOrDefault(w.id(), KnownThen.Known.NOTHING);
            if (!of.statements().isEmpty()) {
                DetaineeSummary computed = DetaineeView.summary(
                        w.id(), w.slug(), of.statements(), past.day(today), past.knownOn(today), staleAfterDays);
                stood.add(
                        new Stood(w, of, past.asOf() == null ? computed.at(w.revision(), w.updated()) : computed, ""));
            }
        }
        return stood;
    }

    /** With the cases, which nobody is selected or sorted by. */
    DetaineeSummary shown(Stood stood, Past past) {
        return stood.summary()
                .with(DetaineeView.cases(stood.whom().id(), stood.known().statements(), past.day(today())));
    }

    /** As everybody may see them. */
    DetaineeView view(Stood stood, Past past) {
        return view(stood.whom(), stood.known(), Tlp.CLEAR, past, today());
    }

    private Map<UUID, KnownThen.Known> known(List<UUID> ids, Past past) {
        Instant asOf = past.asOf();
        if (asOf != null) {
            return then.of(ids, asOf);
        }
        Map<UUID, KnownThen.Known> known = new HashMap<>();
        detainees.statements(ids).forEach((id, all) -> known.put(id, new KnownThen.Known(Set.of(), all, List.of())));
        return known;
    }

    /** As somebody stood, as a clearance sees it; what has another version now has revision 0. */
    DetaineeView view(Whom w, KnownThen.Known known, Tlp clearance, Past past, LocalDate today) {
        DetaineeView computed = DetaineeView.compute(
                w.id(), w.slug(), known.statements(), clearance, past.day(today), past.knownOn(today), staleAfterDays);
        return past.asOf() == null ? computed.at(w.revision(), w.updated()) : computed;
    }

    /**
     * What Habeas told of these people at the instant that is asked for, as far as it is told anybody who is cleared so; nobody where none
     * is asked for.
     */
    Map<UUID, JsonNode> told(Collection<Stood> people, Past past, Tlp clearance) {
        Instant asOf = past.asOf();
        if (asOf == null || people.isEmpty()) {
            return Map.of();
        }
        List<String> ids = people.stream()
                .filter(s -> !s.known().isRestrictedFor(clearance))
                .map(s -> s.whom().id().toString())
                .toList();
        Map<UUID, JsonNode> told = new HashMap<>();
        feed.recordsAt(ids, asOf).forEach((id, record) -> told.put(UUID.fromString(id), record));
        return told;
    }

    /** These people with the revision and the time that their records had. */
    List<Stood> versioned(List<Stood> people, Past past) {
        Map<UUID, JsonNode> told = told(people, past, Tlp.CLEAR);
        return people.stream()
                .map(s -> Optional.ofNullable(told.get(s.whom().id()))
                        .map(record ->
                                s.with(s.summary().at(DetaineePast.revision(record), DetaineePast.updated(record))))
                        .orElse(s))
                .toList();
    }

    /** Those of whom a name of then is in the title of the bill, or whom a document of then names beside it. */
    private List<Stood> documented(List<Stood> stood, PastCandidates asked) {
        String bill = asked.filter().bill;
        if (bill == null || stood.isEmpty()) {
            return stood;
        }
        Until until = asked.past().until();
        Map<String, Object> values = new HashMap<>();
        String documented = DetaineeFilter.documented(values, bill, asked.marks(), until);
        values.put(
                "people",
                stood.stream().flatMap(s -> s.known().members().stream()).toArray(UUID[]::new));
        Map<UUID, String> marks = new HashMap<>();
        detainees
                .rows("select detainee_id, tlps from (" + documented + ") m where detainee_id = any(:people)", values)
                .getResultList()
                .forEach(row -> marks.put((UUID) ((Object[]) row)[0], (String) ((Object[]) row)[1]));
        Set<String> titled = titled(values, until);
        return stood.stream()
                .map(s -> s.with(s.known().members().stream()
                        .flatMap(member -> Optional.ofNullable(marks.get(member)).stream())
                        .collect(Collectors.joining("|"))))
                .filter(s -> !s.documented().isEmpty() || isTitled(s, titled))
                .toList();
    }

    /** What the title of the bill may name. */
    private Set<String> titled(Map<String, Object> values, Until until) {
        Set<String> titled = new HashSet<>();
        detainees
                .values("select unnest(b.title_names) from bill b where b.id = any(:bill)" + until.bill("b"), values)
                .getResultList()
                .forEach(name -> titled.add((String) name));
        return titled;
    }

    private static boolean isTitled(Stood stood, Set<String> titled) {
        List<String> names =
                stood.summary().names().stream().map(DetaineeSummary.Name::text).toList();
        return TitleNames.keysOf(names).stream().anyMatch(titled::contains);
    }

    /** Those of whom a name of then is what is searched for, by the ways in which names of today are found. */
    private List<Stood> called(List<Stood> stood, DetaineeFilter filter) {
        if (!filter.isNamed() || stood.isEmpty()) {
            return stood;
        }
        String name = String.valueOf(filter.q);
        Map<UUID, List<String>> all = new LinkedHashMap<>();
        stood.forEach(s -> all.put(
                s.whom().id(),
                s.summary().names().stream().map(DetaineeSummary.Name::text).toList()));
        Set<UUID> called = names.alikeAmong(name, all);
        Set<UUID> spelt = spelt(NameFolding.tokens(name), all);
        return stood.stream()
                .filter(s -> called.contains(s.whom().id())
                        || spelt.contains(s.whom().id()))
                .toList();
    }

    private Set<UUID> spelt(List<String> words, Map<UUID, List<String>> names) {
        List<UUID> ids = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        names.forEach((id, texts) -> texts.forEach(text -> {
            ids.add(id);
            keys.add(NameFolding.key(text));
        }));
        if (words.isEmpty() || ids.isEmpty()) {
            return Set.of();
        }
        Map<String, Object> values =
                new HashMap<>(Map.of("ids", ids.toArray(UUID[]::new), "keys", keys.toArray(String[]::new)));
        String sql =
                "select distinct n.id from unnest(cast(:ids as uuid[]), cast(:keys as text[])) n (id, key) where true"
                        + DetaineeFilter.words(values, words);
        Set<UUID> spelt = new HashSet<>();
        detainees.values(sql, values).getResultList().forEach(id -> spelt.add((UUID) id));
        return spelt;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
