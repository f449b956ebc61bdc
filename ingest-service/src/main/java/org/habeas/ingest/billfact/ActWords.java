package org.habeas.ingest.billfact;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.MeasureType;

/**
 * How English says what was done with a bill: the words right behind its mention ("S. 5 was introduced", "S. 5 passed the Senate")
 * and right before it ("the Senate passed S. 5", "introduced the X Act of 2005 (S. 5)"). The table is all that is recognised.
 *
 * @param words a pattern; its first group, if it has one, is the chamber
 * @param act what is said to be done; of {@code PASSED} the chamber decides
 */
record ActWords(Pattern words, Act act) {

    /** What a verb says; where a chamber has to be told it is read or follows from the measure. */
    enum Act {
        INTRODUCED,
        PASSED,
        PASSED_BOTH,
        SIGNED,
        VETOED
    }

    private static final String CHAMBER =
            "(?:the )?(?:full |entire )?(?:U\\.S\\. |US |United States )?(House|Senate)(?: of Representatives)?";

    private static final String WAS = "(?:was|were|has been|have been|had been)"
            + "(?: (?:also|then|later|first|formally|unanimously|overwhelmingly|recently|already|today|yesterday))? ";

    private static final String HOW =
            "(?: (?:also|then|later|unanimously|overwhelmingly|today|yesterday|narrowly|finally))?";

    /** Between a verb and the mention: nothing, what it is, or its title. */
    private static final String OBJECT = "(?:(?:the|a|an|his|her|their|our) )?(?:bipartisan |bicameral )?"
            + "(?:(?:bill|resolution|legislation|measure|companion bill)[,:]? )?"
            + "(?:(?:the )?[\"\\u201c]?(?:\\p{Lu}[\\p{L}\\p{N}'\\u2019.-]{0,24}|of|and|for|the|to|on|in|from|against)"
            + "(?:,? (?:\\p{Lu}[\\p{L}\\p{N}'\\u2019.-]{0,24}|of|and|for|the|to|on|in|from|against)){0,15} (?:Act|Resolution)"
            + "(?: of [12][0-9]{3})?[\"\\u201d]?,? )?[(\\[]?$";

    static final List<ActWords> BEHIND = List.of(
            of("(?:" + WAS + "|, )(?:re)?introduced\\b(?! to\\b)", Act.INTRODUCED),
            of("(?:has )?passed" + HOW + " (?:in )?" + CHAMBER + "\\b(?! Committee| Sub)", Act.PASSED),
            of("(?:has )?passed" + HOW + " both (?:chambers|houses)\\b", Act.PASSED_BOTH),
            of(
                    "(?:" + WAS + "|, )(?:passed|adopted|approved|agreed to)" + HOW + " (?:by|in) " + CHAMBER
                            + "\\b(?! Committee| Sub)",
                    Act.PASSED),
            of(WAS + "signed into law\\b", Act.SIGNED),
            of(WAS + "signed by (?:the )?President\\b", Act.SIGNED),
            of(WAS + "vetoed\\b", Act.VETOED));

    static final List<ActWords> BEFORE = List.of(
            of("\\b(?:re)?introduced " + OBJECT, Act.INTRODUCED),
            of("\\b" + CHAMBER + "(?: has)?" + HOW + " (?:passed|adopted|approved|agreed to) " + OBJECT, Act.PASSED),
            of(
                    "\\bPresident (?:\\p{Lu}[\\p{L}.'\\u2019-]{0,24} ){0,4}(?:has )?signed (?:into law )?" + OBJECT,
                    Act.SIGNED),
            of("\\bPresident (?:\\p{Lu}[\\p{L}.'\\u2019-]{0,24} ){0,4}(?:has )?vetoed " + OBJECT, Act.VETOED));

    /** A blank stands for any white space, and letters stand for themselves: titles are told by their capitals. */
    private static ActWords of(String words, Act act) {
        return new ActWords(Pattern.compile(words.replace(" ", "\\s{1,14}")), act);
    }

    /** Of a passage whose chamber the words do not tell, that of a simple resolution is its own. */
    Set<BillAct> acts(MatchResult found, MeasureType type) {
        return switch (act) {
            case INTRODUCED -> Set.of(BillAct.INTRODUCED);
            case PASSED -> Set.of(passed(found.group(1)));
            case PASSED_BOTH -> isSimple(type) ? Set.of() : Set.of(BillAct.PASSED_HOUSE, BillAct.PASSED_SENATE);
            case SIGNED -> isSimple(type) ? Set.of() : Set.of(BillAct.SIGNED);
            case VETOED -> isSimple(type) ? Set.of() : Set.of(BillAct.VETOED);
        };
    }

    private static BillAct passed(String chamber) {
        return chamber.equals("House") ? BillAct.PASSED_HOUSE : BillAct.PASSED_SENATE;
    }

    private static boolean isSimple(MeasureType type) {
        return type == MeasureType.HRES || type == MeasureType.SRES;
    }

    Matcher in(String text) {
        return words.matcher(text);
    }
}
