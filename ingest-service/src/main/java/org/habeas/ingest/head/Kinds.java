package org.habeas.ingest.head;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of document it is, by what its first lines call it. The first rule of the table that fits decides. */
final class Kinds {

    private static final int FIRST = 12;

    private record Rule(String kind, int lines, Pattern words) {}

    private static final List<Rule> TABLE = List.of(
            of("record", 4, "^\\[?Congressional Record\\b(?:[ ,:]|$)"),
            of(
                    "bill-text",
                    12,
                    "^legis-num:|^\\[Congressional Bills \\d|^(?-i:IN THE (?:SENATE OF THE UNITED STATES|HOUSE OF REPRESENTATIVES))$"),
            of(
                    "court-document",
                    20,
                    "^(?:in the )?(?:united states |u\\.s\\. )?(?:district|supreme|circuit|bankruptcy) court\\b"
                            + "|^(?:in the )?(?:united states )?court of appeals\\b|^european court of human rights$|\\bPlaintiffs?,?\\s*(?:v\\.|$)"),
            of(
                    "press-release",
                    FIRST,
                    "^(?:\\W{0,4})(?:for immediate release\\b|(?:press|news|media) release\\b(?! of\\b.{0,80}\\.$)|embargoed (?:until|for)\\b)"
                            + "|\\bfor immediate release\\W{0,4}$"),
            of(
                    "statement",
                    4,
                    "^(?:joint |press |official |public )?statement (?:by|of|from|on|for)\\b|^declaration by the\\b"),
            of(
                    "report",
                    4,
                    "^(?:\\W{0,4})(?:(?:annual|final|interim|special|country|staff|fact-?finding) )?report(?: (?:of|on|to|by|from)\\b|$)"),
            of("news", 8, "^.{3,60}\\((?-i:AP|AFP|Reuters|REUTERS|TASS|Interfax|Armenpress)\\)\\s*[-\\u2013\\u2014]"));

    private Kinds() {}

    static Optional<String> of(HeadLines lines, String text) {
        Optional<String> named = TABLE.stream()
                .filter(rule -> lines.anyOfFirst(rule.lines(), rule.words()))
                .map(Rule::kind)
                .findFirst();
        return named.or(() -> Letters.isALetter(lines, text) ? Optional.of("letter") : Optional.empty());
    }

    private static Rule of(String kind, int lines, String words) {
        return new Rule(kind, lines, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
    }
}
