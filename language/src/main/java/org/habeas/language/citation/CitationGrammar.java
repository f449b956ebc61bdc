package org.habeas.language.citation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.MeasureType;
import org.jspecify.annotations.Nullable;

/**
 * The one grammar of bill citations, for whole strings and for running text.
 *
 * <pre>
 * citation  = [congress sep] type [sep] number {more} [sep congress]
 * type      = ("H.R." | "S." | "H.J.Res." … | "HR" | "SRES" … | ("House" ["of Representatives"] | "Senate") ["Joint" | "Concurrent"]
 *             ("Bill" | "Resolution" | "Res.")) ["No." | "Nos." | "Number"]
 * more      = ("," | [","] ("and" | "or" | "&") | "through" | "thru" | dash) number     in running text only
 * congress  = digits ["st" | "nd" | "d" | "rd" | "th"] ["Congress" | "Cong."] ["," session] [years], also in parentheses behind the number
 * session   = ("1st" | "2nd" | "2d" | "3rd" | "3d") ("Session" | "Sess.")
 * number    = 1 to 5 digits, leading zeros allowed
 * </pre>
 *
 * Dots and spaces within a type are free, a line break is a space, an empty line is none. In running text a Congress needs its
 * ending and, but for {@code (118th)}, its word; bare digits only before a type, and only from the 93rd on. There an abbreviation
 * begins with a capital. Every quantifier is bounded or possessive, so that matching is linear in the length of the text.
 */
final class CitationGrammar {

    static final String ORDINAL = "(?:st|nd|rd|th|d)";

    private static final String BLANK = "[ \\t\\r\\f\\u000B\\u00A0\\u2009\\u202F]{0,12}+";
    static final String GAP = BLANK + "(?:\\n" + BLANK + ")?+";

    private static final String DOT = "\\.?+" + GAP;

    /** Longest first: "H. Con. Res." begins like "H." */
    private static final String ABBREVIATED = "(?<h>[HS])" + DOT + "(?:(?<jc>Jt|J|Conc|Con|C)" + DOT
            + ")?+(?<res>Res(?:olutions?+)?+)\\.?+" + "|(?<hr>H" + DOT + "R)\\.?+|(?<s>S)\\.?+";

    private static final String SPELLED = "(?<chamber>House|Senate)" + GAP + "(?:of" + GAP + "Representatives" + GAP
            + ")?+(?:(?<kind>Joint|Concurrent)" + GAP + ")?+(?<what>Resolutions?+|Res\\.?+|Bills?+)";
    private static final String TYPE =
            "(?:" + SPELLED + "|" + ABBREVIATED + ")(?:" + GAP + "(?:Nos|No|Numbers|Number|Num)\\.?+)?+";
    private static final String NUMBER = "0{0,4}+(?<number>[1-9][0-9]{0,4}+)";

    /** Not where it goes on: "S. 1.5", "S. 12a"; only a hyphen may tie it to the other end of a range. */
    private static final String NUMBER_ENDS =
            "(?![\\p{N}\\p{L}]|[.,]\\p{N}|-\\p{N}(?<!-[1-9])|-[1-9][0-9]{0,4}+(?:[\\p{N}\\p{L}-]|[.,]\\p{N}))";

    private static final String DIGITS = "[1-9][0-9]{0,2}+";
    private static final String WORD = "Cong(?:ress|\\.)?+(?!\\p{L})";
    private static final String DASH = "[\\u2013\\u2014-]{1,2}+";

    private static final String YEARS = "[12][0-9]{3}(?:" + DASH + "[0-9]{2,4}+)?+(?![0-9])";

    /** What may trail a Congress: ", 2nd Session", "(2023-2024)". */
    private static final String TRAIL = "(?:,?+" + GAP + "[123](?:st|nd|rd|d)" + GAP
            + "Sess(?:ion|\\.)?+(?!\\p{L}))?+(?:,?+" + GAP + "(?:\\(" + YEARS + "\\)|" + YEARS + "))?+";

    /** In small letters, for a sentence that begins with "In the 118th Congress" speaks of what follows. */
    private static final String OF = "(?-i:(?:,?+" + GAP + "(?:as" + GAP + ")?+(?:introduced|passed|adopted|agreed"
            + GAP + "to))?+" + GAP + "(?:of|in|from|during)" + GAP + "(?:the" + GAP + ")?+)";

    /** "(118th)", "(118th Congress, 2nd Session)", ", 118th Cong. (2024)", "of the 118th Congress", "- 118th Congress". */
    private static final String CONGRESS_BEHIND = "(?:" + GAP + "\\(" + GAP + "(?:(?:in|of|from)" + GAP + "the" + GAP
            + ")?+(?<c1>" + DIGITS + ")" + ORDINAL + "(?:" + GAP + WORD + TRAIL + ")?+" + GAP + "\\)|(?:" + OF + "|"
            + BLANK
            + "(?:," + GAP + "|" + DASH + GAP + ")?+)(?<c2>" + DIGITS + ")" + ORDINAL + GAP + WORD + ")";

    /** "118th Congress, S.Res.540", "118th Cong., 2d Sess., S. Res. 540". */
    private static final String CONGRESS_BEFORE = "(?<before>" + DIGITS + ")" + ORDINAL + GAP + WORD
            + "(?:['\\u2019]s?+)?+" + TRAIL + "(?:" + BLANK + DASH + "|[,:])?+" + GAP;

    /** "118 S. 3000". No bill of an earlier Congress is cited so, and smaller numbers are something else. */
    private static final String BARE_BEFORE =
            "(?<![$#\\u00A7\\u20AC])(?<bare>9[3-9]|[1-9][0-9]{2})" + ORDINAL + "?+[ \\u00A0]";

    /** In running text the type is followed by a dot, a space or, without them, by the number: "S.3000", "HR1". */
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?:" + CONGRESS_BEFORE + "|" + BARE_BEFORE + ")?+(?<cited>" + TYPE + GAP + NUMBER + ")" + NUMBER_ENDS
                    + "(?<behind>" + CONGRESS_BEHIND + ")?+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern WHOLE = Pattern.compile(
            "(?:" + CONGRESS_BEFORE + "|(?<bare>" + DIGITS + ")" + ORDINAL + "?+" + GAP + "[-/,]?+" + GAP + ")?+" + TYPE
                    + GAP + "[-/]?+" + GAP + NUMBER + "(?:" + CONGRESS_BEHIND + TRAIL + "|" + GAP + "[-/(,]" + GAP
                    + "(?<after>" + DIGITS + "(?:(?=" + ORDINAL + ")|(?<=[0-9]{2})))" + ORDINAL + "?+" + GAP + "(?:"
                    + WORD + ")?+\\)?+|[ \\u00A0]" + GAP
                    + "(?<bareAfter>" + DIGITS + ")" + ORDINAL + ")?+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?://)?(?:www\\.)?congress\\.gov/bill/([1-9][0-9]{0,2})(?:st|nd|rd|th)-congress/"
                    + "(house|senate)-(?:(joint|concurrent)-)?(bill|resolution)/([1-9][0-9]{0,4})(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);

    /** One more number of a list or the other end of a range: ", 2", ", and 3", "through 12", "–5". */
    private static final Pattern MORE = Pattern.compile(
            GAP + "(?:(?<range>(?:through|thru)(?=\\s)|[\\u2010-\\u2015-])|(?<last>,?+" + GAP
                    + "(?:(?:and|or)(?=\\s)|&))|,)" + GAP + NUMBER + "(?![\\p{N}\\p{L}]|[.,/]\\p{N})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEHIND =
            Pattern.compile(CONGRESS_BEHIND, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private CitationGrammar() {}

    static Matcher more(CharSequence text) {
        return MORE.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    static Matcher congressBehind(CharSequence text) {
        return BEHIND.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** The Congress that a match of {@link #congressBehind} states. */
    static int congressOf(Matcher behind) {
        String digits = behind.group("c1") == null ? behind.group("c2") : behind.group("c1");
        return Integer.parseInt(digits);
    }

    /** Of running text. */
    static Matcher inText(CharSequence text) {
        return IN_TEXT.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

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
        String congress = firstOf(group(whole, "after"), group(whole, "bareAfter"), congress(whole));
        return Optional.of(new Citation(type(whole), Integer.parseInt(whole.group("number")), integer(congress)));
    }

    /** The Congress that a citation states, behind it rather than before it. */
    static @Nullable String congress(Matcher m) {
        return firstOf(group(m, "c1"), group(m, "c2"), group(m, "before"), group(m, "bare"));
    }

    static MeasureType type(Matcher m) {
        String chamber = group(m, "chamber");
        if (chamber != null) {
            return spelled(chamber, group(m, "kind"), m.group("what"));
        }
        if (group(m, "hr") != null) {
            return MeasureType.HR;
        }
        if (group(m, "s") != null) {
            return MeasureType.S;
        }
        String letters = group(m, "jc");
        String kind =
                letters == null ? null : letters.toLowerCase(Locale.ROOT).startsWith("j") ? "joint" : "concurrent";
        return spelled(m.group("h").equalsIgnoreCase("h") ? "house" : "senate", kind, "resolution");
    }

    /**
     * What a group matched in this match. The JDK keeps what a possessive group took in an attempt that failed further on:
     * in "H.J. Smith on S.Res.540" the J would make it a joint resolution.
     */
    static @Nullable String group(Matcher m, String name) {
        return m.start(name) < m.start() ? null : m.group(name);
    }

    static @Nullable Integer integer(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private static @Nullable String firstOf(@Nullable String... values) {
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
