package org.habeas.detainee.person;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers 308 with the same address below the survivor, and the same query. */
class MovedRecordMapper {

    private static final String PEOPLE = "/v1/detainees/";
    private static final int PERMANENT_REDIRECT = 308;

    @ServerExceptionMapper
    Response moved(MovedRecord e, UriInfo uri) {
        String path = uri.getRequestUri().getRawPath();
        int rest = path.indexOf('/', PEOPLE.length());
        String query = uri.getRequestUri().getRawQuery();
        // as a header and not as a location, which the framework makes absolute, with a host that HTTP/1.0 may not name
        return Response.status(PERMANENT_REDIRECT)
                .header(
                        HttpHeaders.LOCATION,
                        PEOPLE
                                + e.survivor()
                                + (rest < 0 ? "" : path.substring(rest))
                                + (query == null ? "" : "?" + query))
                .build();
    }
}
