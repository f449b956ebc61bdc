package org.habeas.ingest.source;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.habeas.kit.fetch.FetchRequest.Validator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a source lists.
 *
 * @param key its address, the id of its bill, or its path in the folder
 * @param version as the source tells versions apart, empty where it does not
 * @param dated the day that the source gives it, null where it gives none
 * @param tries since this version was seen
 */
record SourceItem(
        String key,
        String version,
        @Nullable String dated,
        State state,
        int tries,
        @Nullable Instant due,
        @Nullable String code,
        @Nullable String reason,
        @Nullable UUID documentId,
        @Nullable Validator validator) {

    /** Where it is. */
    enum State {
        WAITING,
        DONE,
        FAILED,
        GIVEN_UP;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a source says of an item when it lists it. */
    record Listed(String key, String version, @Nullable String dated) {}
}
