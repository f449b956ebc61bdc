package org.habeas.ingest.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mail as its writer sent it.
 *
 * @param head the lines of the head that a reader is shown, as {@code Subject: …}
 * @param from who wrote it, by name where the mail gives one
 * @param to to whom it went, copies too
 * @param date its day where it was written, or null
 * @param parts of the body, in their order; where the same is there as text and as HTML, the text alone
 * @param attachments what is not read, each by its name or type
 */
public record Mail(
        List<String> head,
        @Nullable String subject,
        @Nullable String from,
        List<String> to,
        @Nullable String date,
        List<Part> parts,
        List<String> attachments) {

    /** Bytes of one part and the charset that it names; null where it names none, or one that nobody knows. */
    public record Part(
            boolean isHtml, byte[] bytes, @Nullable String charset) {}
}
