package org.habeas.kit.change;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What led to the work of this thread, as a W3C trace: the event that is being applied, else the request. */
@Singleton
public class Cause {

    private static final String HEADER = "traceparent";

    private static final ScopedValue<String> EVENT = ScopedValue.newInstance();

    private final CurrentVertxRequest request;

    Cause(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Does work that an event led to. */
    public static <T, X extends Throwable> T calling(
            @Nullable String traceparent, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return traceparent == null
                ? work.call()
                : ScopedValue.where(EVENT, traceparent).call(work);
    }

    /** Of what led to the work at hand, for work that is put off; null if nothing is known. */
    public @Nullable String traceparent() {
        if (EVENT.isBound()) {
            return EVENT.get();
        }
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext call = request.getCurrent();
        return call == null ? null : call.request().getHeader(HEADER);
    }
}
