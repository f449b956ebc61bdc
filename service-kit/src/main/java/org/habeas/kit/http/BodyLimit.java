package org.habeas.kit.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.kit.problem.ErrorCode;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers a body over the limit with a problem: one that says its length before it is read, one in chunks while it is. Quarkus holds the same limit, but its own 413 is empty and cuts the
 * connection while the client still sends, which most clients report as a broken connection and never as a 413.
 */
@ApplicationScoped
public class BodyLimit {

    /** Up to so many times the limit the rest is read and thrown away, so that the client comes to hear the answer. */
    private static final int PATIENCE = 8;

    private final long limit;
    private final Instance<BodyBound> bounds;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize limit,
            Instance<BodyBound> bounds) {
        this.limit = limit.asLongValue();
        this.bounds = bounds;
    }

    private long limit(String path) {
        return bounds.stream().mapToLong(b -> b.most(path)).reduce(limit, Math::min);
    }

    void route(@Observes Router router) {
        router.route().order(RouteOrder.BODY_READER).handler(call -> {
            call.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
            call.next();
        });
        router.route().order(RouteOrder.BODY).handler(this::check);
    }

    private void check(RoutingContext call) {
        long length = length(call.request().getHeader("Content-Length"));
        long limit = limit(call.normalizedPath());
        if (length <= limit) {
            call.next();
            return;
        }
        refuse(
                call,
                limit,
                ErrorCode.PAYLOAD_TOO_LARGE,
                "A request has at most " + limit + " bytes; this has " + length + ".");
    }

    /**
     * Answers before the body is read.
     *
     * @param limit up to some times of which the body is read all the same; the connection of a longer one is cut
     */
    static void refuse(RoutingContext call, long limit, ErrorCode code, String detail) {
        if (length(call.request().getHeader("Content-Length")) / PATIENCE > limit) {
            call.response().putHeader("Connection", "close");
        }
        call.request().handler(rest -> {}).resume();
        ProblemAnswer.end(call, code, detail);
    }

    @ServerRequestFilter
    public void limit(ContainerRequestContext request) {
        if (request.getHeaderString("Transfer-Encoding") != null) {
            request.setEntityStream(new LimitedStream(
                    request.getEntityStream(),
                    limit(request.getUriInfo().getRequestUri().getPath())));
        }
    }

    static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0; // the server refuses it before
        }
    }
}
