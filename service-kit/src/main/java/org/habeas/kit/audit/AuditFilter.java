package org.habeas.kit.audit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Writes what an answer shows above GREEN before the answer leaves: what cannot be noted is not shown. */
public class AuditFilter {

    private final AuditTrail trail;

    AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    /** Notes where something will be shown; public reads carry no token, and are not noted. */
    @ServerRequestFilter
    public void begin(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method != null && request.getHeaderString("Authorization") != null) {
            trail.begin(
                    request.getMethod() + " " + path(resource.getResourceClass().getAnnotation(Path.class))
                            + path(method.getAnnotation(Path.class)));
        }
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : (path.value().startsWith("/") ? "" : "/") + path.value();
    }

    /** Writes what the answer shows; a failure to do so is the answer. */
    @ServerResponseFilter
    public void write(ContainerRequestContext request, ContainerResponseContext answer) {
        boolean isNoted = trail.hasShown() || trail.outlives();
        if (request.getHeaderString("Authorization") != null && isNoted && answer.getStatus() != 304) {
            answer.getHeaders().putSingle("X-Request-Id", trail.requestId());
            trail.write();
        }
    }
}
