package org.habeas.ingest.head;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who issued a document, where its first lines say so: by a label, or by what the heading of a bill or of the Record is. */
final class Issuers {

    private static final int FIRST = 12;

    private static final Pattern LABEL = Pattern.compile(
            "^(?:issued by|issuer|published by|publisher|(?:press|news) release (?:of|from|by)|news from)\\s*:?\\s+(?:the\\s+)?(\\p{Lu}.{2,118}?)\\.?$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OFFICE =
            Pattern.compile("^(?:the )?(Office of (?:the )?\\p{Lu}[^.:]{2,100})$", Pattern.CASE_INSENSITIVE);

    private static final Pattern SENATE = Pattern.compile("\\bIN THE SENATE OF THE UNITED STATES\\b");
    private static final Pattern HOUSE = Pattern.compile("\\bIN THE HOUSE OF REPRESENTATIVES\\b");

    private Issuers() {}

    static Optional<String> of(HeadLines lines, @Nullable String kind) {
        if ("record".equals(kind)) {
            return Optional.of("Congressional Record");
        }
        if ("bill-text".equals(kind)) {
            return lines.anyOfFirst(FIRST, SENATE)
                    ? Optional.of("United States Senate")
                    : lines.anyOfFirst(FIRST, HOUSE)
                            ? Optional.of("United States House of Representatives")
                            : Optional.empty();
        }
        for (String line : lines.first(FIRST)) {
            Matcher label = LABEL.matcher(line);
            if (label.matches()) {
                return Optional.of(label.group(1).strip());
            }
            Matcher office = OFFICE.matcher(line);
            if (office.matches()) {
                return Optional.of(office.group(1).strip());
            }
        }
        return Optional.empty();
    }
}
