package org.habeas.dashboard;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Turns the dashboard's paths into those of one service and back: the prefix goes on the way there, and comes again where
 * an answer points to another page of the same service. A service that does not answer is named in a problem.
 */
class ServicePath implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(ServicePath.class);
    private static final List<String> POINTERS = List.of("Location", "Link", "Content-Location");

    private final String service;
    private final String prefix;
    private final String base;

    ServicePath(String service, URI url) {
        this.service = service;
        this.prefix = "/api/" + service;
        this.base = url.toString().replaceAll("/+$", "");
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest asked = request.proxiedRequest();
        String path = asked.path();
        request.setURI(request.getURI().substring(prefix.length()));
        // The page and its data have one origin; which one is nothing that a service has to judge.
        request.headers().remove("Origin");
        request.headers().remove("Cookie");
        return context.sendRequest().recover(failure -> {
            // a reader who left resets the request too, which says nothing about the service
            if (!asked.response().closed()) {
                LOG.infof("a service does not answer: service=%s reason=%s", service, failure.getMessage());
            }
            return Future.succeededFuture(down(request, path == null ? prefix : path));
        });
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        for (String header : POINTERS) {
            List<String> values = response.headers().getAll(header);
            if (!values.isEmpty()) {
                response.headers().set(header, values.stream().map(this::here).toList());
            }
        }
        return context.sendResponse();
    }

    /** {@code <http://127.0.0.1:8081/v1/bills?…>} and {@code </v1/bills?…>} become {@code </api/legislation/v1/bills?…>}. */
    private String here(String pointer) {
        return pointer.replace(base + "/v1", "/v1").replaceAll("(^|<)/v1(?=[/?>]|$)", "$1" + prefix + "/v1");
    }

    private ProxyResponse down(ProxyRequest request, String path) {
        String detail = "The " + service + " service does not answer at the moment. Try again shortly.";
        ProxyResponse response = request.release().response();
        response.headers().clear();
        return response.setStatusCode(Problems.SERVICE_DOWN.status())
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .setBody(Body.body(Problems.SERVICE_DOWN.body(detail, path)));
    }
}
