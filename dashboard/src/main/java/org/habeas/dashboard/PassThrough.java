package org.habeas.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Passes {@code /api/legislation|detainees|ingest/**} through to the services, so that the page and its data have one
 * origin. Requests and answers stream: an event of a stream is passed on when it comes.
 */
@ApplicationScoped
public class PassThrough {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "DELETE");

    /** Before every route: what is under {@code /api} is answered here, whatever a route might make of its path. */
    private static final int FIRST = 500;

    /** Each open page holds two streams; the client's own default is five connections in all. */
    private static final int CONNECTIONS = 1_000;

    private static final int CONNECT_MILLIS = 2_000;

    /** Streams have a heartbeat every 15 s: who is silent for so long is gone. */
    private static final int SILENCE_SECONDS = 120;

    private final Map<String, HttpProxy> proxies;

    PassThrough(ServiceUrls urls, Vertx vertx) {
        proxies = Map.of(
                "legislation", proxy("legislation", urls.legislation(), vertx),
                "detainees", proxy("detainees", urls.detainees(), vertx),
                "ingest", proxy("ingest", urls.ingest(), vertx));
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String path = Optional.ofNullable(request.path()).orElse("");
        if (!ApiPath.isUnderApi(path)) {
            routing.next();
            return;
        }
        if (ApiPath.climbs(path)) {
            Problems.INVALID_PATH.answer(
                    request.response(), "A path here has no \"..\" and no escaped separators.", path);
            return;
        }
        Optional<ApiPath> target = ApiPath.of(path);
        if (target.isEmpty()) {
            Problems.NOT_FOUND.answer(
                    request.response(), "Services answer under /api/legislation|detainees|ingest/v1.", path);
            return;
        }
        Set<String> allowed = target.get().isDescription() ? Set.of("GET") : METHODS;
        if (!allowed.contains(request.method().name())) {
            request.response()
                    .putHeader(
                            "Allow", String.join(", ", allowed.stream().sorted().toList()));
            Problems.METHOD_NOT_ALLOWED.answer(
                    request.response(), request.method().name() + " does not pass through here.", path);
            return;
        }
        Optional.ofNullable(proxies.get(target.get().service())).orElseThrow().handle(request);
    }

    private static HttpProxy proxy(String service, URI url, Vertx vertx) {
        boolean encrypted = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : encrypted ? 443 : 80;
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(encrypted)
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadIdleTimeout(SILENCE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return HttpProxy.reverseProxy(vertx.createHttpClient(options))
                .origin(port, url.getHost())
                .addInterceptor(new ServicePath(service, url));
    }
}
