package org.habeas.language.name;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which names the title of a bill may have. A title is read into all groups of words that may be a name, each folded; it names
 * somebody if one of the groups is what a name of theirs folds to. So both ways round, from a title to people and from a person to
 * titles, texts are only compared for being equal, and whoever does it comes to the same.
 *
 * <p>The words of a group follow one another and begin with a capital, as those of full names in documents do; a hyphen does not cut a
 * group out of a longer name. One word is no group: it is in too many titles.
 */
public final class TitleNames {

    /** It rises with every change of what titles and names are read into, the folding too: what is stored is then read anew. */
    public static final int VERSION = 1;

    /** A name of more words is not looked for. */
    private static final int MOST_IN_A_NAME = 12;

    /** A title with more words that may be of names is no title, and names nobody. */
    private static final int MOST_WORDS = 1_000;

    /**
     * A name in a title.
     *
     * @param text as the title writes it
     * @param start in UTF-16 code units of the title
     * @param end exclusive
     * @param name the spelling of the person that the text folds like
     */
    public record Place(String text, int start, int end, String name) {}

    private record Group(String key, int start, int end) {}

    private TitleNames() {}

    /** What a title may name, each once, in the order of the title. */
    public static Set<String> keys(String title) {
        Set<String> keys = new LinkedHashSet<>();
        groups(title).forEach(group -> keys.add(group.key()));
        return keys;
    }

    /** By what a name is found among {@link #keys}; empty where it is not looked for. */
    public static Optional<String> key(String name) {
        List<String> words = NameFolding.tokens(name);
        return words.size() < 2 || words.size() > MOST_IN_A_NAME
                ? Optional.empty()
                : Optional.of(String.join(" ", words));
    }

    /** By what these names are found, each once. */
    public static Set<String> keysOf(Collection<String> names) {
        Set<String> keys = new LinkedHashSet<>();
        names.forEach(name -> key(name).ifPresent(keys::add));
        return keys;
    }

    /** Where a title has one of these names: the longest of them, of several the first. */
    public static Optional<Place> find(String title, Collection<String> names) {
        Map<String, String> spellings = new LinkedHashMap<>();
        names.forEach(name -> key(name).ifPresent(key -> spellings.putIfAbsent(key, name)));
        return groups(title).stream()
                .filter(group -> spellings.containsKey(group.key()))
                .min(Comparator.comparing((Group group) -> group.start() - group.end())
                        .thenComparing(Group::start))
                .map(group -> {
                    String text = title.substring(group.start(), group.end());
                    // of spellings that fold alike the one that is written as the title has it, if there is one
                    String name = names.contains(text) ? text : spellings.getOrDefault(group.key(), text);
                    return new Place(text, group.start(), group.end(), name);
                });
    }

    private static List<Group> groups(String title) {
        List<NameWord> words = words(title);
        List<Group> groups = new ArrayList<>();
        for (int first = 0; first < words.size(); first++) {
            int start = words.get(first).start();
            List<String> folds = new ArrayList<>(words.get(first).folds());
            for (int last = first; folds.size() <= MOST_IN_A_NAME; ) {
                int end = words.get(last).end();
                if (folds.size() > 1 && !NameWord.isHyphenated(title, start, end)) {
                    groups.add(new Group(String.join(" ", folds), start, end));
                }
                last++;
                if (last == words.size() || !NameWord.isOneName(title, words.get(last - 1), words.get(last))) {
                    break;
                }
                folds.addAll(words.get(last).folds());
            }
        }
        return groups;
    }

    private static List<NameWord> words(String title) {
        try {
            return NameWord.of(title, MOST_WORDS, MOST_WORDS);
        } catch (NameWord.TooMany e) {
            return List.of();
        }
    }
}
