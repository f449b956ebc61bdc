package org.habeas.language.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which given names are one name in several languages, and which syllables are one name in several romanisations: two lists of
 * the language, not of people ({@code given-names.txt}, {@code syllable-names.txt}).
 */
final class GivenNames {

    private static final Map<String, List<Entry>> GIVEN = load("given-names.txt");
    private static final Map<String, List<Entry>> SYLLABLES = load("syllable-names.txt");

    /**
     * A name in a line.
     *
     * @param group the line
     * @param shortened the name is a short form of the others
     */
    private record Entry(String group, boolean shortened) {}

    /**
     * Two names of one group.
     *
     * @param name the group's first name
     * @param shortened one of them is a short form
     */
    record Same(String name, boolean shortened) {}

    private GivenNames() {}

    static Optional<Same> given(Sounds one, Sounds other) {
        return same(GIVEN, one, other);
    }

    static Optional<Same> syllable(Sounds one, Sounds other) {
        return same(SYLLABLES, one, other);
    }

    /** The groups that a name belongs to, short forms apart. */
    static List<String> groups(Sounds sounds) {
        return GIVEN.getOrDefault(sounds.key(), List.of()).stream()
                .map(Entry::group)
                .distinct()
                .toList();
    }

    private static Optional<Same> same(Map<String, List<Entry>> names, Sounds one, Sounds other) {
        List<Entry> first = names.getOrDefault(one.key(), List.of());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> second = names.getOrDefault(other.key(), List.of());
        Optional<Same> best = Optional.empty();
        for (Entry a : first) {
            for (Entry b : second) {
                if (a.group().equals(b.group())) {
                    Same same = new Same(a.group(), a.shortened() || b.shortened());
                    if (!same.shortened()) {
                        return Optional.of(same);
                    }
                    best = Optional.of(same);
                }
            }
        }
        return best;
    }

    /** Sounds that are written in two ways within one language are one here. */
    static String key(String units) {
        StringBuilder key = new StringBuilder(units.length());
        for (char c : units.toCharArray()) {
            char plain = switch (c) {
                case 'y', 'j', 'Y' -> 'i';
                case 'w', 'W' -> 'v';
                case 'G', 'Q' -> 'g';
                case 'q' -> 'k';
                case 'Z' -> 'j';
                case 'E' -> 'e';
                case 'O' -> 'o';
                case 'U' -> 'u';
                case 'T' -> 't';
                case 'D' -> 'd';
                case 'X' -> 'K';
                default -> c;
            };
            if (key.isEmpty() || key.charAt(key.length() - 1) != plain) {
                key.append(plain);
            }
        }
        return key.toString();
    }

    private static Map<String, List<Entry>> load(String file) {
        Map<String, List<Entry>> names = new HashMap<>();
        try (InputStream in = GivenNames.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            for (String line : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    add(names, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }

    private static void add(Map<String, List<Entry>> names, String line) {
        String[] halves = line.split("\\|");
        String group = halves[0].strip().split("\\s+")[0];
        for (int half = 0; half < halves.length; half++) {
            boolean shortened = half > 0;
            for (String name :
                    Arrays.stream(halves[half].strip().split("\\s+")).distinct().toList()) {
                for (List<Romanisation.Reading> part : Romanisation.read(name)) {
                    names.merge(
                            Sounds.of(part.getFirst()).key(),
                            List.of(new Entry(group, shortened)),
                            (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                                    .distinct()
                                    .toList());
                }
            }
        }
    }
}
