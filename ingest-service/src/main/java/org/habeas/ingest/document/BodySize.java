package org.habeas.ingest.document;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.OptionalLong;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.InvalidRequest;

/** How large a body says that it is, before it is read. */
final class BodySize {

    private BodySize() {}

    /** Empty for a body in chunks. */
    static OptionalLong of(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
        } catch (NumberFormatException e) {
            throw new InvalidRequest(ErrorCode.INVALID_REQUEST, "Content-Length is not a number.", List.of());
        }
    }
}
