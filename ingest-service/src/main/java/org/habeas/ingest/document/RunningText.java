package org.habeas.ingest.document;

import java.util.List;
import org.habeas.contracts.DocumentRecord.FileFacts;
import org.habeas.contracts.DocumentRecord.Oddity;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document as it is stored and as all offsets count it, and what its file says beside it.
 *
 * @param title as the form of the text or its file gives it, or null
 * @param said what the form of the file makes certain, as a mail does its sender and its day
 * @param file what the file says of itself, or null
 */
record RunningText(
        String text,
        @Nullable String title,
        Metadata said,
        List<Oddity> oddities,
        @Nullable FileFacts file) {

    private static final int LONGEST_TITLE = 512;

    /** One beside which its file says nothing. */
    static RunningText of(String text, @Nullable String title, List<Oddity> oddities) {
        return new RunningText(text, title, Metadata.NONE, oddities, null);
    }

    /** A title is a line, not a text. */
    static String bounded(String title) {
        if (title.length() <= LONGEST_TITLE) {
            return title;
        }
        int cut = title.lastIndexOf(' ', LONGEST_TITLE - 1);
        if (cut <= LONGEST_TITLE / 2) {
            cut = LONGEST_TITLE - 1;
            cut -= Character.isHighSurrogate(title.charAt(cut - 1)) ? 1 : 0;
        }
        return title.substring(0, cut).stripTrailing() + "…";
    }
}
