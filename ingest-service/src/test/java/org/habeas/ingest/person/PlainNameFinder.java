package org.habeas.ingest.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.ingest.mention.BoundedMentions;
import org.habeas.language.name.NameFolding;
import org.habeas.language.name.NameWord;
import org.habeas.language.text.Sentences;
import org.habeas.language.text.Span;
import org.jspecify.annotations.Nullable;

/** The same as {@link NameFinder}, in the plainest way: maps in maps, every word an object, made anew for each change. */
final class PlainNameFinder {

    /** In bytes of JSON; see the bills of a document. */
    private static final long ROOM = 750_000;

    private static final double LETTER_BY_LETTER = 1.0;
    private static final double FOLDED = 0.95;
    private static final double SURNAME = 0.9;

    /** What may stand before a surname, with a capital, and is no given name. Folded, as everything here. */
    private static final Set<String> NO_GIVEN_NAMES =
            folded("Mr Dr Prof Professor Sir Minister President Premier Speaker Secretary Senator"
                    + " Representative General Colonel Major Captain Ambassador Deputy Chairman Academician Prisoner"
                    + " The A An And But Or So Yet For Nor If When While As After Before Since Until Because Although"
                    + " In On At By To From With Without Of About Under Against Both Neither Either Also Then Now Today"
                    + " Yesterday Only Even Is Was Has Had Did Does Will Free Release Why How That This"
                    + " Г-н Господин Президент Министр Спикер И Но А В На О Об К С По За Как Что Когда Если"
                    + " Պարոն Նախագահ Նախարար Եվ Բայց Իսկ Որ Երբ Եթե");

    /** Before a surname: of women. No record states that its person is one, so the surname is somebody else's. */
    private static final Pattern OF_A_WOMAN = Pattern.compile(
            "(?<!\\p{L})(?:Mrs|Ms|Miss|Madam|Madame|Mme|Mlle|Frau|Госпож\\p{L}{1,2}|Г-ж\\p{L}{1,2}|Տիկին|Օրիորդ)\\.?[\\s\\u00a0]{1,4}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Behind a surname: it is the name of a family, of a foundation, of a street. */
    private static final Pattern OF_SOMETHING_ELSE = Pattern.compile(
            "^[\\s\\u00a0]{1,4}(?:famil(?:y|ies)|brothers|sisters|siblings|foundation|fund|initiative|trust|group|institute|university"
                    + "|school|college|museum|library|hospital|cent(?:er|re)|street|avenue|square|xanım|hanım)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Node root = new Node();
    private final Map<UUID, Person> persons = new HashMap<>();

    private static final class Node {
        final Map<String, Node> next = new HashMap<>();
        final Set<UUID> persons = new TreeSet<>();
        final Set<String> spellings = new HashSet<>();
    }

    /**
     * @param surnames last words of the full names, never one that is the first word of the display name: some lists write
     *     the family first
     * @param given every other word of them
     */
    private record Person(String name, Set<String> surnames, Set<String> given) {}

    /** A full name in the text, from the word {@code first} to before the word {@code after}. */
    private record FullName(int first, int after, Node node) {}

    private PlainNameFinder() {}

    static PlainNameFinder of(Collection<KnownName> known) {
        PlainNameFinder finder = new PlainNameFinder();
        known.forEach(finder::add);
        return finder;
    }

    private void add(KnownName known) {
        Set<String> surnames = new HashSet<>();
        Set<String> given = new HashSet<>();
        List<String> display = NameFolding.tokens(known.name());
        for (String text : known.texts()) {
            List<String> folds = NameFolding.tokens(text);
            if (folds.isEmpty()) {
                continue;
            }
            Node node = root;
            for (String fold : folds) {
                node = node.next.computeIfAbsent(fold, f -> new Node());
            }
            node.persons.add(known.id());
            node.spellings.add(spaced(text));
            if (folds.size() > 1) {
                given.addAll(folds.subList(0, folds.size() - 1));
                surnames.add(folds.getLast());
            }
        }
        if (!display.isEmpty()) {
            surnames.remove(display.getFirst());
        }
        given.removeAll(surnames);
        persons.put(known.id(), new Person(known.name(), surnames, given));
    }

    List<PersonMention> find(String text) {
        List<NameWord> words = PlainWords.of(text);
        List<FullName> full = fullNames(text, words);
        Map<String, Set<UUID>> bearers = bearers(full);
        BoundedMentions<PersonMention> mentions = new BoundedMentions<>(ROOM);
        int name = 0;
        for (int i = 0; i < words.size(); i++) {
            if (name < full.size() && full.get(name).first() == i) {
                addFull(mentions, text, words, full.get(name));
                i = full.get(name).after() - 1;
                name++;
                continue;
            }
            UUID bearer = surname(text, words, i, bearers);
            if (bearer != null) {
                NameWord word = words.get(i);
                add(mentions, text, word.start(), word.end(), bearer, SURNAME);
            }
        }
        return mentions.mentions();
    }

    private List<FullName> fullNames(String text, List<NameWord> words) {
        List<FullName> full = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            FullName longest = longest(text, words, i);
            if (longest == null) {
                i++;
            } else {
                full.add(longest);
                i = longest.after();
            }
        }
        return full;
    }

    private @Nullable FullName longest(String text, List<NameWord> words, int first) {
        FullName longest = null;
        Node node = root;
        for (int i = first; i < words.size(); i++) {
            if (i > first && !NameWord.isOneName(text, words.get(i - 1), words.get(i))) {
                break;
            }
            node = walk(node, words.get(i).folds());
            if (node == null) {
                break;
            }
            if (!node.persons.isEmpty() && isWhole(text, words, first, i, node)) {
                longest = new FullName(first, i + 1, node);
            }
        }
        return longest;
    }

    private static @Nullable Node walk(Node from, List<String> folds) {
        Node node = from;
        for (String fold : folds) {
            node = node.next.get(fold);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    /**
     * Not where a hyphen makes it part of another name. A name of one word counts only letter by letter and where no other
     * given name stands before it: words that fold like it are too many.
     */
    private boolean isWhole(String text, List<NameWord> words, int first, int last, Node node) {
        if (NameWord.isHyphenated(
                text, words.get(first).start(), words.get(last).end())) {
            return false;
        }
        return last > first
                || words.get(first).folds().size() > 1
                || node.spellings.contains(text.substring(
                                words.get(first).start(), words.get(first).end()))
                        && isNoNameBefore(text, words, first, Set.of());
    }

    /** Whom each surname means in this text: those named in full. */
    private Map<String, Set<UUID>> bearers(List<FullName> full) {
        Map<String, Set<UUID>> bearers = new HashMap<>();
        for (FullName name : full) {
            for (UUID id : name.node().persons) {
                for (String surname : person(id).surnames()) {
                    bearers.computeIfAbsent(surname, s -> new HashSet<>()).add(id);
                }
            }
        }
        return bearers;
    }

    private @Nullable UUID surname(String text, List<NameWord> words, int at, Map<String, Set<UUID>> bearers) {
        NameWord word = words.get(at);
        Set<UUID> ids = word.folds().size() == 1 ? bearers.get(word.folds().getFirst()) : null;
        if (ids == null || ids.size() != 1 || NameWord.isHyphenated(text, word.start(), word.end())) {
            return null;
        }
        UUID id = ids.iterator().next();
        return isNoNameBefore(text, words, at, person(id).given()) && !isOfAnother(text, word) ? id : null;
    }

    /** Whether what stands beside a surname says that it is the name of another person or thing. */
    private static boolean isOfAnother(String text, NameWord word) {
        return OF_A_WOMAN
                        .matcher(text.substring(Math.max(0, word.start() - 16), word.start()))
                        .find()
                || OF_SOMETHING_ELSE
                        .matcher(text.substring(word.end(), Math.min(text.length(), word.end() + 20)))
                        .find();
    }

    /** Whether the word before is no given name, or one of {@code given}, or the initial of one. */
    private static boolean isNoNameBefore(String text, List<NameWord> words, int at, Set<String> given) {
        if (at == 0) {
            return true;
        }
        NameWord before = words.get(at - 1);
        String between = text.substring(before.end(), words.get(at).start());
        String word = before.folds().getLast();
        boolean initial = before.end() - before.start() == 1 && between.strip().equals(".");
        if (initial) {
            return given.stream().anyMatch(g -> g.startsWith(word));
        }
        return !NameWord.isOneName(text, before, words.get(at))
                || NO_GIVEN_NAMES.contains(word)
                || given.contains(word);
    }

    private void addFull(BoundedMentions<PersonMention> mentions, String text, List<NameWord> words, FullName name) {
        int start = words.get(name.first()).start();
        int end = words.get(name.after() - 1).end();
        Set<UUID> ids = name.node().persons;
        boolean exact = name.node().spellings.contains(spaced(text.substring(start, end)));
        add(
                mentions,
                text,
                start,
                end,
                ids.size() == 1 ? ids.iterator().next() : null,
                exact ? LETTER_BY_LETTER : FOLDED);
    }

    private void add(
            BoundedMentions<PersonMention> mentions, String text, int start, int end, @Nullable UUID id, double score) {
        String subject = id == null ? text.substring(start, end) : id.toString();
        mentions.add(subject, sentence -> mention(text, start, end, id, score, sentence));
    }

    private PersonMention mention(
            String text, int start, int end, @Nullable UUID id, double score, boolean inSentence) {
        Span sentence = inSentence ? Sentences.around(text, start, end) : new Span(start, end);
        String named = text.substring(start, end);
        return new PersonMention(
                named,
                start,
                end,
                id,
                id == null ? named : person(id).name(),
                score,
                text.substring(sentence.start(), sentence.end()),
                sentence.start(),
                sentence.end());
    }

    private Person person(UUID id) {
        Person person = persons.get(id);
        if (person == null) {
            throw new IllegalStateException("a name of nobody");
        }
        return person;
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("[\\s\\u00a0]+", " ");
    }

    private static Set<String> folded(String words) {
        return Set.copyOf(NameFolding.tokens(words));
    }
}
