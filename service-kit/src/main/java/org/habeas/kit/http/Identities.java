package org.habeas.kit.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;

/** Finds out who calls before any resource does. */
final class Identities {

    private Identities() {}

    /** Fails for an invalid token, which Quarkus would otherwise answer at once and itself. */
    static Uni<SecurityIdentity> of(RoutingContext call) {
        BiConsumer<RoutingContext, Throwable> refuse = call.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        BiConsumer<RoutingContext, Throwable> later = (same, failure) -> {};
        call.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, later);
        return QuarkusHttpUser.getSecurityIdentity(call, null)
                .onItemOrFailure()
                .invoke(() -> call.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, refuse));
    }
}
