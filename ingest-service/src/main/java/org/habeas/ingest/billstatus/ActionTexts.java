package org.habeas.ingest.billstatus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text of an action without markup, and the references to the Congressional Record that trail it. */
record ActionTexts(String text, List<String> references) {

    private static final String RECORD = "CR ";

    /** What a reference begins with, where not with the page. */
    private static final List<String> BEGINNINGS = List.of("consideration", "text", "CR");

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,500}>");

    static ActionTexts of(String raw) {
        String text = TAG.matcher(raw).replaceAll("").replaceAll("\\s+", " ").strip();
        int open = text.lastIndexOf('(');
        if (open < 0 || text.indexOf(')', open) != text.length() - 1) {
            return new ActionTexts(text, List.of());
        }
        String trailing = text.substring(open + 1, text.length() - 1);
        if (!isReference(trailing)) {
            return new ActionTexts(text, List.of());
        }
        List<String> references = new ArrayList<>();
        for (String reference : trailing.split(";")) {
            references.add(reference.strip());
        }
        return new ActionTexts(text.substring(0, open).strip(), List.copyOf(references));
    }

    /** {@code text: CR S348}, {@code consideration: CR H1-2; text: CR H3}, {@code CR S348}: of this form only. */
    private static boolean isReference(String trailing) {
        return trailing.startsWith(RECORD)
                || BEGINNINGS.stream()
                        .anyMatch(b -> trailing.startsWith(b) && trailing.indexOf(RECORD, b.length()) >= 0);
    }
}
