package org.habeas.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.habeas.contracts.Json;
import org.habeas.kit.fetch.FetchException;
import org.habeas.kit.fetch.FetchFault;
import org.habeas.kit.fetch.FetchRequest;
import org.habeas.kit.fetch.Fetched;
import org.habeas.kit.fetch.Fetcher;

/** One answer of an API, as it came. */
final class ApiAnswer {

    private ApiAnswer() {}

    static String text(Fetcher fetcher, FetchRequest request) throws FetchException {
        Fetched<String> fetched =
                fetcher.fetch(request, (in, length) -> new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        return switch (fetched) {
            case Fetched.Found<String> found -> found.body();
            case Fetched.Unchanged<String> unchanged ->
                throw new FetchException(
                        FetchFault.UNEXPECTED_ANSWER, "Nothing was asked for that could be unchanged.");
        };
    }

    static JsonNode json(String text) throws FetchException {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new FetchException(FetchFault.UNEXPECTED_ANSWER, "The API's answer is no JSON that can be read.");
        }
    }
}
