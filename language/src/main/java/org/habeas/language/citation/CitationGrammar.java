package org.habeas.language.citation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.MeasureType;
import org.jspecify.annotations.Nullable;

/**
 * The one grammar of bill citations.
 *
 * <pre>
 * citation  = [congress sep] type [sep] number [sep congress]
 * type      = "H.R." | "S." | "H.J.Res." … | "HR" | "SRES" … | ("House" | "Senate") ["Joint" | "Concurrent"] ("Bill" | "Resolution" | "Res.")
 * congress  = digits ["st" | "nd" | "rd" | "th"] ["Congress" | "Cong."], also in parentheses behind the number
 * number    = 1 to 5 digits, leading zeros allowed
 * </pre>
 *
 * Dots and spaces within a type are free, a line break is a space. Every quantifier is bounded or possessive, so that
 * matching is linear in the length of the text.
 */
final class CitationGrammar {

    private static final String GAP = "[\\s\\u00A0]{0,12}+";
    private static final String DOT = "\\.?+" + GAP;

    /** Longest first: "H. Con. Res." begins like "H." */
    private static final String ABBREVIATED = "(?<h>[HS])" + DOT + "(?:(?<jc>J|Con|C)" + DOT
            + ")?+(?<res>Res(?:olution)?+)\\.?+" + "|(?<hr>H" + DOT + "R)\\.?+|(?<s>S)\\.?+";

    private static final String SPELLED = "(?<chamber>House|Senate)" + GAP + "(?:(?<kind>Joint|Concurrent)" + GAP
            + ")?+(?<what>Resolution|Res\\.?+|Bill)(?:" + GAP + "(?:No|Number|Num)\\.?+)?+";
    private static final String TYPE = "(?:" + SPELLED + "|" + ABBREVIATED + ")";
    private static final String NUMBER = "0{0,4}+(?<number>[1-9][0-9]{0,4}+)";
    private static final String ORDINAL = "(?:st|nd|rd|th)";

    /** Behind a number: "(118th)", "(118th Congress)", "of the 118th Congress", ", 118th Congress". */
    private static final String CONGRESS_BEHIND = GAP + "(?:\\((?<c1>[1-9][0-9]{0,2}+)" + ORDINAL + "(?:" + GAP
            + "Cong(?:ress|\\.)?+)?+\\)|,?+" + GAP + "(?:of" + GAP + "the" + GAP + ")?+(?<c2>[1-9][0-9]{0,2}+)"
            + ORDINAL + GAP
            + "Congress)";

    /** In running text the type is followed by a dot, a space or, without them, by the number: "S.3000", "HR1". */
    static final Pattern IN_TEXT = Pattern.compile(
            "(?<![\\p{L}\\p{N}.&/-])" + TYPE + "(?<gap>" + GAP + ")" + NUMBER
                    + "(?![\\p{N}]|[.,-]\\p{N}|[\\p{L}])(?<behind>" + CONGRESS_BEHIND + ")?+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern WHOLE = Pattern.compile(
            "(?:(?<before>[1-9][0-9]{0,2}+)" + ORDINAL + "?+" + GAP + "(?:Cong(?:ress|\\.)?+)?+" + GAP + "[-/,]?+" + GAP
                    + ")?+"
                    + TYPE + GAP + "[-/]?+" + GAP + NUMBER + "(?:" + CONGRESS_BEHIND
                    + "|" + GAP + "[-/(,]" + GAP + "(?<after>[1-9][0-9]{0,2}+)" + ORDINAL + "?+" + GAP
                    + "(?:Cong(?:ress|\\.)?+)?+\\)?+)?+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?://)?(?:www\\.)?congress\\.gov/bill/([1-9][0-9]{0,2})(?:st|nd|rd|th)-congress/"
                    + "(house|senate)-(?:(joint|concurrent)-)?(bill|resolution)/([1-9][0-9]{0,4})(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);

    private CitationGrammar() {}

    /** Reads a whole string as one citation. */
    static Optional<Citation> parse(String text) {
        String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
                .strip();
        if (plain.length() > 200) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(plain);
        if (address.matches()) {
            return Optional.of(new Citation(
                    spelled(address.group(2), address.group(3), address.group(4)),
                    Integer.parseInt(address.group(5)),
                    Integer.valueOf(address.group(1))));
        }
        Matcher whole = WHOLE.matcher(plain);
        if (!whole.matches()) {
            return Optional.empty();
        }
        String congress = firstOf(whole.group("before"), whole.group("c1"), whole.group("c2"), whole.group("after"));
        return Optional.of(new Citation(type(whole), Integer.parseInt(whole.group("number")), integer(congress)));
    }

    static MeasureType type(Matcher m) {
        if (m.group("chamber") != null) {
            return spelled(m.group("chamber"), m.group("kind"), m.group("what"));
        }
        if (m.group("hr") != null) {
            return MeasureType.HR;
        }
        if (m.group("s") != null) {
            return MeasureType.S;
        }
        String kind = m.group("jc") == null ? null : m.group("jc").equalsIgnoreCase("j") ? "joint" : "concurrent";
        return spelled(m.group("h").equalsIgnoreCase("h") ? "house" : "senate", kind, "resolution");
    }

    static @Nullable Integer integer(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    static @Nullable String firstOf(@Nullable String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static MeasureType spelled(String chamber, @Nullable String kind, String what) {
        boolean house = chamber.toLowerCase(Locale.ROOT).startsWith("h");
        if (what.toLowerCase(Locale.ROOT).startsWith("b")) {
            return house ? MeasureType.HR : MeasureType.S;
        }
        if (kind == null) {
            return house ? MeasureType.HRES : MeasureType.SRES;
        }
        return kind.toLowerCase(Locale.ROOT).startsWith("j")
                ? house ? MeasureType.HJRES : MeasureType.SJRES
                : house ? MeasureType.HCONRES : MeasureType.SCONRES;
    }
}
