package org.habeas.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * The page itself is asked for anew each time: it names its script and style by what is in them, so those may be kept
 * for long, and an old page would go on with the old ones.
 */
@ApplicationScoped
public class PageFreshness {

    private static final Set<String> PAGES = Set.of("/", "/index.html");

    private static final int AFTER_THE_SERVICES = 400;

    void register(@Observes Filters filters) {
        filters.register(PageFreshness::handle, AFTER_THE_SERVICES);
    }

    private static void handle(RoutingContext routing) {
        if (PAGES.contains(routing.normalizedPath())) {
            // at the end, for what serves the file has its own opinion
            routing.addHeadersEndHandler(
                    end -> routing.response().headers().set(HttpHeaders.CACHE_CONTROL, "no-cache"));
        }
        routing.next();
    }
}
