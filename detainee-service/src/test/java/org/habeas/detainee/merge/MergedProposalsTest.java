package org.habeas.detainee.merge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.person.Documents;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** What waits for a decision, or was told, of records that are joined and parted. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class MergedProposalsTest {

    @Inject
    MentionService documents;

    @Test
    void whatIsProposedOfTheAbsorbedIsDecidedAtTheSurvivor() {
        // Given
        String kept = Merging.add("prop-kept", "Petros Propian", "Press A", "");
        String gone = Merging.add("prop-gone", "Petros Propyan", "Press B", "");
        String proposal = given().auth()
                .oauth2(Tokens.of("a-contributor", Tlp.CLEAR, "contributor"))
                .contentType("application/json")
                .body("{\"statements\": ["
                        + Merging.said("office", "Mayor of Propert", "2020-01-02", "Press C", "CLEAR") + "]}")
                .post("/v1/detainees/prop-gone/statements")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Merging.merge("prop-kept", "prop-gone");
        // When, Then
        Merging.reviewer()
                .get("/v1/proposals/" + proposal)
                .then()
                .body("subject", equalTo(gone))
                .body("shownBy", equalTo(kept));
        List<String> listed = Merging.reviewer()
                .get("/v1/proposals?state=OPEN&limit=200")
                .path("items.findAll { it.shownBy == '" + kept + "' }.id");
        assertThat(listed).containsExactly(proposal);
        decide(proposal, "accept").statusCode(200).body("state", equalTo("ACCEPTED"));
        given().get("/v1/detainees/prop-kept").then().body("offices.value", hasItem("Mayor of Propert"));
    }

    @Test
    void whatWasRefusedOfTheAbsorbedIsNotProposedAgain() {
        // Given
        String kept = Merging.add("refused-kept", "Poghos Refusian", "Press A", "");
        String gone = Merging.add(
                "refused-gone",
                "Poghos Refusyan",
                "Press B",
                Merging.said("custody", "HELD", "2023-01-02", "Press B", "CLEAR"));
        Merging.state("refused-gone", Merging.said("custody", "FREE", "2023-05-06", "Press B", "CLEAR"))
                .statusCode(201);
        List<String> open = open(gone);
        assertThat(open).hasSize(1);
        decide(open.getFirst(), "reject").statusCode(200);
        // When
        String merge = Merging.merge("refused-kept", "refused-gone");
        // Then
        assertThat(open(kept)).isEmpty();
        Merging.undo(merge).then().statusCode(200);
        assertThat(open(gone)).isEmpty();
        // and another source is news
        Merging.state("refused-gone", Merging.said("custody", "FREE", "2023-05-06", "Press D", "CLEAR"))
                .statusCode(201);
        assertThat(open(gone)).hasSize(1);
    }

    @Test
    void documentIsToldOnceOfSomebodyWhoWasMergedMeanwhile() {
        // Given
        UUID kept = UUID.fromString(Merging.add("told-once-kept", "Sahak Toldian", "Press A", ""));
        UUID gone = UUID.fromString(Merging.add("told-once-gone", "Sahak Toldyan", "Press B", ""));
        UUID letter = Ids.newId();
        documents.apply(Documents.naming(letter, gone, Tlp.CLEAR, "118-sres-9501", 1));
        String merge = Merging.merge("told-once-kept", "told-once-gone");
        documents.apply(Documents.naming(letter, kept, Tlp.CLEAR, "118-sres-9501", 2));
        Merging.undo(merge).then().statusCode(200);
        // When
        documents.apply(Documents.naming(letter, gone, Tlp.CLEAR, "118-sres-9501", 3));
        UUID second = Ids.newId();
        documents.apply(Documents.naming(second, gone, Tlp.CLEAR, "118-sres-9502", 1)); // told behind it
        // Then
        await().untilAsserted(() -> assertThat(told(gone)).contains(second.toString()));
        assertThat(told(gone)).containsExactly(letter.toString(), second.toString());
    }

    /** The documents that somebody was told to be named by. */
    private static List<String> told(UUID person) {
        return given().queryParam("subject", person)
                .queryParam("type", "detainee.mentioned")
                .queryParam("limit", 200)
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .extract()
                .path("items.source.documentId");
    }

    private static List<String> open(String person) {
        return Merging.reviewer()
                .get("/v1/proposals?state=OPEN&limit=200")
                .path("items.findAll { it.shownBy == '" + person + "' && it.kind == 'TRANSITION' }.id");
    }

    private static ValidatableResponse decide(String proposal, String decision) {
        var decider = given().auth().oauth2(Tokens.of("another-reviewer", Tlp.RED, "reviewer"));
        String tag = decider.get("/v1/proposals/" + proposal).getHeader("ETag");
        return given().auth()
                .oauth2(Tokens.of("another-reviewer", Tlp.RED, "reviewer"))
                .contentType("application/json")
                .header("If-Match", tag)
                .body(decision.equals("reject") ? "{\"reason\": \"It is another person.\"}" : "")
                .post("/v1/proposals/" + proposal + "/" + decision)
                .then();
    }
}
