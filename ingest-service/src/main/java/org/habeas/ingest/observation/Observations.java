package org.habeas.ingest.observation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.ingest.stranger.WordStems;

/**
 * What a document says of the people whom it names, tracked or not: held, charged, on trial, sentenced, transferred, released, dead,
 * ill, and by whom in the active voice. The rules are
 * English, look at one sentence at a time, and leave out whatever they are not sure of: a person reviews what they find, and
 * nobody reviews what is wrong in a thousand documents.
 */
public final class Observations {

    /** Version of the rules. */
    public static final String RULE = "observations/2";

    /** So many of one document; an event has room for them beside the mentions. */
    static final int MOST = 200;

    /** Who says so does not know it, wishes it, or denies it. */
    private static final Pattern UNSURE = Pattern.compile(
            "\\b(?:if|whether|would|could|might|should|unless|until|den(?:y|ies|ied)|false(?:ly)?|untrue|rumou?r(?:s|ed)?"
                    + "|reportedly|allegedly|not\\s+true|fears?|feared|risks?|no\\s+evidence|no\\s+proof)\\b|\\?",
            Pattern.CASE_INSENSITIVE);

    /** Who speaks so wants it, or expects it; what a person wants to be is not. */
    private static final Pattern WISHED = Pattern.compile(
            "\\b(?:calls?|called|calling|demand(?:s|ed|ing)?|urge[sd]?|urging|ask(?:s|ed|ing)?|appeal(?:s|ed|ing)?|hopes?|hoped|want(?:s|ed)?|wish(?:es)?"
                    + "|plan(?:s|ned)?|expect(?:s|ed)?|promise[sd]?|pledge[sd]?|agree[sd]?|must|shall|will|once|until|before|when|insist(?:s|ed)?"
                    + "|require[sd]?|propose[sd]?|consider(?:s|ed)?|prevent(?:s|ed)?|oppose[sd]?|not|never|nor|nobody|no\\s+one|almost|nearly|soon|claim(?:s|ed)?)\\b",
            Pattern.CASE_INSENSITIVE);

    /** The worst that can be wrong: that somebody is free, or dead. */
    private static final Set<String> FINAL = Set.of("FREE", "DEAD");

    private static final Pattern WHO = Pattern.compile(",\\s+who\\s+");

    /** A mention with a lower score is of somebody without a record; of two who are tracked it is no lower. */
    private static final double SURE = 0.9;

    /** Without one of these no row of any table is met. */
    private static final WordStems STATES = WordStems.of(
            "arrest",
            "detain",
            "prison",
            "imprison",
            "jail",
            "custody",
            "captur",
            "held",
            "releas",
            "freed",
            "free",
            "set_free",
            "charged",
            "indicted",
            "sentenced",
            "trial",
            "died",
            "transferred",
            "moved",
            "taken",
            "took",
            "hospital",
            "ill",
            "seriously",
            "critically",
            "gravely",
            "in_critical",
            "in_serious",
            "in_poor",
            "in_grave",
            "hunger",
            "placed",
            "put",
            "remanded");

    /** Before a verb of somebody who acts. */
    private static final Pattern NEGATED =
            Pattern.compile("\\b(?:not|never|nor|neither|cannot|without)\\b|n['’]t\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_THEIR_CASE = Pattern.compile(
            "\\b(?:release|case|detention|arrest|imprisonment|trial|jailing)\\s+of\\s+(?:(?!of\\b)[\\p{L}-]+\\s+){0,6}$",
            Pattern.CASE_INSENSITIVE);

    /** Before it another thought ends. */
    private static final Pattern CLAUSE = Pattern.compile(
            "[,;:—–]|\\b(?:that|when|after|before|because|while|since|where|as)\\b", Pattern.CASE_INSENSITIVE);

    /** Of "the wife of A was arrested" the person is not the subject. */
    private static final Pattern BELONGING = Pattern.compile(
            "\\b(?:of|to|for|with|by|from|against|about|alongside|near|like|on|in|at|than|['’]s)\\b|['’]s\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern JOINED = Pattern.compile("(?:,\\s*and|,|\\s+and)\\s+", Pattern.CASE_INSENSITIVE);

    private static final Pattern ASIDE =
            Pattern.compile("(?:\\s*\\([^()]{1,80}\\))?(?:,\\s+(?!and\\b|or\\b|but\\b)[^,;:]{1,80},)?\\s+");

    private Observations() {}

    /**
     * @param kind of the document: a summary is somebody's words about another document and states nothing
     * @return in the order of the text; subject is the person's id, or the name of whoever has none, quote the sentence at its place in the text
     */
    public static List<Observation> of(String kind, Mentions mentions) {
        if (kind.equals("summary")) {
            return List.of();
        }
        List<PersonMention> inOrder = mentions.persons().stream()
                .sorted(Comparator.comparingInt(PersonMention::start))
                .toList();
        Set<Observation> found = new LinkedHashSet<>();
        for (int i = 0; i < inOrder.size() && found.size() < MOST; i++) {
            found.addAll(said(inOrder, i));
        }
        return found.stream().limit(MOST).toList();
    }

    /** What is anchored at the name is looked for first, for it is seldom there; then whether the sentence means it. */
    private static List<Observation> said(List<PersonMention> all, int which) {
        PersonMention m = all.get(which);
        String quote = m.quote();
        if (!isOnePerson(m) || !STATES.isIn(quote)) {
            return List.of();
        }
        List<Stated> stated = stated(all, which);
        if (stated.isEmpty() || UNSURE.matcher(quote).find()) {
            return List.of();
        }
        boolean wished = WISHED.matcher(quote).find();
        List<Observation> said = new ArrayList<>();
        stated.forEach(s -> add(said, m, s.property(), s.value(), wished));
        return said;
    }

    /** A property and its value. */
    private record Stated(String property, String value) {}

    private static List<Stated> stated(List<PersonMention> all, int which) {
        PersonMention m = all.get(which);
        String quote = m.quote();
        int start = m.start() - m.quoteStart();
        int end = m.end() - m.quoteStart();
        List<Stated> stated = new ArrayList<>();
        Matcher who = WHO.matcher(quote).region(end, quote.length());
        List<Stated> ofWho = who.lookingAt() ? at(quote, who.end()) : List.of();
        List<Stated> ofThem = at(quote, verb(all, which));
        if (!ofWho.isEmpty() || !ofThem.isEmpty()) {
            String before = quote.substring(0, start);
            boolean subject = isSubject(before);
            stated.addAll(subject || OF_THEIR_CASE.matcher(before).find() ? ofWho : List.of());
            stated.addAll(subject ? ofThem : List.of());
        }
        if (stated.isEmpty() && DoneTo.mayBeBefore(quote, start)) {
            for (DoneTo done : DoneTo.ALL) {
                String value = done.value(quote, start, end);
                if (value != null && !NEGATED.matcher(quote).find()) {
                    stated.add(new Stated(done.property(), value));
                }
            }
        }
        return stated;
    }

    private static List<Stated> at(String quote, int verb) {
        List<Stated> stated = new ArrayList<>();
        for (Rule rule : verb < 0 ? List.<Rule>of() : Rule.ALL) {
            Matcher words = rule.words().matcher(quote).region(verb, quote.length());
            if (words.lookingAt()) {
                stated.add(new Stated(rule.property(), rule.value(words.toMatchResult())));
            }
        }
        return stated;
    }

    /** Somebody who is tracked, or who has no record; never one of several who have the name. */
    private static boolean isOnePerson(PersonMention m) {
        return m.detaineeId() != null || m.score() < SURE;
    }

    private static void add(List<Observation> said, PersonMention m, String property, String value, boolean wished) {
        if (wished && FINAL.contains(value)) {
            return;
        }
        said.add(new Observation(
                m.detaineeId() == null ? m.name() : m.detaineeId().toString(),
                property,
                value,
                StatedDates.only(m.quote()).orElse(null),
                m.quote(),
                m.quoteStart(),
                m.quoteEnd()));
    }

    private static boolean isSubject(String before) {
        int from = 0;
        Matcher clause = CLAUSE.matcher(before);
        while (clause.find()) {
            from = clause.end();
        }
        return !BELONGING.matcher(before.substring(from)).find();
    }

    /** Where the verb is looked for: behind the name, others that are named with it, and a word aside; -1 if nothing follows. */
    private static int verb(List<PersonMention> all, int which) {
        PersonMention m = all.get(which);
        String quote = m.quote();
        int at = m.end() - m.quoteStart();
        for (int next = which + 1; next < all.size(); next++) {
            Matcher joined = JOINED.matcher(quote).region(at, quote.length());
            int other = all.get(next).start() - m.quoteStart();
            if (!joined.lookingAt() || joined.end() != other || all.get(next).end() > m.quoteEnd()) {
                break;
            }
            at = all.get(next).end() - m.quoteStart();
        }
        Matcher aside = ASIDE.matcher(quote).region(at, quote.length());
        return aside.lookingAt() ? aside.end() : -1;
    }
}
