package org.habeas.kit.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.kit.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers a body over the limit with a problem. Quarkus holds the same limit, but its own 413 is empty and cuts the
 * connection while the client still sends, which most clients report as a broken connection and never as a 413.
 */
@ApplicationScoped
public class BodyLimit {

    /** Before the route of Quarkus that enforces the limit. */
    private static final int FIRST = -100_000;
    /** Behind it. */
    private static final int AFTER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    private static final long AROUND_A_FORM = 1_048_576;
    /** Up to so many times the limit the rest is read and thrown away, so that the client comes to hear the answer. */
    private static final int PATIENCE = 8;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void route(@Observes Router router) {
        router.route().order(FIRST).handler(this::check);
        router.route().order(AFTER).handler(BodyLimit::leaveFormsToTheirParser);
    }

    /**
     * A form without a length is counted while it is read, twice: by its parser, whose refusal becomes a problem, and by the
     * stream below it, whose refusal is empty. So the stream gives a little more.
     */
    private static void leaveFormsToTheirParser(RoutingContext call) {
        String type = call.request().getHeader("Content-Type");
        Object most = call.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        if (call.request().getHeader("Content-Length") == null
                && type != null
                && type.startsWith("multipart/")
                && most instanceof Long limited) {
            call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limited + AROUND_A_FORM);
        }
        call.next();
    }

    private void check(RoutingContext call) {
        long length = length(call.request().getHeader("Content-Length"));
        if (length <= limit) {
            call.next();
            return;
        }
        if (length / PATIENCE > limit) {
            call.response().putHeader("Connection", "close");
        }
        call.request().handler(rest -> {}).resume();
        ProblemAnswer.end(
                call,
                ErrorCode.PAYLOAD_TOO_LARGE,
                "A request has at most " + limit + " bytes; this has " + length + ".");
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0; // the server refuses it before
        }
    }
}
