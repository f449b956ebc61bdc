package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.habeas.contracts.DocumentRecord.FileFacts;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.office.OfficeFiles;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** Office files over HTTP: what comes of them, and what comes of the hostile ones. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class OfficeDocumentTest {

    @Test
    void mentionsOfAPdfPointIntoItsTextAndSoToAPage() throws Exception {
        // Given
        byte[] letter = OfficeFiles.pdf(
                "A letter to the Committee of the 118th Congress.", "We support S.Res. 540.", "And S. 3000 as well.");
        // When
        JsonPath document = post(letter)
                .statusCode(201)
                .body("mediaType", equalTo("application/pdf"))
                .body("title", equalTo("A letter to the Committee of the 118th Congress."))
                .body("mentions.bills.billId", equalTo(List.of("sres-540", "s-3000")))
                .extract()
                .jsonPath();
        // Then
        String text = given().get("/v1/documents/" + document.getString("id") + "/text")
                .asString();
        int start = document.getInt("mentions.bills[1].start");
        assertThat(text.substring(start, document.getInt("mentions.bills[1].end")))
                .isEqualTo("S. 3000");
        FileFacts file = new FileFacts(null, null, null, null, document.getList("file.pages", Integer.class));
        assertThat(file.pages()).hasSize(3);
        assertThat(file.pageAt(start)).hasValue(3);
        assertThat(file.pageAt(document.getInt("mentions.bills[0].start"))).hasValue(2);
        assertThat(file.pageAt(0)).hasValue(1);
    }

    @Test
    void whatTheFileSaysOfItselfIsKeptApartFromWhatItsSenderSays() throws Exception {
        // Given
        byte[] file = OfficeFiles.pdfOf("Microsoft Word - On the prisoners", "A. Typist", "A letter of somebody.");
        // When
        ValidatableResponse answer = given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "letter.txt", file)
                .multiPart("metadata", "{\"date\": \"2024-04-05\", \"issuer\": \"An office\"}")
                .post("/v1/documents")
                .then();
        // Then
        answer.statusCode(201)
                .body("title", equalTo("On the prisoners"))
                .body("issuer", equalTo("An office"))
                .body("date", equalTo("2024-04-05"))
                .body("language", equalTo("en-US"))
                .body("signatories", hasSize(0))
                .body("file.title", equalTo("Microsoft Word - On the prisoners"))
                .body("file.author", equalTo("A. Typist"))
                .body("file.created", equalTo("2024-04-03T12:30:00Z"));
    }

    @Test
    void hostileFilesAreRefusedWithTheReasonAndOtherUploadsGoOn() throws Exception {
        // Given
        byte[] endless = OfficeFiles.endlessPdf();
        byte[] word = OfficeFiles.docx(List.of("A statement."));
        CompletableFuture<ValidatableResponse> looping = CompletableFuture.supplyAsync(() -> post(endless));
        // When
        for (int i = 0; i < 5; i++) {
            post(("A note of the meantime, " + i).getBytes(StandardCharsets.UTF_8))
                    .statusCode(201);
        }
        post(OfficeFiles.docx(List.of("A statement on S. 3000.")))
                .statusCode(201)
                .body("file.pages", nullValue());
        // Then
        refused(post(OfficeFiles.encryptedPdf("A secret.")), "encrypted");
        refused(post(Arrays.copyOf(word, word.length / 2)), "damaged");
        refused(post(OfficeFiles.swollenDocx(600)), "unpacks-too-large");
        refused(looping.join(), "too-slow", "too-much-memory"); // whichever limit it meets first
        assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(RestAssured.get("/q/metrics").asString()).contains("habeas_office_started_total");
    }

    private static void refused(ValidatableResponse answer, String... codes) {
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("unprocessable"))
                .body("errors[0].pointer", equalTo("/file"))
                .body("errors[0].code", oneOf(codes));
    }

    private static ValidatableResponse post(byte[] content) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "file", content)
                .post("/v1/documents")
                .then();
    }
}
