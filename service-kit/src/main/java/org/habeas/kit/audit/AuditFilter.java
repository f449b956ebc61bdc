package org.habeas.kit.audit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/** Writes what an answer shows above GREEN before the answer leaves: what cannot be noted is not shown. */
@Provider
public class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final AuditTrail trail;

    @Context
    ResourceInfo resource;

    AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        if (method != null && request.getHeaderString("Authorization") != null) {
            trail.begin(
                    request.getMethod() + " " + path(resource.getResourceClass().getAnnotation(Path.class))
                            + path(method.getAnnotation(Path.class)));
        }
    }

    private static String path(@org.jspecify.annotations.Nullable Path path) {
        return path == null ? "" : (path.value().startsWith("/") ? "" : "/") + path.value();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getHeaderString("Authorization") != null && trail.hasShown() && answer.getStatus() != 304) {
            answer.getHeaders().putSingle("X-Request-Id", trail.requestId());
            trail.write();
        }
    }
}
