package org.habeas.ingest.stranger;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Files of cases, as organisations keep them: a line with a name, with its number perhaps, and below it "Date of detention:",
 * "Place of detention:", "Sentence:".
 */
final class CaseHeads {

    private static final int LONGEST = 300;
    private static final int MOST_LINES = 4;

    private static final Pattern LABEL = Pattern.compile(
            "(?:date|place|day)\\s+of\\s+(?:the\\s+)?(?:detention|arrest|imprisonment)\\s*:|(?:detained|arrested|sentenced?|released|prison\\s+term)"
                    + "\\s*:",
            Pattern.CASE_INSENSITIVE);

    private CaseHeads() {}

    /** Whose file it is, if a word of holding stands in a label; else nobody. */
    static List<Strangers.Stranger> before(String text, int at) {
        int line = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int begin = line;
        while (begin < at && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        if (at - begin > 24
                || !LABEL.matcher(text)
                        .region(begin, Math.min(text.length(), begin + 60))
                        .lookingAt()) {
            return List.of();
        }
        int lines = 0;
        int end = line - 1;
        while (end > 0 && lines < MOST_LINES && at - end < LONGEST) {
            int from = text.lastIndexOf('\n', end - 1) + 1;
            if (!text.substring(from, end).isBlank()) {
                lines++;
                Passage p = new Passage(text, from, end);
                int first = p.size() > 1 && p.isNumber(0) ? 1 : 0;
                NameShape name = p.size() > first ? NameShape.at(p, first) : null;
                if (name != null && (name.after() == p.size() || p.has(name.after(), '('))) {
                    return List.of(new Strangers.Stranger(
                            p.start(name.first()), p.end(name.after() - 1), Strangers.alias(p, name)));
                }
            }
            end = from - 1;
        }
        return List.of();
    }
}
