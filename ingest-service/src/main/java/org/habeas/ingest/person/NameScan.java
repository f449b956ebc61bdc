package org.habeas.ingest.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.ingest.mention.BoundedMentions;
import org.habeas.ingest.person.NameFinder.Persons;
import org.habeas.language.name.NameWord;
import org.habeas.language.name.NameWords;
import org.habeas.language.text.Sentences;
import org.habeas.language.text.Span;
import org.jspecify.annotations.Nullable;

/** One look at one text, for the names of some layers of people. */
final class NameScan {

    /** In bytes of JSON; see the bills of a document. */
    private static final long ROOM = 750_000;

    private static final double LETTER_BY_LETTER = 1.0;
    private static final double FOLDED = 0.95;
    private static final double SURNAME = 0.9;

    /** Whoever has no record may be anybody: the text says who they are, and nothing confirms it. */
    private static final double UNKNOWN = 0.6;

    private final String text;
    private final NameWords words;
    private final List<NameLayer> layers;
    private final int[][] beginnings;
    private final List<FullName> full;
    /** Of each layer those who were met, by their number. */
    private final List<Map<Integer, NamedPerson>> met = new ArrayList<>();

    /** People of whom no record exists, by where the text names them. */
    private final Map<Integer, UnknownPeople.Place> unknown;

    NameScan(NameText named, List<NameLayer> layers) {
        this(
                named.text(),
                named.words(),
                layers,
                layers.stream().map(l -> l.trie().beginnings(named.words())).toArray(int[][]::new),
                Map.of());
    }

    private NameScan(
            String text,
            NameWords words,
            List<NameLayer> layers,
            int[][] beginnings,
            Map<Integer, UnknownPeople.Place> unknown) {
        this.text = text;
        this.words = words;
        this.layers = layers;
        this.beginnings = beginnings;
        this.unknown = unknown;
        layers.forEach(l -> met.add(new HashMap<>()));
        this.full = fullNames();
    }

    /** The same text once more, with people whom it names itself. */
    NameScan with(UnknownPeople people) {
        List<NameLayer> all = new ArrayList<>(layers);
        all.add(people.layer());
        int[][] begun = Arrays.copyOf(beginnings, all.size());
        begun[layers.size()] = people.layer().trie().beginnings(words);
        return new NameScan(text, words, all, begun, people.places());
    }

    /** The full names in the order of the text. */
    List<FullName> full() {
        return full;
    }

    String text(int start, int end) {
        return text.substring(start, end);
    }

    private List<FullName> fullNames() {
        List<FullName> found = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            FullName longest = begins(words.spelling(i)) ? longest(i) : null;
            UnknownPeople.Place place = unknown.get(words.start(i));
            if (place != null && (longest == null || longest.end() < place.end())) {
                longest = fullName(i, place);
            }
            if (longest == null) {
                i++;
            } else {
                found.add(longest);
                i = longest.after();
            }
        }
        return found;
    }

    private boolean begins(int spelling) {
        for (int[] of : beginnings) {
            if (of[spelling] != NameTrie.NONE) {
                return true;
            }
        }
        return false;
    }

    private @Nullable FullName longest(int first) {
        int[] nodes = new int[layers.size()];
        int[] ends = new int[layers.size()];
        int after = first;
        for (int which = 0; which < nodes.length; which++) {
            NameLayer layer = layers.get(which);
            int node = beginnings[which][words.spelling(first)];
            for (int i = first; node != NameTrie.NONE; i++) {
                if (layer.isEnd(node) && isWhole(layer, node, first, i)) {
                    nodes[which] = node;
                    ends[which] = i + 1;
                }
                if (i + 1 == words.size() || !words.isOneName(text, i)) {
                    break;
                }
                node = layer.trie().walk(node, words.folds(i + 1));
            }
            after = Math.max(after, ends[which]);
        }
        return after == first ? null : fullName(first, after, nodes, ends);
    }

    /** With letters that no word has: accents were lost. */
    private FullName fullName(int first, UnknownPeople.Place place) {
        int after = first + 1;
        while (after < words.size() && words.start(after) < place.end()) {
            after++;
        }
        int last = layers.size() - 1;
        NameLayer layer = layers.get(last);
        int person = layer.trie().person(place.person());
        NamedPerson bearer = met.get(last).computeIfAbsent(person, p -> NamedPerson.of(layer, p));
        return new FullName(first, after, words.start(first), place.end(), List.of(bearer), true);
    }

    private FullName fullName(int first, int after, int[] nodes, int[] ends) {
        List<NamedPerson> bearers = new ArrayList<>();
        boolean spelled = false;
        for (int which = 0; which < nodes.length; which++) {
            if (ends[which] != after) {
                continue;
            }
            NameLayer layer = layers.get(which);
            for (int person : layer.trie().bearers(nodes[which])) {
                if (!layer.gone().get(person)) {
                    bearers.add(met.get(which).computeIfAbsent(person, p -> NamedPerson.of(layer, p)));
                }
            }
            spelled |= layer.isSpelled(nodes[which], text, words.start(first), words.end(after - 1));
        }
        return new FullName(first, after, words.start(first), words.end(after - 1), bearers, spelled);
    }

    /**
     * Not where a hyphen makes it part of another name. A name of one word counts only letter by letter and where no other
     * given name stands before it: words that fold like it are too many.
     */
    private boolean isWhole(NameLayer layer, int node, int first, int last) {
        int start = words.start(first);
        int end = words.end(last);
        if (NameWord.isHyphenated(text, start, end)) {
            return false;
        }
        return last > first
                || words.folds(first).size() > 1
                || layer.isSpelled(node, text, start, end)
                        && SurnameContext.isNoNameBefore(text, words, first, Set.of());
    }

    /** The mentions in the order of the text, none inside another, as far as a document has room for them. */
    Persons persons() {
        Map<String, Set<NamedPerson>> bearers = bearers();
        BoundedMentions<PersonMention> mentions = new BoundedMentions<>(ROOM);
        int name = 0;
        for (int i = 0; i < words.size() && !full.isEmpty(); i++) {
            if (name < full.size() && full.get(name).first() == i) {
                FullName found = full.get(name++);
                addFull(mentions, found);
                i = found.after() - 1;
                continue;
            }
            NamedPerson bearer = surname(i, bearers);
            if (bearer != null) {
                add(mentions, words.start(i), words.end(i), bearer, bearer.id() == null ? UNKNOWN : SURNAME);
            }
        }
        return new Persons(mentions.mentions(), mentions.more());
    }

    /** Whom each surname means in this text: those named in full. */
    private Map<String, Set<NamedPerson>> bearers() {
        Map<String, Set<NamedPerson>> bearers = new HashMap<>();
        Set<NamedPerson> seen = new HashSet<>();
        for (FullName name : full) {
            for (NamedPerson person : name.bearers()) {
                if (seen.add(person)) {
                    person.surnames()
                            .forEach(s -> bearers.computeIfAbsent(s, x -> new HashSet<>())
                                    .add(person));
                }
            }
        }
        return bearers;
    }

    private @Nullable NamedPerson surname(int at, Map<String, Set<NamedPerson>> bearers) {
        List<String> folds = words.folds(at);
        Set<NamedPerson> persons = folds.size() == 1 ? bearers.get(folds.getFirst()) : null;
        int start = words.start(at);
        int end = words.end(at);
        if (persons == null || persons.size() != 1 || NameWord.isHyphenated(text, start, end)) {
            return null;
        }
        NamedPerson person = persons.iterator().next();
        boolean isTheirs = SurnameContext.isNoNameBefore(text, words, at, person.given())
                && !SurnameContext.isOfAWoman(text, start)
                && !SurnameContext.isOfSomethingElse(text, end);
        return isTheirs ? person : null;
    }

    private void addFull(BoundedMentions<PersonMention> mentions, FullName name) {
        NamedPerson only = name.bearers().size() == 1 ? name.bearers().getFirst() : null;
        double score = name.spelled() ? LETTER_BY_LETTER : FOLDED;
        add(mentions, name.start(), name.end(), only, only != null && only.id() == null ? UNKNOWN : score);
    }

    private void add(
            BoundedMentions<PersonMention> mentions, int start, int end, @Nullable NamedPerson person, double score) {
        String subject = person == null || person.id() == null
                ? text.substring(start, end)
                : person.id().toString();
        mentions.add(subject, sentence -> mention(start, end, person, score, sentence));
    }

    private PersonMention mention(int start, int end, @Nullable NamedPerson person, double score, boolean inSentence) {
        Span sentence = inSentence ? Sentences.around(text, start, end) : new Span(start, end);
        String named = text.substring(start, end);
        return new PersonMention(
                named,
                start,
                end,
                person == null ? null : person.id(),
                person == null ? named : person.name(),
                score,
                text.substring(sentence.start(), sentence.end()),
                sentence.start(),
                sentence.end());
    }
}
