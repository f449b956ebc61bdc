package org.habeas.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.habeas.contracts.Json;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.Problem;

/** Ends a call with a problem before it has come to any resource, where no mapper of exceptions is at work. */
final class ProblemAnswer {

    private ProblemAnswer() {}

    static void end(RoutingContext call, ErrorCode code, String detail) {
        call.response().setStatusCode(code.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        if (code == ErrorCode.UNAUTHENTICATED) {
            call.response().putHeader("WWW-Authenticate", "Bearer");
        }
        try {
            call.response()
                    .end(Json.mapper()
                            .writeValueAsString(
                                    Problem.of(code, detail, call.request().path(), List.of())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
