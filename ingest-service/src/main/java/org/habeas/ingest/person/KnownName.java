package org.habeas.ingest.person;

import java.util.List;
import java.util.UUID;

/**
 * A tracked person, as far as finding them in a text goes.
 *
 * @param name the display name
 * @param texts every spelling, the display name too
 */
public record KnownName(UUID id, String name, List<String> texts) {

    public KnownName {
        texts = List.copyOf(texts);
    }
}
