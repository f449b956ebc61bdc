package org.habeas.kit.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every answer says to caches: public answers may be kept but must be asked about again; answers to a token are
 * nobody else's. Set before anything answers, so that streams and refusals carry it too.
 */
@ApplicationScoped
public class EdgeHeaders {

    void route(@Observes Router router) {
        router.route("/v1/*").order(RouteOrder.HEADERS).handler(this::add);
    }

    private void add(RoutingContext call) {
        boolean token = call.request().headers().contains("Authorization");
        MultiMap headers = call.response().headers();
        headers.set("Cache-Control", token ? "private, no-store" : "no-cache");
        headers.add("Vary", "Authorization, Accept-Encoding");
        headers.set("X-Content-Type-Options", "nosniff");
        call.next();
    }
}
