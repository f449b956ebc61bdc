package org.habeas.ingest.billtext;

import org.jspecify.annotations.Nullable;

/**
 * What a bill's text says.
 *
 * @param number as it is printed: {@code H. CON. RES. 12}
 * @param title the official one
 * @param publisher the chamber that published this version, or null
 * @param date of the last action that its head tells of, ISO, or null
 */
public record BillText(
        String text,
        @Nullable String number,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String date) {}
