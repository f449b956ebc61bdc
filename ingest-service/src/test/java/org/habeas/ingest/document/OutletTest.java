package org.habeas.ingest.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.OutletMatrix;
import org.habeas.kit.test.OutletMatrix.Read;
import org.habeas.kit.test.OutletMatrix.Tells;
import org.habeas.kit.test.PeopleStates;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/**
 * A document and an import of each mark are looked for by readers of every role and clearance at every address of the committed contract. An
 * address that is not listed here fails the test.
 */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class OutletTest {

    /** A service that has just started on a busy machine is slow at first. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Path CONTRACT = Path.of("..", "docs", "openapi", "ingest-service.yaml");

    /** Read until an event comes that everybody sees, or written to: named is the test that does so. */
    private static final Map<String, String> DRIVEN_ELSEWHERE = Map.of(
            "/v1/alerts/stream", "../service-kit/src/test/java/org/habeas/kit/change/ChangeAccessTest.java",
            "/v1/changes/stream", "src/test/java/org/habeas/ingest/document/AccessTest.java");

    /** Posted to, and nothing is asked by it. */
    private static final Set<String> WRITES = Set.of(
            "/v1/documents",
            "/v1/imports",
            "/v1/sources",
            "/v1/sources/{id}/poll",
            "/v1/documents/{id}/retract",
            "/v1/documents/reextract");

    private static final Set<String> REVIEWS = Set.of("reviewer", "admin");

    private static final Map<Tlp, String> WORDS = Map.of(
            Tlp.GREEN, "Verdigriso",
            Tlp.AMBER, "Umbridgel",
            Tlp.AMBER_STRICT, "Wojcikova",
            Tlp.RED, "Prokopruth");

    private static final Map<Tlp, String> BILLS = Map.of(
            Tlp.GREEN, "118-sres-9401",
            Tlp.AMBER, "118-sres-9402",
            Tlp.AMBER_STRICT, "118-sres-9403",
            Tlp.RED, "118-sres-9404");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private static Map<String, List<Read>> reads(UUID person) {
        Map<String, List<Read>> reads = new HashMap<>();
        reads.put("/v1/alerts", asked(Tells.NOTHING, "/v1/alerts?backfill=true&limit=200"));
        reads.put(
                "/v1/audit",
                List.of(Read.of(Tells.NOTHING, Set.of("admin"), "/v1/audit?limit=200&subject={document}")
                        .showing("{word}")));
        reads.put("/v1/changes", asked(Tells.ALL, "/v1/changes?limit=200&subject={document}"));
        reads.put(
                "/v1/documents",
                List.of(
                        Read.of(Tells.ALL, "/v1/documents?limit=200&kind=letter&detainee=" + person),
                        Read.of(Tells.ALL, "/v1/documents?issuer=Office of {word}"),
                        Read.of(Tells.ALL, "/v1/documents?q={word}"),
                        Read.of(Tells.ALL, "/v1/documents?count=exact&q={word}").showing("\"total\":1"),
                        Read.of(Tells.ALL, "/v1/documents?count=exact&bill={bill}")
                                .showing("\"total\":1")));
        for (String part : List.of("", "/content", "/mentions", "/observations", "/text")) {
            reads.put("/v1/documents/{id}" + part, asked(Tells.ALL, "/v1/documents/{document}" + part));
        }
        reads.put(
                "/v1/documents/{id}/receipts",
                List.of(Read.of(
                                Tells.ALL,
                                Set.of("contributor", "reviewer", "admin"),
                                "/v1/documents/{document}/receipts")
                        .showing("receivedAt")));
        reads.put(
                "/v1/documents/{id}/diff",
                List.of(Read.of(Tells.ALL, "/v1/documents/{document}/diff?since={document}")
                        .showing("\"since\":\"{document}\"")));
        reads.put(
                "/v1/documents/reextract/{job}",
                List.of(Read.of(Tells.NOTHING, Set.of("admin"), "/v1/documents/reextract/" + person)));
        reads.put("/v1/imports", List.of(Read.of(Tells.ALL, REVIEWS, "/v1/imports?limit=200")));
        reads.put("/v1/imports/{id}", List.of(Read.of(Tells.ALL, REVIEWS, "/v1/imports/{import}")));
        reads.put("/v1/imports/{id}/errors", List.of(Read.of(Tells.ALL, REVIEWS, "/v1/imports/{import}/errors")));
        for (String address : List.of("", "/{id}", "/{id}/items")) {
            reads.put(
                    "/v1/sources" + address,
                    List.of(Read.of(Tells.NOTHING, REVIEWS, "/v1/sources" + address.replace("{id}", "{document}"))));
        }
        reads.put(
                "/v1/citations",
                List.of(Read.of(Tells.NOTHING, "/v1/citations")
                        .posted("{\"text\": \"Letters about S.Res.540 (118th Congress) and resolution 9402.\"}")));
        return reads;
    }

    private static List<Read> asked(Tells tells, String... addresses) {
        return Arrays.stream(addresses).map(a -> Read.of(tells, a)).toList();
    }

    @Test
    void everyAddressOfTheContractThatIsReadIsLookedAt() throws IOException {
        Set<String> listed = new TreeSet<>(reads(Ids.newId()).keySet());
        listed.addAll(DRIVEN_ELSEWHERE.keySet());
        listed.addAll(WRITES);
        assertThat(OutletMatrix.paths(CONTRACT, "get", "post")).isEqualTo(listed);
        assertThat(DRIVEN_ELSEWHERE.values())
                .allSatisfy(test -> assertThat(Path.of(test)).exists());
    }

    @Test
    void whatIsMarkedLeavesThroughNoAddressForWhomItIsNot() throws Exception {
        // Given
        UUID person = Ids.newId();
        PeopleStates.send(
                kafka,
                Topic.DETAINEES_STATE,
                person,
                Ids.newId(),
                1,
                Json.mapper().writeValueAsBytes(PeopleStates.of(person, 1, "Outletia Probandova")));
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/v1/documents?detainee=slug-" + person)
                        .then()
                        .statusCode(200));
        Map<Tlp, String> documents = new LinkedHashMap<>();
        Map<Tlp, String> imports = new LinkedHashMap<>();
        Map<Tlp, Set<String>> words = new LinkedHashMap<>();
        for (Tlp mark : OutletMatrix.RESTRICTED) {
            documents.put(mark, letter(mark).then().statusCode(201).extract().path("id"));
            imports.put(mark, imported(mark));
            words.put(mark, Set.of(WORDS.get(mark), BILLS.get(mark), documents.get(mark), imports.get(mark)));
        }
        await().atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.of("reader", Tlp.RED, "partner"))
                        .get("/v1/changes?limit=200&subject=" + documents.get(Tlp.RED))
                        .then()
                        .body("items.size()", equalTo(1)));
        OutletMatrix matrix =
                new OutletMatrix(words, Map.of("document", documents, "import", imports, "word", WORDS, "bill", BILLS));
        // When
        List<String> wrong = new ArrayList<>();
        reads(person).values().forEach(asked -> asked.forEach(read -> wrong.addAll(matrix.wrong(read))));
        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void readAboveGreenIsNotedAlsoOfKnownBytesAndImports() throws IOException {
        // Given
        String text = "{\"text\": \"Audited letter " + UUID.randomUUID() + "\", \"tlp\": \"AMBER\"}";
        String id = post(text, "a sender").then().statusCode(201).extract().path("id");
        String job = imported(Tlp.AMBER);
        // When
        post(text, "audited again").then().statusCode(200);
        given().auth()
                .oauth2(Tokens.of("audited import", Tlp.AMBER, "reviewer"))
                .get("/v1/imports/" + job)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.of("audited errors", Tlp.AMBER, "reviewer"))
                .get("/v1/imports/" + job + "/errors")
                .then()
                .statusCode(200);
        // Then
        noted("audited again", "POST /v1/documents", id);
        noted("audited import", "GET /v1/imports/{id}", job);
        noted("audited errors", "GET /v1/imports/{id}/errors", job);
    }

    private static void noted(String reader, String outlet, String subject) {
        ValidatableResponse noted = given().auth()
                .oauth2(Tokens.of("an-admin", Tlp.CLEAR, "admin"))
                .queryParam("reader", reader)
                .get("/v1/audit")
                .then();
        noted.body("items", hasSize(1))
                .body("items[0].outlet", equalTo(outlet))
                .body("items[0].subject", equalTo(subject))
                .body("items[0].mark", equalTo("AMBER"));
    }

    private static Response letter(Tlp mark) {
        String word = WORDS.get(mark);
        String number = BILLS.get(mark).replaceAll(".*-", "");
        return post("""
                {"text": "Outletia Probandova was arrested on 27 September 2023, as %s wrote. We welcome S.Res.%s (118th Congress).",
                 "title": "Letter of %s", "issuer": "Office of %s", "kind": "letter", "date": "2023-10-01", "tlp": "%s"}
                """.formatted(word, number, word, word, mark.label()), "sender");
    }

    private static Response post(String body, String sender) {
        return given().auth()
                .oauth2(Tokens.of(sender, Tlp.RED, "contributor"))
                .contentType("application/json")
                .body(body)
                .post("/v1/documents");
    }

    /** An archive that is called by the word of its mark, and so is a file of it that cannot be read. */
    private static String imported(Tlp mark) throws IOException {
        String word = WORDS.get(mark);
        String id = given().auth()
                .oauth2(Tokens.of("another sender", Tlp.RED, "contributor"))
                .multiPart("file", word + ".zip", unreadable(word + ".pdf"))
                .multiPart("metadata", "{\"tlp\": \"" + mark.label() + "\"}")
                .post("/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.of("another sender", Tlp.RED, "contributor"))
                        .get("/v1/imports/" + id)
                        .then()
                        .body("state", equalTo("done"))
                        .body("failed", equalTo(1)));
        return id;
    }

    private static byte[] unreadable(String name) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[] {0, 1, 2, (byte) 0xFF, 0});
            zip.closeEntry();
        }
        return archive.toByteArray();
    }
}
