package org.habeas.kit.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Json;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The sort keys of the last item shown, opaque to clients. */
public final class Cursor {

    private Cursor() {}

    public static String encode(List<String> keys) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Json.mapper().writeValueAsBytes(keys));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of strings is always JSON", e);
        }
    }

    /** The keys of a cursor; one that does not hold so many keys, or what no text holds, is a 400. */
    public static List<String> decode(String cursor, int keys) {
        return decode(cursor, keys, keys);
    }

    /** The same for a list that has cursors of two kinds. */
    static List<String> decode(String cursor, int keys, int orKeys) {
        try {
            @Nullable
            List<String> decoded = Json.mapper()
                    .readValue(Base64.getUrlDecoder().decode(cursor), new TypeReference<List<String>>() {});
            if (decoded != null
                    && (decoded.size() == keys || decoded.size() == orKeys)
                    && !decoded.contains(null)
                    && decoded.stream().allMatch(Parameters::isText)) {
                return decoded;
            }
        } catch (IllegalArgumentException | IOException e) {
            // falls through: the caller hears the same whatever is wrong with it
        }
        throw foreign();
    }

    /** The key as a day, or a 400. */
    public static LocalDate day(String key) {
        return Parameters.dayOf(key).orElseThrow(Cursor::foreign);
    }

    /** The key as an instant, or a 400. */
    public static Instant instant(String key) {
        return Parameters.instantOf(key).orElseThrow(Cursor::foreign);
    }

    /** The key as an id, or a 400. */
    public static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    /** What is thrown for a cursor that another list gave out, or nobody. */
    public static InvalidRequest foreign() {
        return new InvalidRequest(
                ErrorCode.INVALID_CURSOR,
                "Take the cursor from the next of the page before, with the same sort.",
                List.of(FieldProblem.parameter("cursor", "invalid", "Not a cursor of this list.")));
    }
}
