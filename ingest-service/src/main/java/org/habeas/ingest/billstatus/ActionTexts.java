package org.habeas.ingest.billstatus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an action without markup, and the references to the Congressional Record that trail it. */
record ActionTexts(String text, List<String> references) {

    /** {@code (text: CR S348)}, {@code (consideration: CR H1-2; text: CR H3)}: only at the end, and only of this form. */
    private static final Pattern TRAILING =
            Pattern.compile("\\s*\\(((?:consideration|text|text of measure|CR)[^()]*CR [^()]*|CR [^()]*)\\)\\s*$");

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,500}>");

    static ActionTexts of(String raw) {
        String text = TAG.matcher(raw).replaceAll("").replaceAll("\\s+", " ").strip();
        List<String> references = new ArrayList<>();
        Matcher trailing = TRAILING.matcher(text);
        if (trailing.find()) {
            for (String reference : trailing.group(1).split(";")) {
                references.add(reference.strip());
            }
            text = text.substring(0, trailing.start()).strip();
        }
        return new ActionTexts(text, List.copyOf(references));
    }
}
