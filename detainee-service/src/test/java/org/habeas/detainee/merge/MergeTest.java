package org.habeas.detainee.merge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.PublishedEvents;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class MergeTest {

    private static final List<String> READS = List.of(
            "",
            "/statements",
            "/why?property=custody",
            "/timeline",
            "/documents",
            "/bills",
            "/changes",
            "?on=2023-04-01");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void survivorShowsBothAndEveryReadOfTheAbsorbedLeadsThere() {
        // Given
        String kept = Merging.add("kept-one", "Aram Keptian", "Press A", said("HELD", "2023-01-02", "Press A"));
        String gone = Merging.add("gone-one", "Арам Гонян", "Press B", said("HOUSE_ARREST", "2023-06-07", "Press B"));
        String before = Instant.now().toString();
        // When
        String merge = Merging.merge("kept-one", "gone-one");
        // Then
        Merging.reviewer()
                .get("/v1/merges/" + merge)
                .then()
                .statusCode(200)
                .body("judgement", equalTo("same"))
                .body("madeBy", equalTo("reviewer"))
                .body("reason", equalTo("One prison number."))
                .body("survivor.slug", equalTo("kept-one"))
                .body("absorbed.name", equalTo("Арам Гонян"))
                .body("undoneAt", nullValue());
        given().get("/v1/detainees/kept-one")
                .then()
                .body("custody", equalTo("HOUSE_ARREST"))
                .body("names.text", hasItems("Aram Keptian", "Арам Гонян"))
                .body("revision", equalTo(2));
        given().get("/v1/detainees/kept-one/statements").then().body("items.subject", hasItems(kept, gone));
        for (String read : READS) {
            for (String address : List.of("gone-one", gone)) {
                given().redirects()
                        .follow(false)
                        .get("/v1/detainees/" + address + read)
                        .then()
                        .statusCode(308)
                        .header("Location", equalTo("/v1/detainees/" + kept + read));
            }
        }
        given().queryParam("limit", 200)
                .get("/v1/detainees")
                .then()
                .body("items.slug", hasItem("kept-one"))
                .body("items.slug", not(hasItem("gone-one")));
        assertThat(given().get("/v1/detainees/export?format=ndjson").asString())
                .contains(kept)
                .doesNotContain("\"slug\":\"gone-one\"");
        given().queryParam("q", "Aram Gonyan").get("/v1/detainees").then().body("items.slug", hasItem("kept-one"));
        given().contentType("application/json")
                .body("{\"queries\": {\"a\": {\"name\": \"Aram Gonian\"}}}")
                .post("/v1/match")
                .then()
                .body("responses.a.results[0].id", equalTo(kept))
                .body("responses.a.results[0].matchedName", equalTo("Арам Гонян"));
        // what was known before the merge is told of each
        given().queryParam("asOf", before)
                .get("/v1/detainees/gone-one")
                .then()
                .statusCode(200)
                .body("id", equalTo(gone))
                .body("names", hasSize(1))
                .body("custody", equalTo("HOUSE_ARREST"));
        given().queryParam("asOf", before)
                .get("/v1/detainees/kept-one")
                .then()
                .body("custody", equalTo("HELD"))
                .body("names", hasSize(1));
        given().queryParams(Map.of("q", "Aram Gonyan", "asOf", before))
                .get("/v1/detainees")
                .then()
                .body("items.slug", hasItem("gone-one"))
                .body("items.slug", not(hasItem("kept-one")));
        given().queryParams(Map.of("q", "Aram Gonyan", "asOf", Instant.now().toString()))
                .get("/v1/detainees")
                .then()
                .body("items.slug", hasItem("kept-one"))
                .body("items.slug", not(hasItem("gone-one")));
        given().redirects()
                .follow(false)
                .queryParam("asOf", Instant.now().toString())
                .get("/v1/detainees/gone-one")
                .then()
                .statusCode(308);
    }

    @ParameterizedTest
    @CsvSource({"FREE, false", "DEAD, false", "DEAD, true"})
    void nobodyBecomesFreeOrDeadByTheJudgementOfOneReviewer(String value, boolean isSurvivor) {
        // Given: somebody who is held, and a namesake of whom two people have confirmed otherwise
        String held = "one-held-" + value.toLowerCase(Locale.ROOT) + isSurvivor;
        String other = "one-" + value.toLowerCase(Locale.ROOT) + isSurvivor;
        Merging.add(held, "Armen Onian", "Press A", said("HELD", "2023-01-02", "Press A"));
        Merging.add(other, "Armen Onian", "Press B", said(value, "2024-03-04", "Press B"));
        Merging.by("second")
                .contentType("application/json")
                .header("If-Match", Merging.tag(other))
                .body("{\"statements\": [" + said(value, "2024-03-04", "Press C") + "]}")
                .post("/v1/detainees/" + other + "/statements")
                .then()
                .statusCode(201)
                .body("custody", equalTo(value));
        String survivor = isSurvivor ? other : held;
        String absorbed = isSurvivor ? held : other;
        // When
        for (int i = 0; i < 2; i++) {
            Merging.judge(survivor, absorbed, "same")
                    .then()
                    .statusCode(202)
                    .body("judgement", equalTo("unsure"))
                    .body("awaits", equalTo("merge"));
        }
        // Then
        given().get("/v1/detainees/" + held)
                .then()
                .body("custody", equalTo("HELD"))
                .body("revision", equalTo(1));
        String merge = Merging.judge("second", survivor, absorbed, "same")
                .then()
                .statusCode(201)
                .body("judgement", equalTo("same"))
                .body("awaits", nullValue())
                .extract()
                .path("id");
        given().get("/v1/detainees/" + survivor).then().body("custody", equalTo(value));
        // and back: the one record is then as it was, dead or free by what two people say of it
        Merging.undo("reviewer", merge).then().statusCode(200);
        given().get("/v1/detainees/" + held).then().body("custody", equalTo("HELD"));
    }

    @Test
    void whoJudgedOfAReleaseHasNotJudgedOfADeath() {
        // Given: a merge that would make somebody free waits, and then the namesake is known to have died
        Merging.add("asked-held", "Armen Onian", "Press A", said("HELD", "2023-01-02", "Press A"));
        Merging.add("asked-other", "Armen Onian", "Press B", said("FREE", "2024-03-04", "Press B"));
        stateBySecond("asked-other", said("FREE", "2024-03-04", "Press C"), "FREE");
        Merging.judge("asked-held", "asked-other", "same").then().statusCode(202);
        Merging.state("asked-other", said("DEAD", "2025-03-04", "Press B")).statusCode(201);
        stateBySecond("asked-other", said("DEAD", "2025-03-04", "Press C"), "DEAD");
        // When
        int second =
                Merging.judge("second", "asked-held", "asked-other", "same").statusCode();
        // Then
        assertThat(second).isEqualTo(202);
        given().get("/v1/detainees/asked-held").then().body("custody", equalTo("HELD"));
        Merging.judge("asked-held", "asked-other", "same").then().statusCode(201);
    }

    private static void stateBySecond(String slug, String statement, String custody) {
        Merging.by("second")
                .contentType("application/json")
                .header("If-Match", Merging.tag(slug))
                .body("{\"statements\": [" + statement + "]}")
                .post("/v1/detainees/" + slug + "/statements")
                .then()
                .statusCode(201)
                .body("custody", equalTo(custody));
    }

    @Test
    void twoReleasesThatAreHeldBackAreNotMadeOneByAMerge() {
        Merging.add("halves-a", "Levon Halvian", "Press A", said("HELD", "2023-01-02", "Press A"));
        Merging.add("halves-b", "Levon Halvian", "Press B", said("HELD", "2023-01-02", "Press B"));
        Merging.state("halves-a", said("FREE", "2023-05-06", "Press A")).body("custody", equalTo("HELD"));
        Merging.by("second")
                .contentType("application/json")
                .header("If-Match", Merging.tag("halves-b"))
                .body("{\"statements\": [" + said("FREE", "2023-05-06", "Press B") + "]}")
                .post("/v1/detainees/halves-b/statements")
                .then()
                .statusCode(201)
                .body("custody", equalTo("HELD"));
        Merging.judge("third", "halves-a", "halves-b", "same").then().statusCode(202);
        given().get("/v1/detainees/halves-a").then().body("custody", equalTo("HELD"));
        given().get("/v1/detainees/halves-b").then().body("custody", equalTo("HELD"));
        Merging.judge("second", "halves-a", "halves-b", "same").then().statusCode(201);
        given().get("/v1/detainees/halves-a").then().body("custody", equalTo("FREE"));
    }

    @Test
    void undoingThatMakesSomebodyFreeWaitsForASecondReviewer() {
        // Given: free by two people's word, and held anew by what is said of the other record
        Merging.add("freed-anew", "Tigran Anevian", "Press A", said("FREE", "2022-01-02", "Press A"));
        Merging.by("second")
                .contentType("application/json")
                .header("If-Match", Merging.tag("freed-anew"))
                .body("{\"statements\": [" + said("FREE", "2022-01-02", "Press B") + "]}")
                .post("/v1/detainees/freed-anew/statements")
                .then()
                .body("custody", equalTo("FREE"));
        Merging.add("held-anew", "Tigran Anevian", "Press A", said("HELD", "2023-01-02", "Press A"));
        String merge = Merging.merge("freed-anew", "held-anew");
        given().get("/v1/detainees/freed-anew").then().body("custody", equalTo("HELD"));
        // When
        for (int i = 0; i < 2; i++) {
            Merging.undo("reviewer", merge)
                    .then()
                    .statusCode(202)
                    .body("merge.awaits", equalTo("undo"))
                    .body("merge.undoAskedBy", equalTo("reviewer"))
                    .body("merge.undoneAt", nullValue());
        }
        // Then
        given().get("/v1/detainees/freed-anew").then().body("custody", equalTo("HELD"));
        Merging.undo("second", merge).then().statusCode(200).body("merge.undoneBy", equalTo("second"));
        given().get("/v1/detainees/freed-anew").then().body("custody", equalTo("FREE"));
        given().get("/v1/detainees/held-anew").then().body("custody", equalTo("HELD"));
    }

    @Test
    void whatContradictsIsNamedInTheReason() {
        Merging.add(
                "born-a",
                "Vahe Bornian",
                "Press A",
                Merging.said("birthDate", "1970-05", "2023-01-02", "Press A", "CLEAR"));
        Merging.add(
                "born-b",
                "Vahe Bornian",
                "Press B",
                Merging.said("birthDate", "1985", "2023-01-02", "Press B", "CLEAR"));
        Merging.judge("reviewer", "born-a", "born-b", "same", "Same name.")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("errors[0].detail", containsString("birthDate is 1970-05 in the one and 1985 in the other"));
        given().get("/v1/detainees/born-b").then().statusCode(200).body("revision", equalTo(1));
        Merging.judge("reviewer", "born-a", "born-b", "same", "The passport says 1970, the list of 1985 is wrong.")
                .then()
                .statusCode(201);
    }

    @Test
    void writesToTheAbsorbedAreRefusedAndNameTheSurvivor() {
        Merging.add("kept-two", "Bagrat Keptian", "Press A", "");
        String gone = Merging.add("gone-two", "Bagrat Gonian", "Press B", said("HELD", "2023-01-02", "Press B"));
        String tag = Merging.tag("gone-two");
        Merging.merge("kept-two", "gone-two");
        for (String role : List.of("reviewer", "contributor")) {
            given().auth()
                    .oauth2(Tokens.of(role, Tlp.CLEAR, role))
                    .contentType("application/json")
                    .header("If-Match", tag)
                    .body("{\"statements\": [" + said("HELD", "2023-05-06", "Press C") + "]}")
                    .post("/v1/detainees/gone-two/statements")
                    .then()
                    .statusCode(409)
                    .body("errors[0].code", equalTo("merged"))
                    .body("detail", containsString("kept-two"));
        }
        // the seeds are loaded again, and nothing is said twice
        String again = Merging.reviewer()
                .contentType("application/json")
                .body("{\"id\": \"" + gone + "\", \"slug\": \"gone-two\", \"names\": [{\"text\": \"Bagrat Gonian\"}],"
                        + " \"statements\": [" + said("HELD", "2023-01-02", "Press B") + "],"
                        + " \"source\": {\"title\": \"A page\", \"publisher\": \"Press B\", \"date\": \"2023-03-05\"}}")
                .post("/v1/detainees")
                .then()
                .statusCode(200)
                .extract()
                .path("slug");
        assertThat(again).isEqualTo("kept-two");
    }

    @Test
    void whatIsSaidMeanwhileStaysWhereItWasAddressedAndIsListedForReview() {
        // Given
        String kept = Merging.add("kept-three", "Davit Keptian", "Press A", said("HELD", "2023-01-02", "Press A"));
        String gone = Merging.add(
                "gone-three",
                "Davit Gonian",
                "Press B",
                said("HOUSE_ARREST", "2023-02-03", "Press B") + ", " + said("MISSING", "2023-02-01", "Press B"));
        String merge = Merging.merge("kept-three", "gone-three");
        // When: one is new, and one of the absorbed is taken back
        Merging.state("kept-three", said("HELD", "2023-08-09", "Press C")).statusCode(201);
        String wrong =
                given().get("/v1/detainees/kept-three/statements").path("items.find { it.value == 'HOUSE_ARREST' }.id");
        Merging.reviewer()
                .contentType("application/json")
                .header("If-Match", Merging.tag("kept-three"))
                .body("{\"reason\": \"The page names somebody else.\"}")
                .post("/v1/statements/" + wrong + "/retract")
                .then()
                .statusCode(201);
        Response undone = Merging.undo(merge);
        // Then
        undone.then()
                .statusCode(200)
                .body("merge.undoneBy", equalTo("reviewer"))
                .body("merge.undoneAt", notNullValue())
                .body("merge.undoneReason", equalTo("Two prison numbers after all."))
                .body("reviewCount", equalTo(2))
                .body("review.find { it.stance != 'retracts' }.subject", equalTo(kept))
                .body("review.find { it.stance == 'retracts' }.subject", equalTo(gone));
        given().get("/v1/detainees/kept-three")
                .then()
                .body("custody", equalTo("HELD"))
                .body("custodySince", is("2023-01-02"));
        given().get("/v1/detainees/gone-three").then().statusCode(200).body("custody", equalTo("MISSING"));
        given().queryParam("q", "Davit Gonian").get("/v1/detainees").then().body("items.slug", hasItem("gone-three"));
        // undone once more it stays as it is, and whoever has lost the answer gets it
        Merging.undo(merge)
                .then()
                .statusCode(200)
                .body("reviewCount", equalTo(2))
                .body("merge.undoneAt", equalTo(undone.path("merge.undoneAt")));
    }

    @Test
    void markOfAFactHoldsForAllIdsOfThePersonAndReasonsAreForWhoeverMaySeeThem() {
        // Given: the same page says the same of both
        Merging.add("kept-four", "Eduard Keptian", "Press A", "");
        Merging.add("gone-four", "Eduard Gonian", "Press A", said("HELD", "2023-01-02", "Press A"));
        String merge = Merging.reviewer()
                .contentType("application/json")
                .header("If-Match", Merging.tag("kept-four") + ", " + Merging.tag("gone-four"))
                .body("{\"survivor\": \"kept-four\", \"absorbed\": \"gone-four\", \"reason\": \"His doctor says so.\"}")
                .post("/v1/merges")
                .then()
                .statusCode(201)
                .body("tlp", equalTo("RED"))
                .extract()
                .path("id");
        Merging.reviewer(Tlp.CLEAR)
                .get("/v1/merges/" + merge)
                .then()
                .statusCode(200)
                .body("reason", nullValue());
        // When
        Merging.state("kept-four", Merging.said("custody", "HELD", "2023-01-02", "Press A", "AMBER"))
                .statusCode(201);
        // Then
        for (String outlet : List.of("", "/statements", "/why?property=custody", "/timeline")) {
            assertThat(given().get("/v1/detainees/kept-four" + outlet).asString())
                    .as(outlet)
                    .doesNotContain("HELD", "doctor");
        }
        Merging.reviewer(Tlp.AMBER).get("/v1/detainees/kept-four").then().body("custody", equalTo("HELD"));
        Merging.undo(merge).then().statusCode(200);
        given().get("/v1/detainees/gone-four").then().body("custody", equalTo("UNKNOWN"));
        assertThat(given().get("/v1/detainees/gone-four/statements").asString()).doesNotContain("HELD");
    }

    @Test
    void whatCannotBeMergedIsNamedAndNothingIsWritten() {
        // Given
        for (String slug : List.of("refused-a", "refused-b", "refused-c")) {
            Merging.add(slug, "Refused " + slug, "Press A", "");
        }
        // When, Then
        refused("refused-a", "refused-a", "same", 422, "/absorbed", "same-record");
        refused("refused-a", "nobody-here", "same", 422, "/absorbed", "unknown");
        refused("refused-a", "refused-b", "maybe", 422, "/judgement", "unknown");
        Merging.reviewer()
                .contentType("application/json")
                .body("{\"survivor\": \"refused-a\", \"absorbed\": \"refused-b\", \"reason\": \" \"}")
                .post("/v1/merges")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"))
                .body("detail", containsString("beside the names"));
        String body = "{\"survivor\": \"refused-a\", \"absorbed\": \"refused-b\", \"reason\": \"One number.\"}";
        Merging.reviewer()
                .contentType("application/json")
                .body(body)
                .post("/v1/merges")
                .then()
                .statusCode(428);
        Merging.reviewer()
                .contentType("application/json")
                .header("If-Match", Merging.tag("refused-a"))
                .body(body)
                .post("/v1/merges")
                .then()
                .statusCode(412);
        given().auth()
                .oauth2(Tokens.of("carla", Tlp.RED, "contributor"))
                .contentType("application/json")
                .body(body)
                .post("/v1/merges")
                .then()
                .statusCode(403);
        given().get("/v1/merges").then().statusCode(401);
        given().get("/v1/merges/suggestions").then().statusCode(401);
        for (String slug : List.of("refused-a", "refused-b")) {
            given().redirects()
                    .follow(false)
                    .get("/v1/detainees/" + slug)
                    .then()
                    .statusCode(200)
                    .body("revision", is(1));
        }
        String merge = Merging.merge("refused-a", "refused-b");
        refused("refused-b", "refused-a", "same", 409, "/absorbed", "circle");
        refused("refused-a", "refused-b", "same", 409, "/absorbed", "already-merged");
        refused("refused-a", "refused-b", "different", 409, "/absorbed", "already-merged");
        refused("refused-c", "refused-b", "same", 409, "/absorbed", "already-merged")
                .body("detail", containsString("refused-a"));
        refused("refused-b", "refused-c", "same", 409, "/survivor", "already-merged");
        Merging.reviewer()
                .contentType("application/json")
                .header("If-Match", "\"another\"")
                .delete("/v1/merges/" + merge)
                .then()
                .statusCode(412);
        Merging.reviewer().delete("/v1/merges/" + merge).then().statusCode(428);
        Merging.reviewer()
                .delete("/v1/merges/00000000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);
        given().get("/v1/detainees/refused-a").then().body("revision", is(2));
    }

    private static ValidatableResponse refused(
            String survivor, String absorbed, String judgement, int status, String pointer, String code) {
        return Merging.judge(survivor, absorbed, judgement)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void namesSuggestAndWhatElseAgreesMakesItStrongUntilSomebodyJudges() {
        // Given
        String birth = Merging.said("birthDate", "1968-05-25", "2023-01-02", "Press A", "CLEAR");
        Merging.add("suggested-a", "Zaven Suggestian", "Press A", birth);
        Merging.add("suggested-b", "Zaven Sugestyan", "Press B", birth.replace("1968-05-25", "1968"));
        Merging.add("suggested-c", "Zaven Suggestyan", "Press B", birth.replace("1968-05-25", "1971"));
        // When, Then
        Map<String, String> found = suggestions("suggested-a");
        assertThat(found).containsEntry("suggested-b", "strong").containsEntry("suggested-c", "name-only");
        assertThat(walked()).contains("suggested-a suggested-b", "suggested-a suggested-c");
        String unsure = Merging.judge("suggested-a", "suggested-c", "unsure")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Merging.reviewer()
                .get("/v1/merges/suggestions?detainee=suggested-a")
                .then()
                .body("items.find { it.other.slug == 'suggested-c' }.unsure", equalTo(unsure))
                .body("items.find { it.other.slug == 'suggested-b' }.qualifiers[0].property", equalTo("birthDate"));
        String different = Merging.judge("suggested-c", "suggested-a", "different")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(suggestions("suggested-a")).containsOnlyKeys("suggested-b");
        refused("suggested-a", "suggested-c", "same", 409, "/judgement", "judged-different");
        // what was judged of one holds for whoever shows it
        String merge = Merging.merge("suggested-b", "suggested-a");
        assertThat(suggestions("suggested-b")).doesNotContainKey("suggested-c");
        refused("suggested-b", "suggested-c", "same", 409, "/judgement", "judged-different");
        Merging.undo(merge).then().statusCode(200);
        Merging.undo(different).then().statusCode(200);
        assertThat(suggestions("suggested-a")).containsKey("suggested-c");
        Merging.reviewer()
                .get("/v1/merges?detainee=suggested-a&judgement=different&count=exact")
                .then()
                .body("total", is(1))
                .body("items[0].undoneBy", equalTo("reviewer"));
        Merging.reviewer()
                .get("/v1/merges?detainee=suggested-a&standing=true")
                .then()
                .body("items", hasSize(0));
    }

    private static Map<String, String> suggestions(String slug) {
        List<Map<String, String>> items = Merging.reviewer()
                .get("/v1/merges/suggestions?detainee=" + slug)
                .then()
                .statusCode(200)
                .extract()
                .path("items.collect { [slug: it.other.slug, strength: it.strength] }");
        return items.stream()
                .filter(i -> i.get("slug").startsWith("suggested-"))
                .collect(Collectors.toMap(i -> i.get("slug"), i -> i.get("strength")));
    }

    /** All pairs, each once, by small pages: other tests leave some two thousand. */
    private static List<String> walked() {
        List<String> pairs = new ArrayList<>();
        String cursor = null;
        do {
            Response page = Merging.reviewer()
                    .queryParam("limit", 40)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/v1/merges/suggestions");
            page.then().statusCode(200);
            pairs.addAll(page.path("items.collect { [it.one.slug, it.other.slug].sort().join(' ') }"));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(pairs).doesNotHaveDuplicates();
        return pairs;
    }

    @Test
    void bothIdsHearOfItAndTheAbsorbedLeavesTheStateTopic() throws IOException {
        // Given
        String kept = Merging.add("told-kept", "Garik Keptian", "Press A", said("HELD", "2023-01-02", "Press A"));
        String gone =
                Merging.add("told-gone", "Garik Gonian", "Press B", said("HOUSE_ARREST", "2023-06-07", "Press B"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(States.last(bootstrap, gone)).isPresent());
        // When
        String merge = Merging.merge("told-kept", "told-gone");
        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            changes(gone)
                    .body("items[-1].type", equalTo("detainee.merged"))
                    .body("items[-1].fields[0].to", equalTo(kept))
                    .body("items[-1].record", nullValue());
            changes(kept)
                    .body("items.find { it.type == 'detainee.merged' }.fields[0].to", equalTo(gone))
                    .body("items.find { it.type == 'detainee.corrected' }.alert.kind", equalTo("corrected"))
                    .body("items[-1].record.custody", equalTo("HOUSE_ARREST"));
        });
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(States.last(bootstrap, gone)).isEmpty());
        // When
        Merging.undo(merge).then().statusCode(200);
        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            changes(gone)
                    .body("items.find { it.type == 'detainee.unmerged' }.fields[0].from", equalTo(kept))
                    .body("items.find { it.type == 'detainee.unmerged' }.record.slug", equalTo("told-gone"));
            changes(kept).body("items.find { it.type == 'detainee.unmerged' }.fields[0].from", equalTo(gone));
            assertThat(States.last(bootstrap, gone))
                    .hasValueSatisfying(s -> assertThat(s).contains("HOUSE_ARREST"));
        });
        PublishedEvents.check(bootstrap, Topic.DETAINEES, Topic.DETAINEES_STATE, Topic.ALERTS);
    }

    @Test
    void endOfAnInnerMergeIsToldUnderAllThreeIds() {
        // Given
        String outer = Merging.add("nested-outer", "Narek Outerian", "Press A", said("HELD", "2023-01-02", "Press A"));
        String middle =
                Merging.add("nested-middle", "Narek Middlian", "Press B", said("HELD", "2023-01-02", "Press B"));
        String inner = Merging.add("nested-inner", "Narek Innerian", "Press C", said("HELD", "2023-01-02", "Press C"));
        String first = Merging.merge("nested-middle", "nested-inner");
        Merging.merge("nested-outer", "nested-middle");
        // When
        Merging.undo(first).then().statusCode(200);
        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            changes(middle)
                    .body("items[-1].type", equalTo("detainee.unmerged"))
                    .body("items[-1].fields[0].field", equalTo("mergedFrom"))
                    .body("items[-1].fields[0].from", equalTo(inner))
                    .body("items[-1].record", nullValue());
            changes(outer).body("items.find { it.type == 'detainee.unmerged' }.fields[0].from", equalTo(inner));
            changes(inner).body("items.find { it.type == 'detainee.unmerged' }.fields[0].from", equalTo(middle));
        });
    }

    @ParameterizedTest
    @CsvSource({"standing=maybe, standing", "judgement=maybe, judgement"})
    void wrongFiltersAreNamed(String query, String parameter) {
        Merging.reviewer()
                .get("/v1/merges?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo(parameter));
    }

    private static ValidatableResponse changes(String id) {
        return given().queryParam("subject", id)
                .queryParam("limit", 200)
                .get("/v1/changes")
                .then()
                .statusCode(200);
    }

    private static String said(String custody, String from, String publisher) {
        return Merging.said("custody", custody, from, publisher, "CLEAR");
    }
}
