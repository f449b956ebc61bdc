package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class LineageTest {

    private static final String TITLE = "Requesting information on Azerbaijan's human rights practices.";

    @Inject
    BillService bills;

    @Test
    void theSameMeasureIsShownAcrossChambersAndCongressesWithWhoSaysSo() {
        // Given
        bills.apply(Snapshots.of("107-hr-4001")
                .title("One Act")
                .related("107-s-4001", "The Senate's", "Identical bill (CRS)")
                .related("106-hr-4001", "An earlier one", "Identical bill (House)", "Related bill (CRS)")
                .related("107-hr-4002", "Another", "Related bill (CRS)")
                .record());
        bills.apply(Snapshots.of("107-s-4001").title("Its companion").record());
        bills.apply(Snapshots.of("107-hr-4003")
                .related("107-s-4001", "x", "Procedurally-related (House)")
                .record());
        // When, Then
        given().get("/v1/bills/107-s-4001/lineage")
                .then()
                .statusCode(200)
                .body("id", equalTo("107-s-4001"))
                .body("bills.id", contains("107-s-4001", "106-hr-4001", "107-hr-4001", "107-hr-4002", "107-hr-4003"))
                .body("bills.place", contains("ASKED", "SAME_MEASURE", "SAME_MEASURE", "RELATED", "RELATED"))
                .body("bills.held", contains(true, false, true, false, true))
                .body("bills[0].title", equalTo("Its companion"))
                .body("bills[0].chamber", equalTo("SENATE"))
                .body("bills[0].status", equalTo("EXPIRED"))
                .body("bills[1].title", equalTo("An earlier one"))
                .body("bills[1].titleFrom", equalTo("107-hr-4001"))
                .body("bills[1].status", nullValue())
                .body(
                        "links.between",
                        contains(
                                List.of("106-hr-4001", "107-hr-4001"),
                                List.of("107-hr-4001", "107-hr-4002"),
                                List.of("107-hr-4001", "107-s-4001"),
                                List.of("107-hr-4003", "107-s-4001")))
                .body("links.agreement", contains("OTHER_NOT_HELD", "OTHER_NOT_HELD", "ONE_SIDED", "ONE_SIDED"))
                .body("links.sameMeasure", contains(true, false, true, false))
                .body("links[0].statements.by", contains("107-hr-4001"))
                .body("links[0].statements[0].about", equalTo("106-hr-4001"))
                .body("links[0].statements[0].relations.type", contains("Identical bill", "Related bill"))
                .body("links[0].statements[0].relations.identifiedBy", contains("House", "CRS"))
                .body("complete", equalTo(true))
                .body("cut", empty());
        given().queryParam("include", "lineage,related")
                .get("/v1/bills/107-hr-4001")
                .then()
                .statusCode(200)
                .body("included.lineage.bills.id.size()", equalTo(5))
                .body("included.related.status", contains("EXPIRED", null, null));
    }

    /** The files of S.Res.540 and H.Res.735 of the 118th Congress call each other related, and not identical. */
    @Test
    void resolutionsThatTheirFilesCallRelatedAreNotTakenForOneMeasure() {
        // Given
        bills.apply(Snapshots.of("108-sres-540")
                .related("108-hres-735", TITLE, "Related bill (CRS)")
                .record());
        bills.apply(Snapshots.of("108-hres-735")
                .related("108-sres-540", TITLE, "Related bill (CRS)")
                .record());
        // When, Then
        given().get("/v1/bills/108-sres-540/lineage")
                .then()
                .body("bills.place", contains("ASKED", "RELATED"))
                .body("links.agreement", contains("MUTUAL"))
                .body("links.sameMeasure", contains(false))
                .body("rule", containsString("not compared"));
        String tag = given().get("/v1/bills/108-sres-540/lineage").header("ETag");
        given().header("If-None-Match", tag)
                .get("/v1/bills/108-sres-540/lineage")
                .then()
                .statusCode(304);
        given().get("/v1/bills/S.Res.540 (108th)/lineage").then().statusCode(200);
        given().get("/v1/bills/108-sres-541/lineage").then().statusCode(404);
        given().queryParam("depth", 3)
                .get("/v1/bills/108-sres-540/lineage")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("depth"));
    }

    @Test
    void relatedBillsSayWhyWhoFoundItAndWhetherTheyAreHere() {
        // Given
        bills.apply(Snapshots.of("109-hr-4101")
                .related("109-s-4101", "The Senate's", "Identical bill (CRS)")
                .related("109-hr-4102", "Another", "Procedurally-related (House)")
                .record());
        bills.apply(Snapshots.of("109-hr-4102").record());

        // When, Then
        given().queryParam("count", "exact")
                .get("/v1/bills/109-hr-4101/related")
                .then()
                .statusCode(200)
                .body("items.id", contains("109-s-4101", "109-hr-4102"))
                .body("items.citation", contains("S.4101", "H.R.4102"))
                .body(
                        "items.reasons",
                        contains(List.of("Identical bill (CRS)"), List.of("Procedurally-related (House)")))
                .body("items[0].relations[0].identifiedBy", equalTo("CRS"))
                .body("items.sameMeasure", contains(true, false))
                .body("items.held", contains(false, true))
                .body("items[0].status", nullValue())
                .body("items[1].status", equalTo("EXPIRED"))
                .body("total", equalTo(2));
    }
}
