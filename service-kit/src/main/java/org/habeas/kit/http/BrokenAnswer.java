package org.habeas.kit.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;

/**
 * Breaks off an answer that is on its way, so that nobody takes what has arrived for the whole of it.
 *
 * <p>The reset of Vert.x is not enough for HTTP/1: it closes the connection behind what is still to be written, and the last
 * chunk, which the framework adds when it closes the stream, can be sent before that. So the channel itself is closed, and
 * this returns when it is.
 */
public final class BrokenAnswer {

    private static final long CLOSED_WITHIN_SECONDS = 5;

    private BrokenAnswer() {}

    /** Never from an event loop: it waits for one. */
    public static void breakOff(HttpServerRequest request) {
        boolean isAlone = request.version() != HttpVersion.HTTP_2;
        if (isAlone && request.connection() instanceof ConnectionBase connection) {
            connection.channel().close().awaitUninterruptibly(CLOSED_WITHIN_SECONDS, TimeUnit.SECONDS);
        } else {
            request.response().reset();
        }
    }
}
