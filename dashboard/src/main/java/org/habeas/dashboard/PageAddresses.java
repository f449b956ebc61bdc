package org.habeas.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * The page at the addresses of its lists and records, where an alert's {@code link} leads. What is asked for is read from
 * the address by the page itself, which says so if there is none: the dashboard knows no record.
 */
@ApplicationScoped
public class PageAddresses {

    private static final Pattern PAGES = Pattern.compile("/documents|/(?:bills|detainees)(?:/[^/]+)?");

    private static final int AFTER_THE_SERVICES = 450;

    void register(@Observes Filters filters) {
        filters.register(PageAddresses::handle, AFTER_THE_SERVICES);
    }

    private static void handle(RoutingContext routing) {
        HttpMethod method = routing.request().method();
        if ((method == HttpMethod.GET || method == HttpMethod.HEAD)
                && PAGES.matcher(routing.normalizedPath()).matches()) {
            routing.reroute("/");
        } else {
            routing.next();
        }
    }
}
