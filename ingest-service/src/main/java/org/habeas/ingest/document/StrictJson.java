package org.habeas.ingest.document;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.habeas.contracts.Json;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.InvalidRequest;

/**
 * Reads what people write by hand. An unknown field is an error: a misspelt {@code tlp} would make a confidential document
 * a public one.
 */
final class StrictJson {

    private static final ObjectMapper STRICT = Json.mapper()
            .copy()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictJson() {}

    /** @throws InvalidRequest if there is nothing */
    static <T> T read(byte[] json, Class<T> type) throws JsonProcessingException {
        T value;
        try {
            value = json.length == 0 ? null : STRICT.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new JsonParseException(null, "The bytes are no JSON.", e);
        }
        if (value == null) {
            throw new InvalidRequest(ErrorCode.EMPTY_BODY, "Send a JSON object.", List.of());
        }
        return value;
    }
}
