package org.habeas.ingest.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.archive.Archives;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** One import of each mark, looked for by its sender, by others who send, and by those who review. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ImportAccessTest {

    @Test
    void importsAreSeenByTheirSenderAndByReviewersUpToTheirClearance() throws IOException {
        // Given
        String sender = "sender-" + UUID.randomUUID();
        Map<Tlp, String> imports = new TreeMap<>();
        for (Tlp mark : Tlp.values()) {
            imports.put(mark, post(mark, Tokens.of(sender, Tlp.CLEAR, "contributor")));
        }
        for (Tlp clearance : Tlp.values()) {
            List<Tlp> cleared = java.util.Arrays.stream(Tlp.values())
                    .filter(clearance::covers)
                    .toList();
            // When, Then
            for (String role : List.of("reviewer", "admin")) {
                assertThat(seen(imports, Tokens.of("another", clearance, role))).isEqualTo(cleared);
            }
            assertThat(seen(imports, Tokens.of("another", clearance, "contributor")))
                    .isEmpty();
        }
        assertThat(seen(imports, Tokens.of(sender, Tlp.CLEAR, "contributor"))).containsExactly(Tlp.values());
    }

    @Test
    void nobodyImportsOrAsksWithoutTheRole() throws IOException {
        // Given
        byte[] archive = Archives.of(ArchiveFormat.ZIP, Archives.texts("a.txt", "A letter."));
        String partner = Tokens.of("a-partner", Tlp.RED, "partner");
        // When, Then
        given().multiPart("file", "a.zip", archive).post("/v1/imports").then().statusCode(401);
        given().auth()
                .oauth2(partner)
                .multiPart("file", "a.zip", archive)
                .post("/v1/imports")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        String some = UUID.randomUUID().toString();
        for (String address : List.of("", "/" + some, "/" + some + "/errors")) {
            given().get("/v1/imports" + address).then().statusCode(401);
            given().auth()
                    .oauth2(partner)
                    .get("/v1/imports" + address)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("forbidden"));
        }
        given().auth().oauth2(Imports.token()).get("/v1/imports/" + some).then().statusCode(404);
    }

    /** The marks of those that a reader finds, the same in the list, alone and of the errors. */
    private static List<Tlp> seen(Map<Tlp, String> imports, String token) {
        List<String> listed = given().auth()
                .oauth2(token)
                .queryParam("limit", 200)
                .get("/v1/imports")
                .path("items.id");
        return imports.entrySet().stream()
                .filter(e -> {
                    String id = e.getValue();
                    boolean isSeen = given().auth()
                                    .oauth2(token)
                                    .get("/v1/imports/" + id)
                                    .statusCode()
                            == 200;
                    assertThat(listed.contains(id)).isEqualTo(isSeen);
                    given().auth()
                            .oauth2(token)
                            .get("/v1/imports/" + id + "/errors")
                            .then()
                            .statusCode(isSeen ? 200 : 404);
                    return isSeen;
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String post(Tlp mark, String token) throws IOException {
        return given().auth()
                .oauth2(token)
                .multiPart("file", "a.zip", Archives.of(ArchiveFormat.ZIP, Map.of()))
                .multiPart("metadata", "{\"tlp\": \"" + mark.label() + "\"}")
                .post("/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
