package org.habeas.kit.page;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Answers with a page and its {@code Link: rel="next"}. */
public final class Pages {

    private Pages() {}

    public static Response answer(Page<?> page, UriInfo uri) {
        return answer(page, page.next(), uri);
    }

    /** For a page that carries more than its items. */
    public static Response answer(Object page, @Nullable String cursor, UriInfo uri) {
        Response.ResponseBuilder answer = Response.ok(page);
        if (cursor != null) {
            String next = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", cursor)
                    .scheme(null)
                    .host(null)
                    .port(-1)
                    .build()
                    .toString();
            answer.header("Link", "<" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
