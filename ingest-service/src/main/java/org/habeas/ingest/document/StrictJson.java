package org.habeas.ingest.document;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.List;
import org.habeas.contracts.Json;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.InvalidRequest;

/**
 * Reads what people write by hand. An unknown field is an error, and so is one that stands twice: a misspelt {@code tlp}
 * would make a confidential document a public one. A number is no text.
 */
public final class StrictJson {

    private static final ObjectMapper STRICT = strict();

    private StrictJson() {}

    private static ObjectMapper strict() {
        ObjectMapper mapper = Json.mapper()
                .copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.getFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    /** @throws InvalidRequest if there is nothing */
    public static <T> T read(byte[] json, Class<T> type) throws JsonProcessingException {
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
