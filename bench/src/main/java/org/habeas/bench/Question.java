package org.habeas.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to ask the service, and what the database is asked for it.
 *
 * @param tag sent as If-None-Match
 * @param status of the answer expected
 * @param queries of the floor; empty where there is none
 */
record Question(String path, @Nullable String tag, int status, List<Query> queries) {

    /** @param values of its parameters in their order */
    record Query(String sql, List<Object> values) {}

    static Question of(String path, Query... queries) {
        return new Question(path, null, 200, List.of(queries));
    }

    Question unchangedSince(String known) {
        return new Question(path, known, 304, queries);
    }
}
