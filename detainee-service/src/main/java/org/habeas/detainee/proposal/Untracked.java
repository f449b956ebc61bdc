package org.habeas.detainee.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.person.NewDetainee;
import org.habeas.detainee.person.NewDetainee.NewName;
import org.habeas.detainee.person.NewDetainee.NewStatement;
import org.habeas.detainee.statement.Statement;
import org.habeas.language.name.NameFolding;
import org.habeas.language.text.HiddenCharacters;

/**
 * Somebody whom nobody tracks and whom a document calls detained: their names as the document writes them, with the sentence that
 * names them, and what it says of them. One document proposes a person once; another one that names them too does so as well, and its
 * proposal lapses when one of them is accepted, for the ingest-service then knows the name.
 *
 * @param tlp that of the document: the names of a person are public, so only public documents propose one
 */
record Untracked(UUID document, String key, Tlp tlp, NewDetainee content) implements FoundInDocument {

    /** Of one document; a longer list is a register and comes with records. */
    private static final int MOST = 500;

    private static final int MOST_NAMES = 10;
    private static final int MOST_STATEMENTS = 50;
    private static final int LONGEST_NAME = 200;

    /** A lower score is of a name without a record; the names of people who are tracked never have one. */
    private static final double TRACKED = 0.9;

    /** @param erased whether a name may be that of somebody who was erased */
    static List<Untracked> in(DocumentRecord document, Predicate<String> erased) {
        Map<String, List<PersonMention>> people = new LinkedHashMap<>();
        for (PersonMention m : document.mentions().persons()) {
            if (isUntracked(m) && (people.size() < MOST || people.containsKey(m.name()))) {
                people.computeIfAbsent(m.name(), n -> new ArrayList<>()).add(m);
            }
        }
        List<Untracked> found = new ArrayList<>();
        people.forEach((name, mentions) -> {
            Set<String> names = names(name, mentions);
            if (names.stream().noneMatch(erased)) {
                of(document, names, mentions).ifPresent(found::add);
            }
        });
        return found;
    }

    static boolean isAnybodyIn(DocumentRecord document) {
        return document.tlp() == Tlp.CLEAR
                && document.mentions().persons().stream().anyMatch(Untracked::isUntracked);
    }

    private static boolean isUntracked(PersonMention m) {
        return m.detaineeId() == null && m.score() < TRACKED && isName(m.name());
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME
                && !name.isBlank()
                && NameFolding.tokens(name).size() > 1
                && HiddenCharacters.in(name).isEmpty();
    }

    /** As the document writes them in full, the one that it is known by first; a surname alone is no name of a record. */
    private static Set<String> names(String name, List<PersonMention> mentions) {
        Set<String> names = new LinkedHashSet<>(Set.of(name));
        mentions.stream()
                .map(m -> m.text().strip().replaceAll("[\\s\\u00a0]+", " "))
                .filter(Untracked::isName)
                .limit(MOST_NAMES)
                .forEach(names::add);
        return names;
    }

    private static Optional<Untracked> of(DocumentRecord d, Set<String> names, List<PersonMention> mentions) {
        return mentions.stream()
                .filter(m -> !m.quote().isBlank()
                        && m.quote().length() <= Observed.LONGEST_QUOTE
                        && m.quoteEnd() - m.quoteStart() == m.quote().length())
                .findFirst()
                .map(m -> of(d, names, m));
    }

    private static Untracked of(DocumentRecord d, Set<String> names, PersonMention named) {
        List<NewName> texts = names.stream()
                .limit(MOST_NAMES)
                .map(text -> new NewName(text, null, null, null, null))
                .toList();
        List<NewStatement> statements = d.observations().stream()
                .filter(o -> o.subject().equals(named.name()))
                .flatMap(o -> Observed.statement(d, o).stream())
                .distinct()
                .limit(MOST_STATEMENTS)
                .toList();
        NewDetainee content = new NewDetainee(
                null,
                null,
                texts,
                Observed.evidence(d, named.quote(), named.quoteStart(), named.quoteEnd()),
                statements);
        String key = Statement.sha256("untracked\n" + d.id() + "\n" + NameFolding.key(named.name()));
        return new Untracked(d.id(), key, d.tlp(), content);
    }

    @Override
    public Proposal proposed(UUID id, Instant now) {
        return new Proposal(id, this, now);
    }
}
