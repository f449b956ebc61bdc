package org.habeas.dashboard;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** The dashboard's own error answers, in the form that the services use (RFC 9457). */
enum Problems {
    INVALID_PATH(400, "invalid-path", "This path is not allowed"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This method is not allowed here"),
    SERVICE_DOWN(502, "service-down", "A service does not answer");

    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String code;
    private final String title;

    Problems(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    int status() {
        return status;
    }

    Buffer body(String detail, String path) {
        return new JsonObject()
                .put("type", "urn:habeas:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", path)
                .put("code", code)
                .toBuffer();
    }

    void answer(HttpServerResponse response, String detail, String path) {
        response.setStatusCode(status).putHeader("Content-Type", MEDIA_TYPE).end(body(detail, path));
    }
}
