package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.ingest.person.KnownName;
import org.habeas.kit.test.PublishedEvents;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ManyMentionsTest {

    private static final int MIB = 1024 * 1024;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    NameService names;

    @Test
    void listOfTwelveThousandBillsKeepsThemAllAndIsPublished() throws Exception {
        // Given
        String text =
                IntStream.rangeClosed(1, 12_000).mapToObj(n -> "H.R. " + n).collect(Collectors.joining(", "));
        // When
        byte[] answer = post(text).statusCode(201).extract().asByteArray();
        // Then
        DocumentRecord document = Json.mapper().readValue(answer, DocumentRecord.class);
        assertThat(answer).hasSizeLessThan(3 * MIB);
        assertThat(document.mentions().bills()).hasSize(12_000);
        assertThat(document.mentions().moreBills()).isZero();
        assertThat(document.mentions().bills())
                .allSatisfy(m ->
                        assertThat(text.substring(m.quoteStart(), m.quoteEnd())).isEqualTo(m.quote()));
        await().untilAsserted(() -> assertThat(
                        PublishedEvents.check(bootstrap, Topic.DOCUMENTS).get(Topic.DOCUMENTS))
                .contains(document.id().toString()));
    }

    @Test
    void oneBillNamedOftenIsKeptAsFarAsThereIsRoomAndTheRestIsCounted() throws Exception {
        // Given
        String text = "We support S. 3000. ".repeat(100_000) + "We oppose H.R. 7.";
        // When
        byte[] answer = post(text).statusCode(201).extract().asByteArray();
        // Then
        DocumentRecord document = Json.mapper().readValue(answer, DocumentRecord.class);
        assertThat(answer).hasSizeLessThan(3 * MIB);
        List<BillMention> bills = document.mentions().bills();
        assertThat(bills.size() + document.mentions().moreBills()).isEqualTo(100_001);
        assertThat(bills.stream().map(BillMention::billId).collect(Collectors.toSet()))
                .isEqualTo(Set.of("118-s-3000", "118-hr-7"));
        assertThat(bills).isSortedAccordingTo(java.util.Comparator.comparingInt(BillMention::start));
    }

    @Test
    void moreBillsThanADocumentHoldsAreRefusedWithTheReason() {
        post(IntStream.rangeClosed(1, 30_000).mapToObj(n -> "H.R. " + n).collect(Collectors.joining(", ")))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("more bills"))
                .body("errors[0].code", equalTo("too-many-mentions"));
    }

    @Test
    void personNamedWithoutEndIsKeptAsFarAsThereIsRoomWhicheverCameFirst() throws Exception {
        // Given
        String text = "Artsvik Endlessian spoke. ".repeat(50_000);
        String before = post(text).statusCode(201).extract().path("id");
        names.take(new KnownName(Ids.newId(), "Artsvik Endlessian", List.of("Artsvik Endlessian")), 1);
        // When
        String after = post(text + "\n").statusCode(201).extract().path("id");
        // Then
        DocumentRecord.Mentions mentions = mentions(after);
        assertThat(mentions.persons().size() + mentions.morePersons()).isEqualTo(50_000);
        assertThat(mentions.morePersons()).isPositive();
        await().untilAsserted(() -> assertThat(mentions(before)).isEqualTo(mentions));
        await().untilAsserted(() -> assertThat(
                        PublishedEvents.check(bootstrap, Topic.DOCUMENTS).get(Topic.DOCUMENTS))
                .contains(before, after));
    }

    @Test
    void titleOfAPageIsALine() {
        post("<html><head><title>" + "Prisoners of Baku ".repeat(10_000) + "</title></head><body>x</body></html>")
                .statusCode(201)
                .body("title.length()", org.hamcrest.Matchers.lessThanOrEqualTo(512))
                .body("title", org.hamcrest.Matchers.endsWith(" Baku…"));
        post("<html><head><title>" + "\uD83D\uDE00".repeat(10_000) + "</title></head><body>y</body></html>")
                .statusCode(201)
                .body("title", org.hamcrest.Matchers.endsWith("\uD83D\uDE00…"));
    }

    @Test
    void signatoryOfTwoThousandCharactersIsRefused() {
        given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "a.txt", "A letter.".getBytes(StandardCharsets.UTF_8))
                .multiPart("metadata", "{\"signatories\": [\"" + "a".repeat(201) + "\"]}")
                .post("/v1/documents")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/signatories/0"));
    }

    private static DocumentRecord.Mentions mentions(String id) throws java.io.IOException {
        return Json.mapper()
                .readValue(
                        given().get("/v1/documents/" + id + "/mentions")
                                .then()
                                .statusCode(200)
                                .extract()
                                .asByteArray(),
                        DocumentRecord.Mentions.class);
    }

    private static ValidatableResponse post(String text) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "file", text.getBytes(StandardCharsets.UTF_8))
                .multiPart("metadata", "{\"date\": \"2024-04-04\"}")
                .post("/v1/documents")
                .then();
    }
}
