package org.habeas.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Passes {@code /api/legislation|detainees|ingest/**} through to the services, so that the page and its data have one
 * origin. Requests and answers stream: an event of a stream is passed on when it comes.
 */
@ApplicationScoped
public class PassThrough {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH", "DELETE");

    /** Before every route: what is under {@code /api} is answered here, whatever a route might make of its path. */
    private static final int FIRST = 500;

    /** Each open page holds a stream of each service; the client's own default is five connections in all. */
    private static final int CONNECTIONS = 1_000;

    private static final int CONNECT_MILLIS = 2_000;

    /** Streams have a heartbeat every 15 s: who is silent for so long is gone. */
    private static final int SILENCE_SECONDS = 120;

    /** A read that is meant to stay silent for a while: a stream, or one that waits for the next change. */
    private static final Pattern WAITS = Pattern.compile("/stream$|/stream\\?|[?&]wait=");

    private final Map<String, Routes> services;

    /** @param quick for reads, which a service that hangs must not keep waiting; @param patient for all else */
    private record Routes(HttpProxy quick, HttpProxy patient) {}

    PassThrough(ServiceUrls urls, Vertx vertx) {
        services = Map.of(
                "legislation", routes("legislation", urls.legislation(), urls, vertx),
                "detainees", routes("detainees", urls.detainees(), urls, vertx),
                "ingest", routes("ingest", urls.ingest(), urls, vertx));
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
        Set<String> allowed = target.get().isDescription() ? Set.of("GET", "HEAD") : METHODS;
        if (!allowed.contains(request.method().name())) {
            request.response()
                    .putHeader(
                            "Allow", String.join(", ", allowed.stream().sorted().toList()));
            Problems.METHOD_NOT_ALLOWED.answer(
                    request.response(), request.method().name() + " does not pass through here.", path);
            return;
        }
        Routes routes =
                Optional.ofNullable(services.get(target.get().service())).orElseThrow();
        (isQuick(request) ? routes.quick() : routes.patient()).handle(request);
    }

    /** An upload is silent on the way back for as long as it is on its way there, so only reads are quick. */
    private static boolean isQuick(HttpServerRequest request) {
        return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                && !WAITS.matcher(request.uri()).find();
    }

    private static Routes routes(String service, URI url, ServiceUrls urls, Vertx vertx) {
        return new Routes(
                proxy(service, url, urls.patience(), vertx),
                proxy(service, url, Duration.ofSeconds(SILENCE_SECONDS), vertx));
    }

    private static HttpProxy proxy(String service, URI url, Duration silence, Vertx vertx) {
        boolean encrypted = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : encrypted ? 443 : 80;
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(encrypted)
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadIdleTimeout(Math.toIntExact(silence.toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return HttpProxy.reverseProxy(vertx.createHttpClient(options))
                .origin(port, url.getHost())
                .addInterceptor(new ServicePath(service, url));
    }
}
