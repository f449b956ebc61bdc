package org.habeas.ingest.observation;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.ingest.stranger.WordStems;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does to a person, in the active voice: "A court sentenced X to ten years", "Azerbaijan released X". The verb has to
 * stand before the name with nothing but what X is called between them, behind whoever acts; what it needs behind the name is
 * part of the row. A release has to be all that is said: "released X on bail", "released X's letter" and "released X to house
 * arrest" are none.
 *
 * @param before what ends right before the name
 * @param behind what begins right behind it
 * @param code the value; null where it is the first group behind
 */
record DoneTo(
        Pattern before,
        Pattern behind,
        String property,
        @Nullable String code) {

    /** So much before a name is looked at. */
    private static final int WINDOW = 140;

    /** Who may do such a thing: never a modal verb, a negation or a form of "be". */
    private static final String WHO =
            "(?<!\\p{L})(?:(?:courts?|tribunal|judges?|jury|government|authorities|police|officers?|officials|soldiers|troops"
                    + "|forces|agents|militants|gunmen|rebels|kidnappers|captors|regime|prosecutors?|investigators|service|services|ministry"
                    + "|president|committee|junta|military|army|security)|(?!Not\\b|Who\\b|Never\\b|He\\b|She\\b|They\\b|It\\b)\\p{Lu}[\\p{L}’'-]+)"
                    + "(?:\\s+(?:has|have|had))?(?:\\s+(?:also|then|later|first|formally|subsequently|again|recently|today|yesterday|arbitrarily|illegally"
                    + "|unlawfully|wrongfully))?\\s+";

    /** What a person is called before the name; prepositions and possessives would make it somebody else. */
    private static final String CALLED =
            "\\s+(?:(?!(?:of|for|with|by|from|to|who|that|against|about|in|on|at|as|like|not|never|said|a|an|his|her|their|’s|'s)\\b)"
                    + "[\\p{L}-]+\\s+){0,6}$";

    private static final String NO_OWNER = "(?!['’]s?\\b|s['’])";
    private static final String NOT_SPEAKING = "(?!,?\\s+(?:said|says|told|wrote|added|and\\s+asked|asked)\\b)";
    private static final String END =
            "(?=\\s*(?:[.;,!]|$)|\\s+(?:from (?:prison|jail|custody|detention|captivity)|after|last|this week"
                    + "|yesterday|today|and|on (?!bail|parole|probation|condition|his|her|their|house)|in (?:\\d{4}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
                    + "|Oct|Nov|Dec))).*";

    private static final WordStems VERBS = WordStems.of(
            "arrested",
            "detained",
            "jailed",
            "imprisoned",
            "took",
            "released",
            "freed",
            "placed",
            "put",
            "charged",
            "indicted",
            "sentenced",
            "transferred",
            "moved");

    static final List<DoneTo> ALL = List.of(
            of("(?:arrested|detained|jailed|imprisoned|took into custody)", "", "custody", "HELD"),
            of("(?:released|freed)", END, "custody", "FREE"),
            of("(?:placed|put)", "\\s+under house arrest\\b", "custody", "HOUSE_ARREST"),
            of("(?:charged|indicted)", "\\s+(?:with|on|for|under)\\b", "proceedings", "CHARGED"),
            of("sentenced", "\\s+to\\s+" + Rule.TERM, "proceedings", "SENTENCED"),
            of("sentenced", "\\s+to\\s+" + Rule.TERM, "sentence", null),
            of("(?:transferred|moved)", "\\s+to\\s+" + Rule.PRISON, "placeOfDetention", null));

    private static DoneTo of(String verb, String behind, String property, @Nullable String code) {
        return new DoneTo(
                Pattern.compile(
                        WHO.replace("\\p{Lu}", "(?-i:\\p{Lu})") + verb + CALLED,
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                Pattern.compile(NO_OWNER + NOT_SPEAKING + behind.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE),
                property,
                code);
    }

    /** Whether a verb of any row stands somewhere before the name: without it no row is tried. */
    static boolean mayBeBefore(String quote, int start) {
        int verb = VERBS.next(quote, Math.max(0, start - WINDOW));
        return verb >= 0 && verb < start;
    }

    /** What it says of somebody whose name stands there, or null. */
    @Nullable
    String value(String quote, int start, int end) {
        int from = Math.max(0, start - WINDOW);
        if (!before.matcher(quote).region(from, start).find()) {
            return null;
        }
        Matcher after = behind.matcher(quote).region(end, quote.length());
        if (!after.lookingAt()) {
            return null;
        }
        return code == null ? value(after.toMatchResult()) : code;
    }

    private static String value(MatchResult found) {
        return found.group(1).replaceAll("\\s+", " ").strip();
    }
}
