package org.habeas.detainee.merge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.detainee.match.MatchService;
import org.habeas.detainee.match.MatchService.Alike;
import org.habeas.detainee.merge.MergeView.MergedPerson;
import org.habeas.detainee.person.JoinedRecords;
import org.habeas.detainee.person.JoinedRecords.Traits;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of records whose names match and of which nobody has judged that they are of different people. Names alone suggest that
 * somebody looks; they never merge anybody.
 */
@ApplicationScoped
class MergeSuggestions {

    /** People whose names are looked up for one page, all in one query of the index of names. */
    private static final int LOOKED_AT = 50;

    private final JoinedRecords records;
    private final MatchService names;
    private final MergeRepository merges;

    MergeSuggestions(JoinedRecords records, MatchService names, MergeRepository merges) {
        this.records = records;
        this.names = names;
        this.merges = merges;
    }

    /** The place of a pair in the list; after the last pair of a person {@code other} is the last id that there can be. */
    record Place(UUID one, UUID other) {

        static final UUID LAST = new UUID(-1, -1);
        static final Place START = new Place(new UUID(0, 0), LAST);

        List<String> keys() {
            return List.of(one.toString(), other.toString());
        }
    }

    /** @param next null where nobody is left to look at */
    record Found(List<MergeSuggestion> items, @Nullable Place next) {}

    /** Whom one person's record may belong with, behind the place of the page before. */
    @Transactional
    Found of(UUID person, @Nullable Place place, int limit) {
        List<MergeSuggestion> found = pairs(List.of(person), false).stream()
                .filter(s -> place == null
                        || s.other().id().toString().compareTo(place.other().toString()) > 0)
                .toList();
        List<MergeSuggestion> page = shown(found.stream().limit(limit).toList());
        return new Found(
                page,
                found.size() > page.size()
                        ? new Place(person, page.getLast().other().id())
                        : null);
    }

    /** The pairs behind a place, each once; a page may hold fewer than there are, or none, and have a next. */
    @Transactional
    Found after(Place place, int limit) {
        List<UUID> looked = records.after(place.one(), !place.other().equals(Place.LAST), LOOKED_AT);
        List<MergeSuggestion> pairs = pairs(looked, true).stream()
                .filter(s -> !s.one().id().equals(place.one())
                        || s.other().id().toString().compareTo(place.other().toString()) > 0)
                .toList();
        if (pairs.size() > limit) {
            MergeSuggestion last = pairs.get(limit - 1);
            return new Found(
                    shown(pairs.subList(0, limit)),
                    new Place(last.one().id(), last.other().id()));
        }
        return new Found(shown(pairs), looked.size() < LOOKED_AT ? null : new Place(looked.getLast(), Place.LAST));
    }

    /** Notes the names of a page that are restricted. */
    private List<MergeSuggestion> shown(List<MergeSuggestion> page) {
        names.noteShown(page.stream()
                .flatMap(s -> Stream.of(
                        new MatchService.Named(s.one().id(), s.oneName()),
                        new MatchService.Named(s.other().id(), s.otherName())))
                .toList());
        return page;
    }

    private List<MergeSuggestion> pairs(List<UUID> people, boolean onlyLater) {
        List<Pair> pairs = new ArrayList<>();
        names.alike(people)
                .forEach((one, alike) -> alike.stream()
                        .filter(a -> !onlyLater || a.id().toString().compareTo(one.toString()) > 0)
                        .forEach(a -> pairs.add(new Pair(one, a))));
        Set<UUID> ids = pairs.stream()
                .flatMap(p -> Stream.of(p.one(), p.alike().id()))
                .collect(Collectors.toCollection(HashSet::new));
        Map<UUID, Traits> traits = ids.isEmpty() ? Map.of() : records.traits(ids);
        Judged judged = judged(traits.keySet());
        List<MergeSuggestion> suggestions = new ArrayList<>();
        for (Pair p : pairs) {
            Traits one = traits.get(p.one());
            Traits other = traits.get(p.alike().id());
            if (one != null && other != null && !judged.isDifferent(one.id(), other.id())) {
                suggestions.add(suggestion(p.alike(), one, other, judged));
            }
        }
        suggestions.sort(
                Comparator.comparing((MergeSuggestion s) -> s.one().id().toString())
                        .thenComparing(s -> s.other().id().toString()));
        return suggestions;
    }

    private record Pair(UUID one, Alike alike) {}

    private static MergeSuggestion suggestion(Alike alike, Traits one, Traits other, Judged judged) {
        List<MergeQualifier> qualifiers = MergeQualifier.of(one, other);
        return new MergeSuggestion(
                new MergedPerson(one.id(), one.slug(), one.name()),
                new MergedPerson(other.id(), other.slug(), other.name()),
                alike.score(),
                alike.asked(),
                alike.found(),
                MergeQualifier.strength(qualifiers),
                qualifiers,
                judged.unsure(one.id(), other.id()));
    }

    /** Judgements of some people; what was judged of somebody who is merged since holds for the survivor. */
    private Judged judged(Collection<UUID> people) {
        if (people.isEmpty()) {
            return new Judged(List.of(), Map.of());
        }
        Map<UUID, UUID> shownBy = records.shownBy(people);
        Set<UUID> all = new HashSet<>(people);
        all.addAll(shownBy.keySet());
        return new Judged(merges.standing(all), shownBy);
    }

    private record Judged(List<MergeEdge> edges, Map<UUID, UUID> shownBy) {

        boolean isDifferent(UUID one, UUID other) {
            return of(one, other).anyMatch(e -> e.judgement() == Judgement.DIFFERENT);
        }

        @Nullable
        UUID unsure(UUID one, UUID other) {
            return of(one, other)
                    .filter(e -> e.judgement() == Judgement.UNSURE)
                    .map(MergeEdge::id)
                    .findFirst()
                    .orElse(null);
        }

        private Stream<MergeEdge> of(UUID one, UUID other) {
            return edges.stream().filter(e -> {
                UUID a = shownBy.getOrDefault(e.survivor(), e.survivor());
                UUID b = shownBy.getOrDefault(e.absorbed(), e.absorbed());
                return a.equals(one) && b.equals(other) || a.equals(other) && b.equals(one);
            });
        }
    }
}
