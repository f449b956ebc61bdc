package org.habeas.ingest.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.test.SharedData;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents and archives that are brought in by their address. */
@QuarkusTest
@TestProfile(WebProfile.class)
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class FetchedDocumentTest {

    private final Website site = new Website();

    @ConfigProperty(name = "habeas.documents.dir")
    Path folder;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void pageOfTheWebBecomesADocumentWithTheAddressWhereItWasFound() {
        // Given
        site.status("/old", 301, Map.of("Location", site.url("/release.html")));
        site.page(
                "/release.html",
                "text/html",
                page("Senators on S.Res.540 (118th Congress)").getBytes(StandardCharsets.UTF_8));
        // When
        ValidatableResponse answer =
                post(Map.of("url", site.url("/old"), "issuer", "An office", "kind", "press-release"));
        // Then
        answer.statusCode(201)
                .body("url", equalTo(site.url("/release.html")))
                .body("issuer", equalTo("An office"))
                .body("kind", equalTo("press-release"))
                .body("mediaType", equalTo("text/html"))
                .body("mentions.bills.billId", contains("118-sres-540"));
    }

    @Test
    void fileOfCongressIsReadAsWhatItIs() throws IOException {
        // Given
        byte[] file = Files.readAllBytes(SharedData.file("billstatus/118/BILLSTATUS-118hres735.xml"));
        site.page("/BILLSTATUS-118hres735.xml", "text/plain", file);
        // When
        ValidatableResponse answer = post(Map.of("url", site.url("/BILLSTATUS-118hres735.xml")));
        // Then
        answer.statusCode(oneOf(200, 201)) // other tests may have sent the same file
                .body("kind", equalTo("bill-status"))
                .body("bytes", equalTo(file.length));
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data/, 422, url-refused, address-forbidden",
        "http://metadata.example/, 422, url-refused, address-forbidden",
        "http://inner.example/, 422, url-refused, address-forbidden",
        "http://[::1]/, 422, url-refused, address-forbidden",
        "http://2130706433/, 422, url-refused, address-forbidden",
        "http://nowhere.example/, 502, fetch-failed, unknown-host"
    })
    void addressThatIsNotFetchedIsRefusedWithTheReason(String url, int status, String code, String reason) {
        post(Map.of("url", url))
                .statusCode(status)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo("/url"))
                .body("errors[0].code", equalTo(reason));
    }

    @Test
    void redirectToAFileIsRefused() {
        site.status("/away", 302, Map.of("Location", "file:///etc/passwd"));
        post(Map.of("url", site.url("/away")))
                .statusCode(422)
                .body("errors[0].code", equalTo("scheme-not-allowed"))
                .body("detail", containsString("redirects"));
    }

    @Test
    void whatCannotBeFetchedLeavesNothingOnTheDisk() throws IOException {
        // Given
        site.page("/large", "x".repeat(1_000_001));
        site.on("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            Website.send(exchange, 200, gzip(new byte[20_000_000]));
        });
        site.on("/half", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        site.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 200; i++) {
                    out.write('.');
                    out.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        site.page("/film", "video/mp4", new byte[] {1});
        // Then
        post(Map.of("url", site.url("/large"))).statusCode(413);
        post(Map.of("url", site.url("/bomb"))).statusCode(413);
        post(Map.of("url", site.url("/half"))).statusCode(502).body("errors[0].code", equalTo("cut-off"));
        post(Map.of("url", site.url("/drip"))).statusCode(504);
        post(Map.of("url", site.url("/film"))).statusCode(415);
        post(Map.of("url", site.url("/none"))).statusCode(502).body("errors[0].code", equalTo("not-found"));
        try (Stream<Path> left = Files.list(folder.resolve("fetching"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void sameKeyIsAnsweredAgainWithoutFetchingAgain() {
        // Given
        site.page("/once", "Once " + UUID.randomUUID());
        String key = UUID.randomUUID().toString();
        String id = post(Map.of("url", site.url("/once")), key)
                .statusCode(201)
                .extract()
                .path("id");
        site.status("/once", 500, Map.of());
        // When
        ValidatableResponse again = post(Map.of("url", site.url("/once")), key);
        // Then
        again.statusCode(201).body("id", equalTo(id));
        assertThat(site.asked()).containsExactly("/once");
    }

    @Test
    void textWithAnAddressIsTakenAsItIsAndNothingIsFetched() {
        post(Map.of("url", site.url("/said"), "text", "Said " + UUID.randomUUID()))
                .statusCode(201);
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void metadataThatIsWrongFetchesNothing() {
        post(Map.of("url", site.url("/any"), "date", "yesterday")).statusCode(422);
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void archiveIsFetchedAndImported() throws IOException {
        // Given
        site.page(
                "/bulk.zip",
                "application/zip",
                zip("a.txt", "In the archive: S.Res.616 (118th Congress) " + UUID.randomUUID()));
        // When
        String id = imported(Map.of("url", site.url("/bulk.zip"), "issuer", "An office"))
                .statusCode(202)
                .body("name", equalTo(site.url("/bulk.zip")))
                .extract()
                .path("id");
        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().auth()
                        .oauth2(token())
                        .get("/v1/imports/" + id)
                        .then()
                        .body("state", equalTo("done"))
                        .body("documents", equalTo(1))
                        .body("mentions", equalTo(1)));
    }

    @Test
    void whatIsNoArchiveOrTooLargeIsNotImported() {
        // Given
        site.page("/page", "no archive");
        site.page("/large.zip", "application/zip", new byte[3_000_001]);
        // Then
        imported(Map.of("url", site.url("/page"))).statusCode(415);
        imported(Map.of("url", site.url("/large.zip"))).statusCode(413);
        imported(Map.of("url", "http://169.254.169.254/a.zip")).statusCode(422);
        imported(Map.of()).statusCode(400);
    }

    private static ValidatableResponse post(Map<String, String> body) {
        return post(body, UUID.randomUUID().toString());
    }

    private static ValidatableResponse post(Map<String, String> body, String key) {
        return given().auth()
                .oauth2(token())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(Json.mapper().valueToTree(body).toString())
                .post("/v1/documents")
                .then();
    }

    private static ValidatableResponse imported(Map<String, String> body) {
        return given().auth()
                .oauth2(token())
                .contentType("application/json")
                .body(Json.mapper().valueToTree(body).toString())
                .post("/v1/imports")
                .then();
    }

    private static String token() {
        return Tokens.of("fetcher", Tlp.CLEAR, "contributor");
    }

    private static String page(String heading) {
        return "<!DOCTYPE html><html><head><title>" + heading + "</title></head><body><p>" + heading + " "
                + UUID.randomUUID() + "</p></body></html>";
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
