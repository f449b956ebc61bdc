package org.habeas.kit.http;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts of others for the fields of a table: what a spreadsheet would take for a formula has an apostrophe before it. */
public final class TableText {

    /** Where a spreadsheet begins to reckon, the wide forms of some keyboards too. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    /** Where a field begins for a spreadsheet that parts fields otherwise than we do. */
    private static final Pattern WITHIN = Pattern.compile("(?<=[;\\t\\r\\n])(?= *[=+@＝＋－＠-])");

    private TableText() {}

    public static @Nullable String of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String inner = WITHIN.matcher(text).replaceAll("'");
        return FORMULA.indexOf(inner.charAt(0)) < 0 ? inner : "'" + inner;
    }

    /** Several texts in one field, a bar between, each safe by itself for whoever parts them; null where there are none. */
    public static @Nullable String joined(Collection<String> texts) {
        return texts.isEmpty() ? null : texts.stream().map(TableText::of).collect(Collectors.joining(" | "));
    }
}
