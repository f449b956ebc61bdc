package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.habeas.contracts.BillId;
import org.habeas.kit.problem.NotFound;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;

/** Finds the bill that an address means: by its id, or by any usual citation of it. */
@ApplicationScoped
class BillAddress {

    static final String DESCRIPTION = "The bill's id, or any usual citation of it";

    private final BillService bills;

    BillAddress(BillService bills) {
        this.bills = bills;
    }

    /** Answers for the bill with this id; sends a citation on to its bill, or shows the bills that it may mean. */
    Response resolve(String id, String suffix, UriInfo uri, Function<Bill, Response> answer) {
        Optional<BillId> canonical = BillId.of(id);
        if (canonical.isPresent()) {
            return answer.apply(
                    bills.find(canonical.get()).orElseThrow(() -> new NotFound("There is no bill " + id + " here.")));
        }
        Citation citation = Citations.parse(id)
                .orElseThrow(
                        () -> new NotFound("\"" + id + "\" is no bill id, such as 118-sres-540, and no citation."));
        List<String> candidates = bills.cited(citation);
        if (candidates.isEmpty()) {
            throw new NotFound("No bill here is cited as " + citation.type().citation() + citation.number() + ".");
        }
        if (candidates.size() > 1) {
            return Response.status(300).entity(new Candidates(candidates)).build();
        }
        String query = uri.getRequestUri().getRawQuery();
        // as a header and not as a location, which the framework makes absolute, with a host that HTTP/1.0 may not name
        String location = "/v1/bills/" + candidates.getFirst() + suffix + (query == null ? "" : "?" + query);
        return Response.status(308).header(HttpHeaders.LOCATION, location).build();
    }

    /** Ids of the bills that a citation without a Congress may mean, newest Congress first. */
    record Candidates(List<String> candidates) {}
}
