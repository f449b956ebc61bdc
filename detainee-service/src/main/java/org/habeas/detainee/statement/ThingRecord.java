package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A charge, a hearing or a sentence, as computed from what is said of it.
 *
 * @param id made of the person and of what tells it from the others; statements and reasons name it by this
 * @param thing how statements address it
 * @param name what it is called among the things of its kind
 * @param since its earliest day, EDTF; null where nobody says
 * @param contested whether sources of the same rank contradict each other about one of its properties
 * @param properties what is said of it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ThingRecord(
        String id,
        ThingKind kind,
        Thing thing,
        String name,
        @Nullable String since,
        boolean contested,
        List<ThingProperty> properties) {

    /** What is shown of a property; null where nothing is. */
    public @Nullable ThingProperty shown(Property property) {
        return ThingProperty.of(property, properties);
    }
}
