package org.habeas.ingest.head;

import java.util.Optional;
import java.util.regex.Pattern;
import org.habeas.language.citation.DocumentHead;
import org.jspecify.annotations.Nullable;

/** The line that is a document's title: the first that is no label, no date and no address, if it looks like one at all. */
final class Titles {

    private static final int FIRST = 14;
    private static final int LONGEST = 250;

    /** What may stand above a title. */
    private static final Pattern ABOVE = Pattern.compile(
            "^\\W*$|^\\W{0,4}(?:for immediate release|(?:press|news|media) releases?|releases?|embargoed|contacts?|media contacts?|press office|phone"
                    + "|tel|telephone|e-?mail|fax|date|dated|from|to|cc|page|washington,? d\\.?c\\.?)\\b\\W{0,4}(?::.*)?$"
                    + "|^\\W{0,4}(?:for immediate release|contacts?|media contacts?|from|to|date|phone|tel|fax|e-?mail)\\b\\s*:.*$"
                    + "|^for immediate release\\b.{0,60}$"
                    + "|^\\[.*\\]$|^from the congressional record\\b.*$|^(?:https?://|www\\.).*$|^\\S+@\\S+$"
                    + "|^[\\d\\s().+-]{7,20}$|^(?:legis-num|congress|session|chamber):.*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MARKUP = Pattern.compile("^[#*_=>\\s]+|[#*_=\\s]+$");
    private static final Pattern SUBJECT =
            Pattern.compile("^(?:re|subject)\\s*:\\s*(\\S.{3,248})$", Pattern.CASE_INSENSITIVE);

    private Titles() {}

    static Optional<String> of(HeadLines lines, @Nullable String kind) {
        if ("letter".equals(kind)) {
            return lines.first(2 * FIRST).stream()
                    .map(SUBJECT::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .map(m -> m.group(1).strip())
                    .findFirst();
        }
        for (String line : lines.first(FIRST)) {
            boolean above = ABOVE.matcher(line).matches()
                    || DocumentHead.of(line).date().isPresent() && line.length() < 60;
            if (!above) {
                String title = MARKUP.matcher(line).replaceAll("");
                return title.isEmpty() || title.length() > LONGEST ? Optional.empty() : Optional.of(title);
            }
        }
        return Optional.empty();
    }
}
