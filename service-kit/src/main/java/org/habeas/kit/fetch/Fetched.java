package org.habeas.kit.fetch;

import org.habeas.kit.fetch.FetchRequest.Validator;

/** What an address gave. */
public sealed interface Fetched<T> {

    /**
     * A body, read to its end.
     *
     * @param url where it was, behind all redirects
     * @param moved whether every redirect to it is for ever
     * @param mediaType as the server states it, without parameters; empty where it does not
     */
    record Found<T>(WebAddress url, boolean moved, String mediaType, Validator validator, T body)
            implements Fetched<T> {}

    /** It is still what is had already. */
    record Unchanged<T>() implements Fetched<T> {}
}
