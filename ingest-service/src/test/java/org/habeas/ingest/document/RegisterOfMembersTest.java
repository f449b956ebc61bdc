package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.contracts.test.SharedData;
import org.habeas.kit.test.PublishedEvents;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class RegisterOfMembersTest {

    private static final String ENTRY = """
            - id:
                bioguide: %s
              name:
                official_full: %s
              terms:
              - type: sen
                start: '2021-01-03'
                end: '2027-01-03'
                state: AK
                party: Independent
            """;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void onlyWhatIsNewOfAMemberIsTold() {
        // Given
        post(entry("X000001", "Ada Bench"), "2026-01-01").statusCode(201).body("kind", equalTo("record"));
        changesOf("X000001", 1);
        // When: the same in other bytes, something older, less, and something new
        post("# again\n" + entry("X000001", "Ada Bench"), "2026-01-02").statusCode(201);
        post(entry("X000001", "Ada B. Bench"), "2025-12-31").statusCode(201);
        post(
                        "last_name,first_name,middle_name,type,state,district,party,full_name,bioguide_id,lis_id\n"
                                + "Bench,Ada,,sen,AK,,Independent,Ada Q. Bench,X000001,\n",
                        "2026-02-01")
                .statusCode(201);
        post(entry("X000001", "Ada Table"), "2026-01-03").statusCode(201);
        // Then
        changesOf("X000001", 2);
        given().queryParam("subject", "X000001")
                .get("/v1/changes")
                .then()
                .body("items[1].record.name", equalTo("Ada Table"))
                .body("items[1].record.asOf", equalTo("2026-01-03"))
                .body("items[1].record.revision", equalTo(2))
                .body("items[1].revision", equalTo(2));
    }

    @Test
    void dayOnWhichTheSameWasSaidAgainKeepsAnOlderRegisterOut() {
        // Given
        post(entry("X000011", "Ada Bench"), "2026-01-01").statusCode(201);
        post("# again\n" + entry("X000011", "Ada Bench"), "2026-03-01").statusCode(201);
        // When
        post(entry("X000011", "Ada Table"), "2026-02-01").statusCode(201);
        post(entry("X000011", "Ada Chair"), "2026-04-01").statusCode(201);
        // Then
        changesOf("X000011", 2);
        given().queryParam("subject", "X000011")
                .get("/v1/changes")
                .then()
                .body("items[1].record.name", equalTo("Ada Chair"));
    }

    @Test
    void tableOfThoseWhoLeftSaysThatAMemberServesNoMoreAndKeepsTheTerms() {
        // Given
        post(entry("X000012", "Ada Bench"), "2026-01-01").statusCode(201);
        // When: it begins with one of the first Congress
        post(
                        "last_name,first_name,birthday,type,state,district,party,full_name,bioguide_id,lis_id\n"
                                + "Old,Ada,1745-04-02,sen,AK,,Independent,Ada Old,X000013,\n"
                                + "Bench,Ada,1960-04-02,sen,AK,,Independent,Ada Q. Bench,X000012,\n",
                        "2026-03-01")
                .statusCode(201)
                .body("oddities", nullValue());
        // Then
        changesOf("X000012", 2);
        given().queryParam("subject", "X000012")
                .get("/v1/changes")
                .then()
                .body("items[1].record.name", equalTo("Ada Bench"))
                .body("items[1].record.whole", equalTo(true))
                .body("items[1].record.terms[0].end", equalTo("2027-01-03"))
                .body("items[1].record.asOf", equalTo("2026-01-01"))
                .body("items[1].record.former.asOf", equalTo("2026-03-01"));
        given().queryParam("subject", "X000013")
                .get("/v1/changes")
                .then()
                .body("items[0].record.former.asOf", equalTo("2026-03-01"));
    }

    @Test
    void registerWithoutADaySaysSoAndIsOfTheDayThatItsSenderStatesLater() {
        // Given: a newer one, which seems older
        String old = entry("X000014", "Ada Old");
        send(old, "{}")
                .statusCode(201)
                .body("oddities.code", equalTo(List.of("no-date")))
                .body("oddities[0].detail", startsWith("It counts as that of 20"));
        String march = entry("X000014", "Ada New");
        post(march, "2026-03-01").statusCode(201);
        changesOf("X000014", 1);
        // When
        send(old, "{\"date\": \"2026-01\"}").statusCode(422).body("errors[0].pointer", equalTo("/date"));
        post(old, "2026-01-01").statusCode(200);
        post(march, "2026-03-01").statusCode(200);
        // Then
        changesOf("X000014", 2);
        given().queryParam("subject", "X000014")
                .get("/v1/changes")
                .then()
                .body("items[1].record.name", equalTo("Ada New"))
                .body("items[1].record.asOf", equalTo("2026-03-01"));
    }

    @Test
    void wholeRegisterIsTakenAndEveryMemberIsPublishedAsPromised() throws IOException {
        String text = Files.readString(SharedData.file("legislators/legislators-current.yaml"));
        post(text, "2026-01-01").statusCode(201).body("mediaType", equalTo("application/yaml"));
        changesOf("C001095", 1);
        await().untilAsserted(() -> assertThat(
                        PublishedEvents.check(bootstrap, Topic.MEMBER_RECORDS).get(Topic.MEMBER_RECORDS))
                .hasSizeGreaterThanOrEqualTo(537));
    }

    @Test
    void wrongRegisterIsRefusedWithItsPlaceAndChangesNothing() {
        post(entry("X000002", "Ada Bench").replace("2027-01-03", "2027-02-30"), "2026-01-01")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/0/terms/0/end"));
        changesOf("X000002", 0);
        given().auth()
                .oauth2(Tokens.of("tester", Tlp.AMBER, "contributor"))
                .multiPart("file", "m.yaml", entry("X000002", "Ada").getBytes(StandardCharsets.UTF_8))
                .multiPart("metadata", "{\"tlp\": \"AMBER\"}")
                .post("/v1/documents")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/tlp"));
    }

    private static String entry(String id, String name) {
        return ENTRY.formatted(id, name);
    }

    private static void changesOf(String member, int changes) {
        await().untilAsserted(() -> given().queryParam("subject", member)
                .queryParam("type", "member-record.published")
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(changes)));
    }

    private static ValidatableResponse post(String content, String day) {
        return send(content, "{\"date\": \"" + day + "\"}");
    }

    private static ValidatableResponse send(String content, String metadata) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "members", content.getBytes(StandardCharsets.UTF_8))
                .multiPart("metadata", metadata)
                .post("/v1/documents")
                .then();
    }
}
