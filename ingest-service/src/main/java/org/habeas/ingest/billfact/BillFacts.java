package org.habeas.ingest.billfact;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.BillId;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.DocumentRecord.Observation;
import org.habeas.ingest.observation.StatedDates;

/**
 * What a document says was done with the bills that it cites: introduced, passed by a chamber, signed, vetoed. The rules are English,
 * look at one sentence at a time, and leave out whatever they are not sure of: what is wished, denied, asked or only planned says
 * nothing, nor does what is done with an amendment, nor what is said of a bill whose Congress the document does not tell.
 */
public final class BillFacts {

    /** The property of such an observation; its subject is the bill's id. */
    public static final String PROPERTY = "action";

    /** So many of one document; an event has room for them beside the mentions. */
    static final int MOST = 100;

    /** One of them stands in every sentence that says any of it: cheap to see, and most have none. */
    private static final List<String> VERBS =
            List.of("introduced", "passed", "adopted", "approved", "agreed", "signed", "vetoed");

    private static final Pattern UNSURE = Pattern.compile(
            "\\b(?:if|whether|would|could|might|should|may|must|will|shall|unless|until|not|never|nor|cannot|without|den(?:y|ies|ied)|fail(?:s|ed|ing)?"
                    + "|refus\\w+|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|hop(?:e|es|ed|ing)|expect\\w*|plan(?:s|ned|ning)?|intend\\w*|want\\w*|wish\\w*"
                    + "|threat\\w+|vow\\w*|promis\\w+|seek\\w*|sought|tr(?:y|ies|ied|ying)|attempt\\w*|propos\\w+|call(?:s|ed|ing)? (?:on|for|upon)"
                    + "|nearly|almost|reportedly|allegedly|rumou?r\\w*|rejected|defeated|blocked|false(?:ly)?)\\b|n['\\u2019]t\\b|\\?",
            Pattern.CASE_INSENSITIVE);

    /** Then something about the bill is the subject, and not the bill. */
    private static final Pattern OF_THE_BILL = Pattern.compile(
            "\\b(?:amendments?|companions?|versions?|motions?|rules?|debates?|hearings?|votes?|substitutes?|reports?|bills? like|provisions?|sections?|parts?"
                    + "|language|similar|identical)\\b[^.;]*$",
            Pattern.CASE_INSENSITIVE);

    /** Behind a mention: its bracket, its title or other words aside, then the verb. */
    private static final Pattern ASIDE = Pattern.compile(
            "[)\\]]?(?:\\s{0,14}\\([^()]{1,80}\\))?(?:,\\s{1,14}(?!and\\b|or\\b|but\\b|introduced\\b|passed\\b|adopted\\b|approved\\b|agreed\\b)[^,;:]{1,120},)?\\s{0,14}");

    private BillFacts() {}

    /**
     * @param kind of the document: a summary is somebody's words about another document and states nothing, and a bill says what it would do
     * @param mentions in the order of the text
     * @return in the order of the text
     */
    public static List<Observation> of(String kind, List<BillMention> mentions) {
        if (kind.equals("summary") || kind.equals("bill-text")) {
            return List.of();
        }
        Set<Observation> found = new LinkedHashSet<>();
        for (BillMention mention : mentions) {
            if (found.size() < MOST) {
                found.addAll(said(mention));
            }
        }
        return found.stream().limit(MOST).toList();
    }

    private static List<Observation> said(BillMention mention) {
        Optional<BillId> bill = BillId.of(mention.billId());
        String quote = mention.quote();
        if (bill.isEmpty() || VERBS.stream().noneMatch(quote::contains)) {
            return List.of();
        }
        Set<BillAct> acts = acts(mention, bill.get());
        if (acts.isEmpty() || UNSURE.matcher(quote).find()) {
            return List.of();
        }
        String date = StatedDates.only(quote).orElse(null);
        List<Observation> said = new ArrayList<>();
        for (BillAct act : acts) {
            said.add(new Observation(
                    bill.get().toString(),
                    PROPERTY,
                    act.value(),
                    // with one date and two acts nobody can tell which is meant
                    acts.size() == 1 ? date : null,
                    quote,
                    mention.quoteStart(),
                    mention.quoteEnd()));
        }
        return said;
    }

    private static Set<BillAct> acts(BillMention mention, BillId bill) {
        String quote = mention.quote();
        String before = quote.substring(0, mention.start() - mention.quoteStart());
        int end = mention.end() - mention.quoteStart();
        Set<BillAct> acts = EnumSet.noneOf(BillAct.class);
        if (!OF_THE_BILL.matcher(before).find()) {
            Matcher aside = ASIDE.matcher(quote).region(end, quote.length());
            int verb = aside.lookingAt() ? aside.end() : end;
            for (ActWords words : ActWords.BEHIND) {
                Matcher m = words.in(quote).region(verb, quote.length());
                Matcher direct = words.in(quote).region(end, quote.length());
                if (m.lookingAt()) {
                    acts.addAll(words.acts(m, bill.type()));
                } else if (direct.lookingAt()) {
                    acts.addAll(words.acts(direct, bill.type()));
                }
            }
        }
        for (ActWords words : ActWords.BEFORE) {
            Matcher m = words.in(before);
            if (m.find()) {
                acts.addAll(words.acts(m, bill.type()));
            }
        }
        return acts;
    }
}
