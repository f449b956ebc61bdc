package org.habeas.ingest.office;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The running text of an office file and what the file says of itself, as far as that can be.
 *
 * @param pages where in the text each page begins, rising; none where the format has no pages
 * @param created an instant as the file gives it
 * @param partly whether something of it could not be read
 */
public record OfficeText(
        String text,
        List<Integer> pages,
        @Nullable String title,
        @Nullable String author,
        @Nullable String created,
        @Nullable String language,
        boolean partly) {}
