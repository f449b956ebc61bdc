package org.habeas.ingest.person;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.habeas.language.name.NameFolding;
import org.habeas.language.name.NameWords;

/**
 * The spellings of many people as a trie over folded words, in flat arrays: 100,000 people with three spellings each take tens
 * of megabytes, and a word that begins no name costs one look at one array. It never changes once it is made.
 */
final class NameTrie {

    /** No word, no node, no person. */
    static final int NONE = -1;

    static final int ROOT = 0;

    private final NameTokens tokens = new NameTokens();
    private final NameEdges edges = new NameEdges();
    private final UUID[] ids;
    private final String[] names;
    /** Of each person: the tokens of their surnames, and of every other word of their names. */
    private final int[][] surnames;

    private final int[][] given;

    /** Whose name ends at a node: the first entry of a chain, one more than its index so that 0 is none. */
    private int[] bearers = new int[16];

    private int[] bearerPersons = new int[16];
    private int[] bearerNext = new int[16];
    private int bearerCount;

    /** Hashes of node, person and spelling, by which a name is found letter by letter. */
    private final NameHashes spellings = new NameHashes();

    private NameTrie(List<KnownName> known, Function<String, List<String>> folding) {
        int size = known.size();
        ids = new UUID[size];
        names = new String[size];
        surnames = new int[size][];
        given = new int[size][];
        for (int person = 0; person < size; person++) {
            add(person, known.get(person), folding);
        }
    }

    static NameTrie of(Collection<KnownName> known) {
        return of(known, NameFolding::tokens);
    }

    /** @param folding gives the tokens of a name, as {@link NameFolding#tokens} does */
    static NameTrie of(Collection<KnownName> known, Function<String, List<String>> folding) {
        return new NameTrie(
                known.stream().sorted(Comparator.comparing(KnownName::id)).toList(), folding);
    }

    private void add(int person, KnownName known, Function<String, List<String>> folding) {
        ids[person] = known.id();
        names[person] = known.name();
        Set<String> last = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (String text : new LinkedHashSet<>(known.texts())) {
            List<String> folds = folding.apply(text);
            if (folds.isEmpty()) {
                continue;
            }
            int node = ROOT;
            for (String fold : folds) {
                node = edges.childOrNew(node, tokens.numberOrNew(fold));
            }
            bear(node, person);
            spellings.add(hash(node, person, text, 0, text.length()));
            if (folds.size() > 1) {
                others.addAll(folds.subList(0, folds.size() - 1));
                last.add(folds.getLast());
            }
        }
        List<String> display = folding.apply(known.name());
        if (!display.isEmpty()) {
            last.remove(display.getFirst());
        }
        others.removeAll(last);
        surnames[person] = numbers(last);
        given[person] = numbers(others);
    }

    private int[] numbers(Set<String> folds) {
        return folds.stream().mapToInt(tokens::numberOrNew).toArray();
    }

    private void bear(int node, int person) {
        if (node >= bearers.length) {
            bearers = Arrays.copyOf(bearers, Math.max(node + 1, bearers.length * 2));
        }
        for (int entry = bearers[node]; entry != 0; entry = bearerNext[entry - 1]) {
            if (bearerPersons[entry - 1] == person) {
                return;
            }
        }
        if (bearerCount == bearerPersons.length) {
            bearerPersons = Arrays.copyOf(bearerPersons, bearerCount * 2);
            bearerNext = Arrays.copyOf(bearerNext, bearerCount * 2);
        }
        bearerPersons[bearerCount] = person;
        bearerNext[bearerCount] = bearers[node];
        bearers[node] = ++bearerCount;
    }

    int size() {
        return ids.length;
    }

    UUID id(int person) {
        return ids[person];
    }

    String name(int person) {
        return names[person];
    }

    /** The person with this id, or {@link #NONE}. */
    int person(UUID id) {
        return Math.max(NONE, Arrays.binarySearch(ids, id));
    }

    /** Last words of their full names, never one that is the first word of the display name: some lists write the family first. */
    Set<String> surnames(int person) {
        return tokens.texts(surnames[person]);
    }

    /** Every other word of their full names. */
    Set<String> given(int person) {
        return tokens.texts(given[person]);
    }

    /** For each different spelling of a text the node that it leads to from the root, or {@link #NONE}. */
    int[] beginnings(NameWords words) {
        int[] beginnings = new int[words.different()];
        for (int spelling = 0; spelling < beginnings.length; spelling++) {
            List<String> folds = words.foldsOfSpelling(spelling);
            beginnings[spelling] = folds.isEmpty() ? NONE : walk(ROOT, folds);
        }
        return beginnings;
    }

    /** The node that folds lead to, or {@link #NONE}. */
    int walk(int from, List<String> folds) {
        int node = from;
        for (int i = 0; i < folds.size() && node != NONE; i++) {
            int token = tokens.number(folds.get(i));
            node = token == NONE ? NONE : edges.child(node, token);
        }
        return node;
    }

    boolean isEnd(int node) {
        return node < bearers.length && bearers[node] != 0;
    }

    /** Whose name ends there. */
    int[] bearers(int node) {
        int count = 0;
        for (int entry = bearers[node]; entry != 0; entry = bearerNext[entry - 1]) {
            count++;
        }
        int[] persons = new int[count];
        for (int entry = bearers[node]; entry != 0; entry = bearerNext[entry - 1]) {
            persons[--count] = bearerPersons[entry - 1];
        }
        return persons;
    }

    /** Whether a person's name that ends at a node is written so, letter by letter but for its white space. */
    boolean isSpelled(int node, int person, String text, int start, int end) {
        return spellings.contains(hash(node, person, text, start, end));
    }

    /** 64 bits over the letters: that another spelling of the same person has the same is not to be expected in any text. */
    private static long hash(int node, int person, String text, int start, int end) {
        long hash = ((long) node << 32 | person) * 0x9E3779B97F4A7C15L;
        boolean space = false;
        boolean begun = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                space = begun;
                continue;
            }
            if (space) {
                hash = (hash ^ ' ') * 0x100000001B3L;
                hash ^= hash >>> 32;
            }
            hash = (hash ^ c) * 0x100000001B3L;
            hash ^= hash >>> 32;
            space = false;
            begun = true;
        }
        return hash == 0 ? 1 : hash;
    }
}
