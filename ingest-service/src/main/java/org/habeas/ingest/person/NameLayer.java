package org.habeas.ingest.person;

import java.util.BitSet;
import java.util.Collection;
import java.util.UUID;

/**
 * Some of the people who are looked for in a text.
 *
 * @param gone which of them are no longer to be found here, because a newer layer has them as they are now
 * @param tracked whether they have records; of others only the text itself tells a name
 */
record NameLayer(NameTrie trie, BitSet gone, boolean tracked) {

    static NameLayer of(Collection<KnownName> known) {
        return new NameLayer(NameTrie.of(known), new BitSet(), true);
    }

    NameLayer without(Collection<UUID> people) {
        BitSet now = new BitSet();
        people.stream().mapToInt(trie::person).filter(p -> p != NameTrie.NONE).forEach(now::set);
        return new NameLayer(trie, now, tracked);
    }

    /** Whether the name of anybody who is to be found here ends at a node. */
    boolean isEnd(int node) {
        if (!trie.isEnd(node)) {
            return false;
        }
        if (gone.isEmpty()) {
            return true;
        }
        for (int person : trie.bearers(node)) {
            if (!gone.get(person)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name of any of them that ends at a node is written so, letter by letter. */
    boolean isSpelled(int node, String text, int start, int end) {
        for (int person : trie.bearers(node)) {
            if (!gone.get(person) && trie.isSpelled(node, person, text, start, end)) {
                return true;
            }
        }
        return false;
    }
}
