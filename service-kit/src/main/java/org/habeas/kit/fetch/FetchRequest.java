package org.habeas.kit.fetch;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be fetched.
 *
 * @param maxBytes of the body, also once it is unpacked
 * @param types whether a media type is taken, in lower case and without parameters, empty where the server states none
 * @param validator what is had already, null where nothing is
 * @param within how long it may take in all, null for the time of a document
 * @param secrets headers that only the server of {@code url} gets: a redirect to another one goes without them
 */
public record FetchRequest(
        WebAddress url,
        long maxBytes,
        Predicate<String> types,
        @Nullable Validator validator,
        @Nullable Duration within,
        Map<String, String> secrets) {

    /** By what a server knows the version that somebody has. */
    public record Validator(@Nullable String etag, @Nullable String lastModified) {}

    /** Of any type, and with nothing but the address. */
    public static FetchRequest of(WebAddress url, long maxBytes) {
        return new FetchRequest(url, maxBytes, type -> true, null, null, Map.of());
    }

    public FetchRequest ofTypes(Predicate<String> taken) {
        return new FetchRequest(url, maxBytes, taken, validator, within, secrets);
    }

    public FetchRequest unlessStill(@Nullable Validator had) {
        return new FetchRequest(url, maxBytes, types, had, within, secrets);
    }

    public FetchRequest within(Duration time) {
        return new FetchRequest(url, maxBytes, types, validator, time, secrets);
    }

    public FetchRequest withSecrets(Map<String, String> headers) {
        return new FetchRequest(url, maxBytes, types, validator, within, Map.copyOf(headers));
    }

    /** Never the secrets, wherever this is logged. */
    @Override
    public String toString() {
        return "GET " + url;
    }
}
