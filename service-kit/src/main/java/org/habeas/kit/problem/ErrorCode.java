package org.habeas.kit.problem;

/** Every failure that a caller can meet, with its HTTP status and its title. The code is stable; titles may be reworded. */
public enum ErrorCode {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    UNKNOWN_PARAMETER("unknown-parameter", 400, "The request has a parameter that does not exist here"),
    INVALID_CURSOR("invalid-cursor", 400, "The cursor is not one that this list gave out"),
    EMPTY_BODY("empty-body", 400, "The request has no content"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid access token is needed"),
    FORBIDDEN("forbidden", 403, "The token's roles do not allow this"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not take that method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer is not available in the wanted format"),
    CONFLICT("conflict", 409, "This contradicts what is stored"),
    GONE("gone", 410, "This is no longer kept"),
    ERASED("erased", 410, "This record was erased"),
    PRECONDITION_FAILED("precondition-failed", 412, "The record has changed since it was read"),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The content is too large"),
    URI_TOO_LONG("uri-too-long", 414, "The address is too long"),
    UNSUPPORTED_MEDIA("unsupported-media-type", 415, "Content of this kind is not accepted"),
    UNPROCESSABLE("unprocessable", 422, "The content is well formed in part only, or contradicts itself"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key was used for another request"),
    EVENT_TOO_LARGE("event-too-large", 422, "What would be recorded is too large to be told of"),
    URL_REFUSED("url-refused", 422, "This address is not fetched"),
    PRECONDITION_REQUIRED("precondition-required", 428, "If-Match is needed to change an existing record"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "More requests than are allowed in this time"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large"),
    INTERNAL("internal-error", 500, "Something failed on our side"),
    FETCH_FAILED("fetch-failed", 502, "The address could not be fetched"),
    UNAVAILABLE("unavailable", 503, "Not available at this moment"),
    FETCH_TIMEOUT("fetch-timeout", 504, "The address did not answer in time");

    private final String code;
    private final int status;
    private final String title;

    ErrorCode(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
