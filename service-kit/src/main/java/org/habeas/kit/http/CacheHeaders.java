package org.habeas.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Public answers may be kept but must be asked about again; answers to a token are nobody else's. */
public class CacheHeaders {

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            return;
        }
        boolean token = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        response.getHeaders().add(HttpHeaders.CACHE_CONTROL, token ? "private, no-store" : "no-cache");
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        response.getHeaders().add("X-Content-Type-Options", "nosniff");
    }
}
