package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class RefusedContentTest {

    private static final byte[] LETTER =
            "A letter whose change the log refuses: 5d1c.".getBytes(StandardCharsets.UTF_8);

    @Inject
    DataSource dataSource;

    @Inject
    DocumentSettings settings;

    /** The log takes nothing of this letter, whatever a change may be refused for. */
    @BeforeEach
    void refuse() throws SQLException {
        execute("""
                create function refuse_letter() returns trigger language plpgsql as
                $$ begin raise exception 'refused'; end $$
                """);
        execute("""
                create trigger refuse_letter before insert on change for each row
                when (new.record ->> 'title' like '%5d1c%') execute function refuse_letter()
                """);
    }

    @AfterEach
    void takeAgain() throws SQLException {
        execute("drop function if exists refuse_letter() cascade");
    }

    @Test
    void bytesOfADocumentThatIsNotTakenInAreNotKept() throws SQLException {
        // Given
        String sha256 = RecordHash.sha256(LETTER);
        Path kept = settings.dir().resolve(sha256.substring(0, 2)).resolve(sha256);
        // When
        post(LETTER, 500);
        // Then
        assertThat(kept).doesNotExist();
        assertThat(kept.resolveSibling(sha256 + ".zst")).doesNotExist();
        takeAgain();
        String id = post(LETTER, 201).extract().path("id");
        byte[] content = given().get("/v1/documents/" + id + "/content").asByteArray();
        assertThat(content).isEqualTo(LETTER);
    }

    @Test
    void bytesThatWereAlteredOnTheDiskAreNotHandedOutAndTheAnswerSaysSo() throws IOException {
        // Given
        byte[] letter = ("A letter on S. 3000. " + UUID.randomUUID() + " ".repeat(2_000) + "Yours.")
                .getBytes(StandardCharsets.UTF_8);
        String sha256 = RecordHash.sha256(letter);
        String id = post(letter, 201).extract().path("id");
        given().get("/v1/documents/" + id + "/content")
                .then()
                .statusCode(200)
                .header("Content-Length", Integer.toString(letter.length));
        Path kept = settings.dir().resolve(sha256.substring(0, 2)).resolve(sha256 + ".zst");
        byte[] stored = Files.readAllBytes(kept);
        stored[stored.length / 2] ^= 0x10;
        // When
        Files.write(kept, stored);
        // Then
        given().get("/v1/documents/" + id + "/content")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo("content-altered"))
                .body("detail", containsString(id));
    }

    private static ValidatableResponse post(byte[] letter, int status) {
        return given().auth()
                .oauth2(Tokens.of("tester", Tlp.CLEAR, "contributor"))
                .multiPart("file", "file", letter)
                .post("/v1/documents")
                .then()
                .statusCode(status);
    }

    private void execute(String sql) throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }
}
