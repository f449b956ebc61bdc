package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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

    /** What somebody who writes an id or a citation may mean. */
    sealed interface Meaning {

        /** One bill, whether it is here or not. */
        record One(String bill) implements Meaning {}

        /** Any of these, newest Congress first: the citation names none. */
        record AnyOf(List<String> bills) implements Meaning {}

        /** None of the bills here, or nothing that is a bill's name. */
        record Nothing(boolean citation, String detail) implements Meaning {}
    }

    Meaning meaning(String written) {
        Optional<BillId> canonical = BillId.of(written);
        if (canonical.isPresent()) {
            return new Meaning.One(canonical.get().toString());
        }
        Optional<Citation> cited = Citations.parse(written);
        if (cited.isEmpty()) {
            return new Meaning.Nothing(
                    false, "\"" + written + "\" is no bill id, such as 118-sres-540, and no citation.");
        }
        List<String> candidates = bills.cited(cited.get());
        return switch (candidates.size()) {
            case 0 ->
                new Meaning.Nothing(
                        true,
                        "No bill here is cited as " + cited.get().type().citation()
                                + cited.get().number() + ".");
            case 1 -> new Meaning.One(candidates.getFirst());
            default -> new Meaning.AnyOf(candidates);
        };
    }

    static String unknown(String bill) {
        return "There is no bill " + bill + " here.";
    }

    /** Answers for the bill with this id; sends a citation on to its bill, or shows the bills that it may mean. */
    Response resolve(String id, String suffix, UriInfo uri, Function<Bill, Response> answer) {
        return named(id, suffix, uri, bill -> answer.apply(bills.find(bill).orElseThrow(() -> missing(bill))));
    }

    /** As {@link #resolve}, for who reads the bill in another way than as a whole and finds out whether it is here. */
    Response named(String id, String suffix, UriInfo uri, Function<BillId, Response> answer) {
        return switch (meaning(id)) {
            case Meaning.One(String bill) ->
                bill.equals(id) ? answer.apply(BillId.parse(bill)) : moved(bill, suffix, uri);
            case Meaning.AnyOf(List<String> candidates) ->
                Response.status(300)
                        .entity(new Candidates(candidates))
                        .type(MediaType.APPLICATION_JSON)
                        .build();
            case Meaning.Nothing nothing -> throw new NotFound(nothing.detail());
        };
    }

    static NotFound missing(BillId bill) {
        return new NotFound(unknown(bill.toString()));
    }

    private static Response moved(String bill, String suffix, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        // as a header and not as a location, which the framework makes absolute, with a host that HTTP/1.0 may not name
        String location = "/v1/bills/" + bill + suffix + (query == null ? "" : "?" + query);
        return Response.status(308).header(HttpHeaders.LOCATION, location).build();
    }

    /** Ids of the bills that a citation without a Congress may mean, newest Congress first. */
    record Candidates(List<String> candidates) {}
}
