package org.habeas.ingest.person;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.habeas.ingest.stranger.Strangers;
import org.habeas.ingest.stranger.Strangers.Stranger;
import org.habeas.language.name.NameFolding;

/**
 * Those of one text whom nobody tracks, told apart by their names: "Anna Maria Example" and "Anna Example" are one, and so is
 * whoever stands in parentheses. From then on they are looked for as the known ones are, by their surname too.
 *
 * @param places where the text names them with what is said of them, by the beginning
 */
record UnknownPeople(NameLayer layer, Map<Integer, Place> places) {

    /** @param end where the name ends in the text */
    record Place(UUID person, int end) {}

    /** @param tokens folded, of its longest form */
    private record Named(List<String> tokens, Set<String> texts, List<Stranger> where) {}

    static UnknownPeople in(NameText named, NameScan known, Predicate<String> forgotten) {
        String text = named.text();
        List<Stranger> strangers = apart(Strangers.in(text), known);
        List<Named> people = new ArrayList<>();
        Map<String, List<String>> folds = new HashMap<>();
        Function<String, List<String>> folded = name -> folds.computeIfAbsent(name, NameFolding::tokens);
        strangers.stream()
                .filter(s -> !forgotten.test(text.substring(s.start(), s.end())) && !forgotten.test(s.alias()))
                .sorted(Comparator.comparing((Stranger s) -> s.start() - s.end())
                        .thenComparing(Stranger::start))
                .forEach(s -> add(people, spaced(text.substring(s.start(), s.end())), s, folded));
        List<KnownName> names = new ArrayList<>();
        Map<Integer, Place> places = new HashMap<>();
        for (Named person : people) {
            UUID id = new UUID(0, names.size());
            List<String> texts = List.copyOf(person.texts());
            names.add(new KnownName(id, texts.getFirst(), texts));
            person.where().forEach(s -> places.put(s.start(), new Place(id, s.end())));
        }
        return new UnknownPeople(new NameLayer(NameTrie.of(names, folded), new BitSet(), false), places);
    }

    boolean isNone() {
        return places.isEmpty();
    }

    /** Those who are not somebody known, nor named by a part of the name of somebody known. */
    private static List<Stranger> apart(List<Stranger> strangers, NameScan known) {
        if (strangers.isEmpty() || known.full().isEmpty()) {
            return strangers;
        }
        Set<String> parts = new HashSet<>();
        known.full().forEach(f -> f.bearers().forEach(b -> parts.addAll(b.surnames())));
        known.full().forEach(f -> f.bearers().forEach(b -> parts.addAll(b.given())));
        List<Stranger> apart = new ArrayList<>();
        int next = 0;
        for (Stranger s : strangers) {
            while (next < known.full().size() && known.full().get(next).end() <= s.start()) {
                next++;
            }
            boolean overlaps =
                    next < known.full().size() && known.full().get(next).start() < s.end();
            if (!overlaps && !parts.containsAll(NameFolding.tokens(known.text(s.start(), s.end())))) {
                apart.add(s);
            }
        }
        return apart;
    }

    /** The longest names come first. */
    private static void add(List<Named> people, String name, Stranger stranger, Function<String, List<String>> folded) {
        List<String> tokens = folded.apply(name);
        Named same = people.stream()
                .filter(p -> isPart(tokens, p.tokens()) || p.texts().contains(name))
                .findFirst()
                .orElse(null);
        if (same == null) {
            same = new Named(tokens, new LinkedHashSet<>(), new ArrayList<>());
            people.add(same);
        }
        same.texts().add(name);
        if (!stranger.alias().isEmpty()) {
            same.texts().add(spaced(stranger.alias()));
        }
        same.where().add(stranger);
    }

    /** Whether a name has these words in their order, and the same last one. */
    private static boolean isPart(List<String> words, List<String> name) {
        if (words.isEmpty() || !words.getLast().equals(name.getLast())) {
            return false;
        }
        int found = 0;
        for (String word : name) {
            found += found < words.size() && words.get(found).equals(word) ? 1 : 0;
        }
        return found == words.size();
    }

    private static String spaced(String name) {
        return name.strip().replaceAll("[\\s\\u00a0]+", " ");
    }
}
