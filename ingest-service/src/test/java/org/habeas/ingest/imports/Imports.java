package org.habeas.ingest.imports;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.Tokens;

/** What tests of imports ask the service. */
final class Imports {

    private Imports() {}

    static String token() {
        return Tokens.of("importer", Tlp.CLEAR, "contributor");
    }

    static ValidatableResponse post(byte[] archive) {
        return given().auth()
                .oauth2(token())
                .multiPart("file", "archive", archive)
                .post("/v1/imports")
                .then();
    }

    /** The import of an archive that is accepted, once it has ended. */
    static JsonPath ended(byte[] archive) {
        return ended(post(archive).statusCode(202).extract().<String>path("id"));
    }

    static JsonPath ended(String id) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of("done", "failed", "cancelled").contains(get(id).getString("state")));
        return get(id);
    }

    static JsonPath get(String id) {
        return given().auth()
                .oauth2(token())
                .get("/v1/imports/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath errors(JsonPath job) {
        return given().auth()
                .oauth2(token())
                .queryParam("limit", 200)
                .get("/v1/imports/" + job.getString("id") + "/errors")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
