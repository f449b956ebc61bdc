package org.habeas.legislation.lineage;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a bill's file says that another bill belongs to it.
 *
 * @param type in the words of the file, {@code Identical bill}; null where it does not say
 * @param identifiedBy who found it, {@code CRS}, {@code House} or {@code Senate}; null where the file does not say
 * @param sameMeasure whether that says that both are one measure. Of the kinds that BILLSTATUS has only the identical bill does; a
 *     companion is the same measure in the other chamber. Related bills, those of one procedure and those with like texts are not.
 */
@Schema(name = "BillRelation")
public record Relation(@Nullable String type, @Nullable String identifiedBy, boolean sameMeasure) {

    private static final Set<String> SAME = Set.of(
            "identical bill", "identical measure", "identical", "companion bill", "companion measure", "companion");
    private static final Pattern REASON = Pattern.compile("(?s)(.*?)\\s*(?:\\(([^()]*)\\))?");

    /** @param reason as records have it: {@code Identical bill (CRS)}, with or without who found it */
    public static Relation read(String reason) {
        Matcher m = REASON.matcher(reason.strip());
        String type = m.matches() ? m.group(1).strip() : "";
        return new Relation(
                orNull(type),
                m.matches() && m.group(2) != null ? orNull(m.group(2).strip()) : null,
                SAME.contains(type.toLowerCase(Locale.ROOT)));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
