package org.habeas.language.citation;

import java.util.regex.Pattern;

/**
 * What stands beside digits and says whether they number a bill. Each rule looks at a bounded stretch of the text, and all its
 * words are here.
 */
final class Surroundings {

    private static final int BEFORE = 32;
    private static final int BEHIND = 90;

    /** A legislature of its own has bills and resolutions of its own: "Texas House Bill 20", "State Senate Bill 5". */
    private static final Pattern OF_A_STATE = Pattern.compile(
            "(?:\\b(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho"
                    + "|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota"
                    + "|Mississippi|Missouri|Montana|Nebraska|Nevada|Hampshire|Jersey|Mexico|York|Carolina|Dakota|Ohio"
                    + "|Oklahoma|Oregon|Pennsylvania|Rhode\\s+Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
                    + "|Wisconsin|Wyoming)(?:['\\u2019]s?)?\\s+(?:State\\s+)?|\\b[Ss]tate\\s+)$");

    /** "S. 12 of the Terrorism Act 2000" is a section of it; a Congress has an ordinal. */
    private static final Pattern SECTION = Pattern.compile(
            "\\s{1,3}(?:of|in)\\s{1,3}(?:the|that|this)\\s{1,3}(?![0-9])[^.;\\n]{0,60}?\\b(?:Act|Code|Constitution|Ordinance|Regulations?|Statutes?)\\b");

    /** What is done with a bill, or said of one. */
    private static final Pattern FIELD_VERB = Pattern.compile(
            "(?:\\b(?:introduc(?:e|es|ed|ing)|(?:co-?\\s?)?sponsor(?:s|ed|ing)?(?:\\s+of)?|support(?:s|ed|ing)?|oppos(?:e|es|ed|ing)"
                    + "|pass(?:es|ed|ing)?|amend(?:s|ed|ing)?|endors(?:e|es|ed|ing)|enact(?:s|ed|ing)?|against|bills?"
                    + "|legislation|vot(?:e|es|ed|ing)\\s+(?:for|on)|consider(?:s|ed|ing)?|passage\\s+of|called)[\\s,:(]{1,4})$",
            Pattern.CASE_INSENSITIVE);

    /** They are said of everything; so what follows must leave the digits alone. */
    private static final Pattern PREPOSITION =
            Pattern.compile("\\b(?:of|on|for|under|see|and)\\s{1,3}$", Pattern.CASE_INSENSITIVE);

    private static final String MARK = "[.,;:!?)\\]}\"'\\u2018\\u2019\\u201c\\u201d\\u2014\\u2013]";

    /** Behind the last number of a list: a mark, the end, or a word that nobody counts. */
    private static final Pattern ENDS = Pattern.compile("(?:\\s{0,12}(?:$|" + MARK + "(?![0-9])|\\()|\\s{1,12}(?:"
            + "a|after|all|also|amends?|and|are|as|at|be|because|been|before|both|but|by|calls?|can|could|did|do|does|during|each"
            + "|for|from|had|has|have|if|in|into|introduced|is|it|later|may|might|must|nor|of(?=\\s{1,3}the\\s{1,3}[0-9])|on|or|passed|pending|remain"
            + "|require|respectively|seek|shall|should|since|so|that|the|their|then|these|they|this|those|to|today|together"
            + "|until|was|we|were|when|which|while|who|will|with|without|would|yesterday)\\b)");

    private Surroundings() {}

    static boolean isOfAState(CharSequence text, int start) {
        return OF_A_STATE.matcher(before(text, start)).find();
    }

    static boolean isASection(CharSequence text, int end) {
        return SECTION.matcher(behind(text, end)).lookingAt();
    }

    /** Whether the sentence speaks of a bare "S 450" as of a bill. */
    static boolean isSpokenOf(CharSequence text, int start, int end) {
        CharSequence before = before(text, start);
        return FIELD_VERB.matcher(before).find() || PREPOSITION.matcher(before).find() && isEndOfNumbers(text, end);
    }

    /** Whether what follows counts nothing: "S. 1 and 2 of them", not "S. 1 and 2 days". */
    static boolean isEndOfNumbers(CharSequence text, int end) {
        return ENDS.matcher(behind(text, end)).lookingAt();
    }

    private static CharSequence before(CharSequence text, int start) {
        return text.subSequence(Math.max(0, start - BEFORE), start);
    }

    private static CharSequence behind(CharSequence text, int end) {
        return text.subSequence(end, Math.min(text.length(), end + BEHIND));
    }
}
