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

/**
 * What a document says of the tracked people whom it names: held, released, charged, sentenced, transferred, ill. The rules are
 * English, look at one sentence at a time, and leave out whatever they are not sure of: a person reviews what they find, and
 * nobody reviews what is wrong in a thousand documents.
 */
public final class Observations {

    /** Version of the rules. */
    public static final String RULE = "observations/1";

    /** So many of one document; an event has room for them beside the mentions. */
    static final int MOST = 200;

    /** Who says so does not know it, wishes it, or denies it. */
    private static final Pattern UNSURE = Pattern.compile(
            "\\b(?:if|whether|would|could|might|should|unless|until|den(?:y|ies|ied)|false(?:ly)?|untrue|rumou?r(?:s|ed)?"
                    + "|reportedly|allegedly|not\\s+true|fears?|feared|risks?|no\\s+evidence|no\\s+proof)\\b|\\?",
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
     * @return in the order of the text; subject is the person's id, quote the sentence at its place in the text
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

    private static List<Observation> said(List<PersonMention> all, int which) {
        PersonMention m = all.get(which);
        String quote = m.quote();
        if (m.detaineeId() == null || !isSubject(quote.substring(0, m.start() - m.quoteStart()))) {
            return List.of();
        }
        int verb = verb(all, which);
        if (verb < 0 || UNSURE.matcher(quote).find()) {
            return List.of();
        }
        List<Observation> said = new ArrayList<>();
        for (Rule rule : Rule.ALL) {
            Matcher words = rule.words().matcher(quote).region(verb, quote.length());
            if (words.lookingAt()) {
                said.add(new Observation(
                        m.detaineeId().toString(),
                        rule.property(),
                        rule.value(words.toMatchResult()),
                        StatedDates.only(quote).orElse(null),
                        quote,
                        m.quoteStart(),
                        m.quoteEnd()));
            }
        }
        return said;
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
