package org.habeas.ingest.person;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tracked person, as far as finding them in a text goes.
 *
 * @param name the display name
 * @param texts every spelling, the display name too
 * @param slug what people call the record by; null where no state has told it yet
 */
public record KnownName(
        UUID id, String name, List<String> texts, @Nullable String slug) {

    public KnownName {
        texts = List.copyOf(texts);
    }

    public KnownName(UUID id, String name, List<String> texts) {
        this(id, name, texts, null);
    }
}
