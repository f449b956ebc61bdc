package org.habeas.language.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys by which a person is recognised again under any spelling of a name that was known: in any order of the words, with or without
 * the names between the first and the last, with the given name short, in another language or as an initial. Two names that share a
 * key may be one person's; keys are made to be kept as hashes where the names themselves may not be.
 */
public final class NameKeys {

    private static final int MOST_WORDS = 8;

    private NameKeys() {}

    /** Empty where the name has no letter. */
    public static Set<String> of(String name) {
        List<String> words = NameFolding.tokens(name);
        Set<String> keys = new LinkedHashSet<>();
        if (words.isEmpty()) {
            return keys;
        }
        keys.add(String.join(" ", new TreeSet<>(words)));
        if (words.size() == 1 || words.size() > MOST_WORDS) {
            return keys;
        }
        List<String> families = new ArrayList<>(List.of(words.getLast(), words.getFirst()));
        for (String family : families) {
            for (String other : words) {
                if (!other.equals(family) && family.length() > 1) {
                    keys.add(String.join(" ", new TreeSet<>(List.of(family, other))));
                    keys.add(other.charAt(0) + ". " + family);
                }
            }
        }
        for (NameToken token : NameReader.read(name).tokens()) {
            for (Sounds sounds : token.sounds()) {
                for (String group : GivenNames.groups(sounds)) {
                    families.forEach(family -> keys.add(group + " = " + family));
                }
            }
        }
        return keys;
    }
}
