package org.habeas.kit.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import org.habeas.kit.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers an address or headers that are too long, an address that cannot be read, and a
 * Content-Type that is none, with a problem. The server itself
 * takes somewhat more than these limits, for its own refusal has no body.
 */
@ApplicationScoped
public class RequestHead {

    private static final int LONGEST_URI = 4_096;
    private static final int MOST_HEADER_BYTES = 20_480;
    private static final String SEEN = RequestHead.class.getName();

    void route(@Observes Router router) {
        router.route().order(RouteOrder.REQUEST_HEAD).handler(this::check).failureHandler(this::refused);
    }

    /** The framework's own refusal of a Host that it cannot read, before any route has seen the call. */
    private void refused(RoutingContext call) {
        if (call.statusCode() == ErrorCode.INVALID_REQUEST.status() && call.get(SEEN) == null) {
            ProblemAnswer.end(
                    call,
                    ErrorCode.INVALID_REQUEST,
                    "The Host of the request cannot be read: it is a name or an address with, at most, a port.");
        } else {
            call.next();
        }
    }

    private void check(RoutingContext call) {
        call.put(SEEN, true);
        HttpServerRequest request = call.request();
        if (!namesHost(request)) {
            // HTTP/1.0 need not, and any version may name an empty one; the framework then has no address to speak of
            ProblemAnswer.end(call, ErrorCode.INVALID_REQUEST, "A request names the Host that it is for.");
        } else if (request.uri().length() > LONGEST_URI) {
            ProblemAnswer.end(
                    call,
                    ErrorCode.URI_TOO_LONG,
                    "An address has at most " + LONGEST_URI + " characters with its query.");
        } else if (size(request) > MOST_HEADER_BYTES) {
            ProblemAnswer.end(
                    call,
                    ErrorCode.HEADERS_TOO_LARGE,
                    "The headers of a request have at most " + MOST_HEADER_BYTES + " bytes together.");
        } else if (!isReadable(request.uri())) {
            ProblemAnswer.end(
                    call, ErrorCode.INVALID_REQUEST, "In an address a % is followed by two hexadecimal digits.");
        } else if (!isMediaType(request.getHeader("Content-Type"))) {
            ProblemAnswer.end(call, ErrorCode.UNSUPPORTED_MEDIA, "The Content-Type is no media type.");
        } else {
            call.next();
        }
    }

    private static boolean namesHost(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority != null && !authority.host().isBlank();
    }

    private static int size(HttpServerRequest request) {
        return request.headers().entries().stream()
                .mapToInt(h -> h.getKey().length() + h.getValue().length() + ": \r\n".length())
                .sum();
    }

    private static boolean isReadable(String uri) {
        try {
            QueryStringDecoder decoder = new QueryStringDecoder(uri);
            decoder.path();
            decoder.parameters();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isMediaType(@Nullable String header) {
        try {
            return header == null || MediaType.valueOf(header) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
