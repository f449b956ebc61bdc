package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.kit.test.TestStack;
import org.habeas.legislation.document.MentionService;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillPartsTest {

    private static final String REFERRED = "Referred to the Committee on Foreign Relations.";

    @Inject
    BillService bills;

    @Inject
    MentionService mentions;

    @Test
    void statusTellsRuleActionEarlierStatusesMilestonesAndWhatCanFollow() {
        // Given
        BillRecord record = Snapshots.of("114-sres-700")
                .action(REFERRED)
                .action("Motion to discharge Senate Committee on Foreign Relations rejected by Yea-Nay Vote. 11 - 84.")
                .record();
        bills.apply(record);
        // When, Then
        given().get("/v1/bills/114-sres-700/status")
                .then()
                .statusCode(200)
                .body("id", equalTo("114-sres-700"))
                .body("status", equalTo("EXPIRED"))
                .body("statusSince", equalTo("2017-01-03"))
                .body("stage", nullValue())
                .body("statusBeforeExpiry", equalTo("REFERRED"))
                .body("headline", containsString("expired with its Congress on 3 January 2017"))
                .body("rule", equalTo("congress-ended"))
                .body("ruleVersion", equalTo(org.habeas.legislation.status.StatusRules.VERSION))
                .body("ruleMeaning", containsString("Its Congress ended"))
                .body("action", nullValue())
                .body("earlier.status", equalTo(List.of("INTRODUCED", "REFERRED")))
                .body("earlier[1].action.text", equalTo(REFERRED))
                .body("earlier[1].action.date", equalTo("2016-03-01"))
                .body("earlier[1].ruleMeaning", containsString("committee"))
                .body(
                        "earlier[1].action.source.documentId",
                        equalTo(record.documentId().toString()))
                .body("milestones.kind", equalTo(List.of("MOTION_TO_DISCHARGE_REJECTED")))
                .body("milestones[0].vote.yeas", equalTo(11))
                .body("milestones[0].vote.nays", equalTo(84))
                .body("milestones[0].favoursMeasure", equalTo(true))
                .body("privileged", nullValue())
                .body("milestones[0].action.date", equalTo("2016-03-02"))
                .body("next.code", equalTo(List.of("REINTRODUCTION")));
    }

    @Test
    void statusOfAPrivilegedMeasureHasItsClockAndSaysWhatItRestsOn() {
        // Given
        String title =
                "A resolution requesting information on Doeland's human rights practices pursuant to section 502B(c) of the Foreign Assistance Act of 1961.";
        bills.apply(Snapshots.of("114-sres-710")
                .title(title)
                .introduced(LocalDate.of(2016, 3, 1))
                .action(REFERRED)
                .record());
        // When, Then
        given().get("/v1/bills/114-sres-710/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("EXPIRED"))
                .body("privileged.kind", equalTo("SECTION_502B"))
                .body("privileged.rule", equalTo("502b-request"))
                .body("privileged.recognisedBy.in", equalTo("title"))
                .body("privileged.recognisedBy.text", equalTo(title))
                .body("privileged.dischargeEligibleFrom", equalTo("2016-03-12"))
                .body("privileged.moot", equalTo(true))
                .body("privileged.mootBecause", equalTo("Its Congress ended on 3 January 2017."))
                .body("privileged.statementDue", nullValue())
                .body("privileged.estimate", equalTo(true))
                .body("privileged.basis", containsString("section 601(b)"))
                .body("next.code", equalTo(List.of("REINTRODUCTION")));
    }

    @Test
    void rowOfTheLibraryThatRepeatsAChambersIsLinkedToItAndNotDropped() {
        // Given
        bills.apply(Snapshots.of("114-s-711")
                .actionOf("Senate", "Passed Senate without amendment by Voice Vote.")
                .actionOf("Senate", "Message on Senate action sent to the House.")
                .actionOf(
                        "Library of Congress",
                        "Passed/agreed to in Senate: Passed Senate without amendment by Voice Vote.")
                .record());
        // When, Then
        given().get("/v1/bills/114-s-711/actions")
                .then()
                .statusCode(200)
                .body("items.sequence", equalTo(List.of(1, 2, 3)))
                .body("items.duplicateOf", equalTo(Arrays.asList(null, null, 1)))
                .body("items[2].system", equalTo("Library of Congress"));
        given().queryParam("include", "actions")
                .get("/v1/bills/114-s-711")
                .then()
                .body("counts.actions", equalTo(3))
                .body("included.actions.duplicateOf", equalTo(Arrays.asList(null, null, 1)));
        given().get("/v1/bills/114-s-711/status")
                .then()
                .body("earlier.last().action.text", equalTo("Passed Senate without amendment by Voice Vote."));
    }

    @Test
    void statusNamesTheSourceOfTheActionsAndNotTheFirstSource() {
        // Given
        bills.apply(Snapshots.of("114-sres-701")
                .stamped("2018-05-01T00:00:00Z", "a")
                .record());
        BillRecord own = Snapshots.of("114-sres-701")
                .from(BillRecord.Origin.HABEAS)
                .stamped("2018-05-02T00:00:00Z", "b")
                .action("Resolution agreed to in Senate without amendment by Unanimous Consent.")
                .record();
        // When
        bills.apply(own);
        // Then
        given().get("/v1/bills/114-sres-701/status")
                .then()
                .body("status", equalTo("PASSED:SIMPLERES"))
                .body("action.source.source", equalTo("HABEAS"))
                .body("action.source.documentId", equalTo(own.documentId().toString()))
                .body("earlier.status", equalTo(List.of("INTRODUCED")))
                .body("next", equalTo(List.of()));
    }

    @Test
    void includedPartsStandApartSoThatCosponsorsStaysANumber() {
        // Given
        bills.apply(Snapshots.of("114-sres-702")
                .sponsors(new BillRecord.Sponsor("A000001", "Rep. A [R-TX-2]", "R", "TX", 2, true))
                .cosponsor("W000437", false)
                .cosponsor("X000001", true)
                .committee("ssfr00")
                .action(REFERRED)
                .text("Introduced in Senate")
                .related("114-hres-735")
                .amendment("114-samdt-1", "In the nature of a substitute.")
                .vote(7, "On the resolution")
                .summary("It asks for a report.")
                .calendar("47")
                .law("114-9")
                .reports("S. Rept. 114-1")
                .costEstimate("S.Res. 702")
                .notes("See S.Res. 1.")
                .authority("Article I")
                .subjects("Armenia", "Azerbaijan")
                .record());
        UUID document = UUID.randomUUID();
        mentions.apply(Mentioning.document(document, "114-sres-702"));
        // When, Then
        given().queryParam(
                        "include",
                        "actions,sponsors,cosponsors,committees,texts,amendments,votes,related,subjects,summaries,documents")
                .get("/v1/bills/114-sres-702")
                .then()
                .statusCode(200)
                .body("cosponsors", equalTo(1))
                .body("counts.committees", equalTo(1))
                .body("counts.amendments", equalTo(1))
                .body("counts.votes", equalTo(1))
                .body("counts.summaries", equalTo(1))
                .body("calendars.number", equalTo(List.of("47")))
                .body("laws.number", equalTo(List.of("114-9")))
                .body("reports", equalTo(List.of("S. Rept. 114-1")))
                .body("costEstimates.title", equalTo(List.of("S.Res. 702")))
                .body("notes", equalTo(List.of("See S.Res. 1.")))
                .body("authority", equalTo("Article I"))
                .body("included.amendments.id", equalTo(List.of("114-samdt-1")))
                .body("included.votes.roll", equalTo(List.of(7)))
                .body("included.summaries.text", equalTo(List.of("It asks for a report.")))
                .body("included.actions.text", equalTo(List.of(REFERRED)))
                .body("included.sponsors.bioguide", equalTo(List.of("A000001")))
                .body("included.sponsors[0].byRequest", equalTo(true))
                .body("included.sponsors[0].district", equalTo(2))
                .body("included.cosponsors.bioguide", equalTo(List.of("W000437", "X000001")))
                .body("included.committees.code", equalTo(List.of("ssfr00")))
                .body("included.texts.name", equalTo(List.of("Introduced in Senate")))
                .body("included.related.id", equalTo(List.of("114-hres-735")))
                .body("included.subjects", equalTo(List.of("Armenia", "Azerbaijan")))
                .body("included.documents.id", equalTo(List.of(document.toString())));
        given().get("/v1/bills/114-sres-702").then().body("included", nullValue());
        given().queryParam("include", "actions,rolls")
                .get("/v1/bills/114-sres-702")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem("include"));
    }

    @Test
    void eachPartHasItsPathAndItsPages() {
        // Given
        Snapshots snapshot = Snapshots.of("114-sres-703")
                .committee("ssfr00")
                .committee("ssju00")
                .cosponsor("W000437", false)
                .text("Introduced in Senate")
                .amendment("114-samdt-1", "A")
                .amendment("114-samdt-2", "B")
                .vote(7, "On it")
                .vote(8, "On that")
                .related("114-hres-735");
        for (int i = 0; i < 5; i++) {
            snapshot.action("Sponsor introductory remarks on measure. " + i);
        }
        bills.apply(snapshot.record());
        // When
        List<String> texts = walk("/v1/bills/114-sres-703/actions?limit=2", "text");
        // Then
        assertThat(texts)
                .containsExactly(
                        "Sponsor introductory remarks on measure. 0",
                        "Sponsor introductory remarks on measure. 1",
                        "Sponsor introductory remarks on measure. 2",
                        "Sponsor introductory remarks on measure. 3",
                        "Sponsor introductory remarks on measure. 4");
        assertThat(walk("/v1/bills/114-sres-703/committees?limit=1", "code")).containsExactly("ssfr00", "ssju00");
        assertThat(walk("/v1/bills/114-sres-703/cosponsors", "bioguide")).containsExactly("W000437");
        assertThat(walk("/v1/bills/114-sres-703/texts", "name")).containsExactly("Introduced in Senate");
        assertThat(walk("/v1/bills/114-sres-703/related", "id")).containsExactly("114-hres-735");
        assertThat(walk("/v1/bills/114-sres-703/amendments?limit=1", "id"))
                .containsExactly("114-samdt-1", "114-samdt-2");
        assertThat(walk("/v1/bills/114-sres-703/votes?limit=1", "question")).containsExactly("On it", "On that");
        given().queryParam("cursor", "bm9uZQ")
                .get("/v1/bills/114-sres-703/actions")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("cursor"));
    }

    @Test
    void walkOfActionsGivesEachOnceThoughOneIsAddedInFrontMeanwhile() {
        // Given
        bills.apply(Snapshots.of("114-sres-704")
                .action("Sponsor introductory remarks on measure. A")
                .action("Sponsor introductory remarks on measure. B")
                .record());
        String next = given().queryParam("limit", 1)
                .get("/v1/bills/114-sres-704/committees")
                .then()
                .body("next", nullValue())
                .extract()
                .path("next");
        assertThat(next).isNull();
        String cursor = given().queryParam("limit", 1)
                .get("/v1/bills/114-sres-704/actions")
                .then()
                .extract()
                .path("next");
        // When
        bills.apply(Snapshots.of("114-sres-704")
                .introduced(java.time.LocalDate.of(2016, 2, 29))
                .stamped("2018-06-01T00:00:00Z", "b")
                .action("Sponsor introductory remarks on measure. Earlier")
                .action("Sponsor introductory remarks on measure. A")
                .action("Sponsor introductory remarks on measure. B")
                .record());
        // Then
        given().queryParam("cursor", cursor)
                .get("/v1/bills/114-sres-704/actions")
                .then()
                .body("items.text", equalTo(List.of("Sponsor introductory remarks on measure. B")))
                .body("next", nullValue());
    }

    @Test
    void citationInThePathOfAPartLeadsToThatPart() {
        // Given
        bills.apply(Snapshots.of("114-sres-705").record());
        bills.apply(Snapshots.of("113-sres-706").record());
        bills.apply(Snapshots.of("114-sres-706").record());
        // When, Then
        for (String part : List.of(
                "",
                "/status",
                "/actions",
                "/cosponsors",
                "/committees",
                "/texts",
                "/amendments",
                "/votes",
                "/related",
                "/documents",
                "/changes")) {
            given().redirects()
                    .follow(false)
                    .get("/v1/bills/S.Res.705" + part)
                    .then()
                    .statusCode(308)
                    .header("Location", endsWith("/v1/bills/114-sres-705" + part));
            given().get("/v1/bills/S.Res.706" + part)
                    .then()
                    .statusCode(300)
                    .body("candidates", equalTo(List.of("114-sres-706", "113-sres-706")));
        }
        given().redirects()
                .follow(false)
                .queryParam("include", "actions")
                .get("/v1/bills/S.Res.705")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/v1/bills/114-sres-705?include=actions"));
        given().get("/v1/bills/S.Res.70999").then().statusCode(404);
        given().get("/v1/bills/nonsense").then().statusCode(404);
    }

    @Test
    void vocabularyExplainsEachStatusAndStage() {
        given().queryParam("limit", 200)
                .get("/v1/statuses")
                .then()
                .statusCode(200)
                .body("items.code", hasItem("PASS_OVER:SENATE"))
                .body("items.find { it.code == 'HELD_AT_DESK' }.kind", equalTo("STAGE"))
                .body("items.find { it.code == 'PASSED:SIMPLERES' }.terminal", equalTo(true))
                .body("items.find { it.code == 'PASSED:SIMPLERES' }.reachedBy", equalTo(List.of("hres", "sres")))
                .body("items.find { it.code == 'REFERRED' }.expires", equalTo(true))
                .body("next", nullValue());
        assertThat(walk("/v1/statuses?limit=7", "code"))
                .hasSize(org.habeas.legislation.status.StatusVocabulary.terms().size())
                .doesNotHaveDuplicates();
    }

    /** Every value of one field over all pages. */
    static List<String> walk(String path, String field) {
        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            var page = (cursor == null ? given() : given().queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items." + field, String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        return all;
    }
}
