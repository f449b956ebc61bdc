package org.habeas.ingest.person;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.habeas.contracts.DocumentRecord.PersonMention;

/**
 * Finds known people in a text, in time linear in its length: full names by a trie over folded words, the longest first;
 * then, for those whom the text names in full, the surname alone. Two people with one name are never told apart by a
 * guess: such a mention belongs to nobody. Whom nobody tracks, but the text calls detained, is named beside them without an id.
 *
 * <p>A finder never changes. What has changed since it was made is a small layer over the same base, so that one new name
 * among 100,000 people costs what one name costs.
 */
public final class NameFinder {

    private final NameLayer base;
    private final List<NameLayer> layers;
    private final Predicate<String> forgotten;

    private NameFinder(NameLayer base, List<NameLayer> layers, Predicate<String> forgotten) {
        this.base = base;
        this.layers = layers;
        this.forgotten = forgotten;
    }

    public static NameFinder of(Collection<KnownName> known) {
        NameLayer base = NameLayer.of(known);
        return new NameFinder(base, List.of(base), name -> false);
    }

    /**
     * The people that this finder was first made of, with others as they are now; it finds what a finder made of all of them
     * finds.
     *
     * @param changed everybody who is new or has changed since, or is gone: without spellings
     */
    public NameFinder with(Collection<KnownName> changed) {
        if (changed.isEmpty()) {
            return new NameFinder(base, List.of(base), forgotten);
        }
        NameLayer before = base.without(changed.stream().map(KnownName::id).toList());
        return new NameFinder(base, List.of(before, NameLayer.of(changed)), forgotten);
    }

    /**
     * The same, that names nobody who was erased.
     *
     * @param names whether a name may be that of somebody who was
     */
    NameFinder forgetting(Predicate<String> names) {
        return new NameFinder(base, layers, names);
    }

    /** @param more how many there was no room for */
    public record Persons(List<PersonMention> mentions, long more) {}

    /** The mentions in the order of the text, none inside another, as far as a document has room for them. */
    public List<PersonMention> find(String text) {
        return search(NameText.of(text)).mentions();
    }

    /** The same, with how many are left. */
    public Persons search(NameText named) {
        NameScan known = new NameScan(named, layers);
        UnknownPeople unknown = UnknownPeople.in(named, known, forgotten);
        if (unknown.isNone()) {
            return known.persons();
        }
        return known.with(unknown).persons();
    }
}
