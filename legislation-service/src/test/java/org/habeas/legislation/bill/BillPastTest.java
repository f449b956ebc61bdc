package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.habeas.kit.test.TestStack;
import org.habeas.legislation.document.MentionService;
import org.habeas.legislation.status.StatusRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was true on a day, and what Habeas knew at an instant. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillPastTest {

    private static final String REFERRED = "Referred to the Committee on Foreign Relations.";
    private static final String AGREED = "Resolution agreed to in Senate without amendment by Unanimous Consent.";
    private static final LocalDate MARCH = LocalDate.of(2012, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2012, 6, 1);

    @Inject
    BillService bills;

    @Inject
    MentionService mentions;

    @Inject
    EntityManager entities;

    private static ValidatableResponse get(String path, String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/v1/bills/" + path).then();
    }

    @Test
    void billIsToldAsItStoodOnTheDayAndAsHabeasKnewIt() {
        // Given: Habeas heard of the agreement long after it
        String id = "112-sres-701";
        bills.apply(Snapshots.of(id).action(REFERRED, MARCH).record());
        String first = get(id).extract().path("updated");
        bills.apply(Snapshots.of(id)
                .stamped("2018-06-01T00:00:00Z", "b")
                .title("Another")
                .action(REFERRED, MARCH)
                .action(AGREED, JUNE)
                .record());
        // Then: what was true
        get(id, "on", "2012-05-31").statusCode(200).body("status", equalTo("REFERRED"));
        get(id, "on", "2012-06-01")
                .body("status", equalTo("PASSED:SIMPLERES"))
                .body("past.on", equalTo("2012-06-01"))
                .body("past.asOf", nullValue())
                .body("past.rules", equalTo(StatusRules.VERSION))
                .body("past.undated.shown", hasItem("titles"));
        // what was known
        get(id, "asOf", first)
                .body("status", equalTo("EXPIRED"))
                .body("statusBeforeExpiry", equalTo("REFERRED"))
                .body("title", equalTo("A resolution."))
                .body("revision", equalTo(1))
                .body("updated", equalTo(first))
                .body("past.asOf", equalTo(first))
                .body("past.told.status", equalTo("EXPIRED"))
                .body("past.told.differs", equalTo(List.of()));
        // both
        get(id, "asOf", first, "on", "2012-12-01")
                .body("status", equalTo("REFERRED"))
                .body("counts.actions", equalTo(1));
        get(id + "/status", "on", "2012-05-31")
                .body("status", equalTo("REFERRED"))
                .body("past.on", equalTo("2012-05-31"));
        get(id + "/status", "asOf", first).body("statusBeforeExpiry", equalTo("REFERRED"));
        get(id + "/actions", "asOf", first)
                .body("items.text", equalTo(List.of(REFERRED)))
                .body("asOf", equalTo(first));
        get(id + "/actions", "on", "2012-05-31", "count", "exact")
                .body("items.size()", equalTo(1))
                .body("total", equalTo(1))
                .body("on", equalTo("2012-05-31"));
        get(id + "/actions")
                .body("items.size()", equalTo(2))
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("on")));
    }

    @Test
    void tagTellsOnePastFromAnother() {
        // Given
        String id = "112-sres-702";
        bills.apply(Snapshots.of(id).action(REFERRED, MARCH).record());
        // When
        String now = get(id).extract().header("ETag");
        String then = get(id, "on", "2012-04-01").extract().header("ETag");
        String later = get(id, "on", "2012-04-02").extract().header("ETag");
        // Then
        assertThat(List.of(now, then, later)).doesNotHaveDuplicates();
        given().header("If-None-Match", then)
                .get("/v1/bills/" + id + "?on=2012-04-01")
                .then()
                .statusCode(304);
    }

    @Test
    void whatHabeasToldByOtherRulesIsSaidBesideWhatThePresentOnesSay() {
        // Given: as a version told it whose rules read the referral otherwise
        String id = "112-sres-703";
        bills.apply(Snapshots.of(id).action(REFERRED, MARCH).record());
        String first = get(id).extract().path("updated");
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update change set record = jsonb_set(cast(record as jsonb), '{statusBeforeExpiry}', '\"INTRODUCED\"')"
                                        + " where subject = :id")
                        .setParameter("id", id)
                        .executeUpdate());
        // Then
        get(id, "asOf", first)
                .body("statusBeforeExpiry", equalTo("REFERRED"))
                .body("past.told.differs", equalTo(List.of("statusBeforeExpiry")));
    }

    @Test
    void thereIsNothingBeforeTheIntroductionNorBeforeHabeasKnewOfIt() {
        // Given
        String id = "112-sres-704";
        bills.apply(Snapshots.of(id).introduced(MARCH).record());
        // Then
        get(id, "on", "2012-02-29")
                .statusCode(404)
                .body(
                        "detail",
                        equalTo("112-sres-704 was introduced on 2012-03-01; on 2012-02-29 there was no such bill."));
        get(id, "on", "2012-03-01").statusCode(200);
        get(id + "/cosponsors", "asOf", "2012-03-01T00:00:00Z")
                .statusCode(404)
                .body("detail", containsString("Habeas has known 112-sres-704 since 20"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "on, 2012-02-30, invalid",
                "on, 9999-01-01, future",
                "on, '', invalid",
                "asOf, 2012-02-30T00:00:00Z, invalid",
                "asOf, 2012-02-01, invalid",
                "asOf, 9999-01-01T00:00:00Z, future"
            })
    void wrongDayOrInstantIsRefusedByItsName(String parameter, String value, String code) {
        bills.apply(Snapshots.of("112-sres-705").record());
        for (String path : List.of("112-sres-705", "112-sres-705/status", "112-sres-705/texts")) {
            get(path, parameter, value)
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo(parameter))
                    .body("errors[0].code", equalTo(code));
        }
    }

    @Test
    void dayBehindTheInstantIsRefused() {
        bills.apply(Snapshots.of("112-sres-705").record());
        get("112-sres-705", "on", "2020-02-02", "asOf", "2020-02-01T12:00:00Z")
                .statusCode(400)
                .body("errors[0].parameter", equalTo("on"))
                .body("detail", equalTo("on lies behind asOf, which is 2020-02-01 in Washington."));
    }

    @Test
    void everyPartCanBeIncludedOfAPast() {
        // Given: one document of the day, one that is later, and both taken in by now
        String id = "112-sres-706";
        bills.apply(Snapshots.of(id)
                .action(REFERRED, MARCH)
                .text("Introduced", MARCH)
                .text("Engrossed", JUNE)
                .amendment("112-samdt-1", "A")
                .vote(7, "On it")
                .related("112-hres-1")
                .subjects("Azerbaijan")
                .summary("It asks.")
                .committee("ssfr00")
                .cosponsor("M000133", false)
                .record());
        mentions.apply(Mentioning.document(UUID.fromString("01934df2-2d40-7d05-9205-5a4000000001"), id));
        // When
        ValidatableResponse then = get(
                id,
                "on",
                "2012-05-01",
                "include",
                "actions,cosponsors,committees,texts,amendments,votes,related,subjects,summaries,documents,detainees");
        // Then
        then.statusCode(200)
                .body("included.texts.name", equalTo(List.of("Introduced")))
                .body("included.committees", equalTo(List.of())) // referred on a later day
                .body("included.actions.size()", equalTo(1))
                .body("included.cosponsors.size()", equalTo(1))
                .body("included.amendments.size()", equalTo(1))
                .body("included.votes.size()", equalTo(1))
                .body("included.summaries.size()", equalTo(1))
                .body("included.subjects", equalTo(List.of("Azerbaijan")))
                .body("included.documents", equalTo(List.of()))
                .body("included.detainees", equalTo(List.of()));
        get(id, "on", "2026-02-05", "include", "documents").body("included.documents.size()", equalTo(1));
    }
}
