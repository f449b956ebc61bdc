package org.habeas.ingest.person;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a text names in full.
 *
 * @param id of the record; null of somebody who has none
 * @param name the display name
 * @param surnames last words of the full names, folded
 * @param given every other word of them
 */
record NamedPerson(@Nullable UUID id, String name, Set<String> surnames, Set<String> given) {

    static NamedPerson of(NameLayer layer, int person) {
        NameTrie trie = layer.trie();
        return new NamedPerson(
                layer.tracked() ? trie.id(person) : null, trie.name(person), trie.surnames(person), trie.given(person));
    }
}
