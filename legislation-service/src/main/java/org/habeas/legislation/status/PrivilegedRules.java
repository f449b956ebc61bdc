package org.habeas.legislation.status;

import static org.habeas.contracts.MeasureType.HCONRES;
import static org.habeas.contracts.MeasureType.HJRES;
import static org.habeas.contracts.MeasureType.HR;
import static org.habeas.contracts.MeasureType.HRES;
import static org.habeas.contracts.MeasureType.S;
import static org.habeas.contracts.MeasureType.SCONRES;
import static org.habeas.contracts.MeasureType.SJRES;
import static org.habeas.contracts.MeasureType.SRES;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.habeas.contracts.MeasureType;

/**
 * The table: which measures have a short way through the Senate. Official titles of them follow a form, so each pattern is
 * tied to the beginning of the title: a bill that amends such a law, or speaks of it, does not begin so.
 */
final class PrivilegedRules {

    private static final String FORM = "^(?:an? (?:joint |concurrent )?(?:resolution|bill) )?";

    private static final String SECTION_502B = "(?:\\bsection 502B ?\\(c\\)|\\b22 U\\.S\\.C\\. 2304\\(c\\))";

    private static final String FORCES = "(?:the |all )?United States (?:Armed )?Forces\\b";

    /** What is prohibited is one sale of which Congress was notified: proposed, by letter of offer or license, or to a country. */
    private static final String A_CERTAIN_SALE =
            "(?=proposed\\b|.{0,80}\\bproposed (?:sale|export|transfer|retransfer)s?\\b"
                    + "|(?:foreign military|direct commercial) sale\\b|issuance of .{0,60}letters? of offer\\b"
                    + "|(?:license|issuance of .{0,60}licenses?)\\b.*\\bexports?\\b|issuance of .{0,50}export licenses?\\b"
                    + "|.{0,80}\\bto (?:the )?(?-i:[A-Z]).*\\bof certain\\b)";

    static final List<PrivilegedRule> TABLE = List.of(
            rule(
                    "502b-request",
                    PrivilegedKind.SECTION_502B,
                    Set.of(SRES, HRES),
                    FORM + "requesting\\b.*" + SECTION_502B,
                    SECTION_502B,
                    "22 U.S.C. 2304(c)",
                    true,
                    true,
                    "It asks the Secretary of State for a statement on the human rights practices of a country that is given security assistance."),
            rule(
                    "502b-assistance",
                    PrivilegedKind.SECTION_502B,
                    Set.of(SJRES, HJRES),
                    FORM + "(?:to )?(?:terminat|restrict|continu)(?:e|ing)?\\b.*\\bsecurity assistance\\b.*"
                            + SECTION_502B,
                    SECTION_502B,
                    "22 U.S.C. 2304(c)",
                    true,
                    false,
                    "It ends, restricts or continues security assistance to a country after such a statement."),
            rule(
                    "war-powers-law",
                    PrivilegedKind.WAR_POWERS,
                    Set.of(SJRES, HJRES, S, HR),
                    FORM + "(?:to )?(?:direct|requir)(?:e|ing)? the (?:removal|termination of the use) of " + FORCES
                            + ".*\\bhostilities\\b",
                    "\\bWar Powers Resolution\\b|\\bsection 1013\\b|\\b50 U\\.S\\.C\\. 1546a\\b",
                    "50 U.S.C. 1546a (section 1013 of P.L. 98-164)",
                    true,
                    false,
                    "It requires by law that forces leave hostilities for which there is neither a declaration of war nor an authorization."),
            rule(
                    "war-powers-concurrent",
                    PrivilegedKind.WAR_POWERS,
                    Set.of(SCONRES, HCONRES),
                    FORM
                            + "(?:to )?direct(?:ing)? the President,? pursuant to section 5\\(c\\) of the War Powers Resolution,? to (?:remove|terminate the use of)\\b",
                    "\\bsection 5\\(c\\)",
                    "50 U.S.C. 1544(c) and 1546 (sections 5(c) and 7 of the War Powers Resolution)",
                    false,
                    false,
                    "It directs the President by concurrent resolution to remove forces from such hostilities."),
            rule(
                    "arms-sale",
                    PrivilegedKind.ARMS_EXPORT_CONTROL,
                    Set.of(SJRES, HJRES),
                    FORM
                            + "(?:(?:providing for|relating to)(?: the)?(?: congressional)? disapproval of the (?:proposed )?"
                            + "|prohibiting the " + A_CERTAIN_SALE + "(?:proposed )?)"
                            + "(?:(?:foreign military|direct commercial) sale\\b"
                            + "|(?:sale|transfer|retransfer|export|license|issuance of .{0,60}(?:letters? of offer|licenses?))\\b"
                            + ".*\\b(?:defense (?:articles?|services?|equipment)|weaponry|munitions|firearms|technical data)\\b)",
                    // Section 601(b), the way of all these measures, is in an Act whose name has the words of this
                    // one's.
                    "\\bsection 36\\b.{0,40}\\bArms Export Control Act\\b|\\b22 U\\.S\\.C\\. 2776\\b",
                    "22 U.S.C. 2776 (section 36 of the Arms Export Control Act), and 22 U.S.C. 2753(d) for a transfer between other countries",
                    true,
                    false,
                    "It prohibits a sale, export or transfer of arms of which the President has notified Congress."));

    private PrivilegedRules() {}

    private static PrivilegedRule rule(
            String id,
            PrivilegedKind kind,
            Set<MeasureType> measures,
            String title,
            String action,
            String statute,
            boolean discharge,
            boolean statement,
            String meaning) {
        return new PrivilegedRule(
                id,
                kind,
                Collections.unmodifiableSet(EnumSet.copyOf(measures)),
                Pattern.compile(title, Pattern.CASE_INSENSITIVE),
                Pattern.compile(action, Pattern.CASE_INSENSITIVE),
                statute,
                discharge,
                statement,
                meaning);
    }
}
