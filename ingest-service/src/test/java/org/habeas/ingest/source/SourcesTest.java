package org.habeas.ingest.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.web.Website;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources of each kind, from a server that gives what the real ones give, and fails as they do. */
@QuarkusTest
@TestProfile(SourceProfile.class)
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class SourcesTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private Website site;
    private final String mark = UUID.randomUUID().toString();

    @Inject
    DataSource database;

    @Inject
    SourceRepository sources;

    /** Not where it is declared: an instance is made for each class loader, and there is one port. */
    @BeforeEach
    void open() {
        site = new Website(SourceProfile.port());
    }

    @AfterEach
    void close() {
        for (JsonPath source = listed(); !source.getList("items").isEmpty(); source = listed()) {
            String id = source.getString("items[0].id");
            admin().header("If-Match", "*").delete("/v1/sources/" + id).then().statusCode(204);
        }
        site.close();
    }

    @Test
    void billsThatTheApiCallsChangedAreAskedForPartByPartWithTheKey() throws IOException {
        // Given
        Queue<String> keys = new ConcurrentLinkedQueue<>();
        api(keys);
        // When
        String id = source(Map.of("kind", "congress-api", "address", site.url("/v3"), "congresses", List.of(117)));
        JsonPath ended = polled(id, s -> "ok".equals(s.getString("outcome")) && s.getInt("items.done") == 1);
        // Then
        JsonPath document = document(items(id).getString("items[0].documentId"));
        assertThat(document.getString("kind")).isEqualTo("bill-status");
        assertThat(document.getString("mediaType")).isEqualTo("application/json");
        assertThat(document.getString("url")).isEqualTo(site.url("/v3/bill/117/hr/21"));
        assertThat(keys).hasSizeGreaterThan(8).containsOnly(SourceProfile.KEY);
        assertThat(ended.getLong("lag")).isLessThan(60);
        assertThat(ended.getString("keyOrigin")).isEqualTo(site.url(""));
        admin().get("/v1/sources/" + id).then().body(not(containsString(SourceProfile.KEY)));
    }

    @Test
    void billThatIsKnownInItsVersionCostsNothingMoreAndTheNextListingAsksForChangesOnly() throws IOException {
        // Given
        api(new ConcurrentLinkedQueue<>());
        String id = source(Map.of("kind", "congress-api", "address", site.url("/v3"), "congresses", List.of(117)));
        polled(id, s -> s.getInt("items.done") == 1);
        int asked = site.asked().size();
        // When
        poll(id);
        // Then
        await().atMost(SOON).until(() -> site.asked().size() > asked);
        polled(id, s -> !s.getBoolean("polling"));
        assertThat(site.asked().subList(asked, site.asked().size()))
                .singleElement()
                .asString()
                .startsWith("/v3/bill/117?")
                .contains("fromDateTime=");
    }

    @Test
    void apiThatWantsFewerRequestsIsLeftUntilItSays() {
        // Given
        site.status("/v3/bill/117", 429, Map.of("Retry-After", "3600"));
        // When
        String id = source(Map.of("kind", "congress-api", "address", site.url("/v3"), "congresses", List.of(117)));
        JsonPath ended = polled(id, s -> s.getString("outcome") != null);
        // Then
        assertThat(ended.getString("outcome")).isEqualTo("too-many-requests");
        assertThat(Instant.parse(ended.getString("nextPoll")))
                .isBetween(Instant.now().plusSeconds(3_400), Instant.now().plusSeconds(3_700));
        assertThat(ended.getString("lastSuccess")).isNull();
    }

    @Test
    void keyIsBoundToItsServer() {
        // Given
        String id = source(Map.of("kind", "congress-api", "address", site.url("/v3"), "enabled", false));
        // Then
        change(id, Map.of("address", "http://other.example/v3"))
                .statusCode(422)
                .body("errors[0].code", equalTo("other-server"));
    }

    @Test
    void filesOfCongressAreFoundThroughTheirSitemapsAndAFileThatFailsKeepsNoOtherOut() throws IOException {
        // Given
        byte[] good = Files.readAllBytes(SharedData.file("billstatus/117/BILLSTATUS-117sres108.xml"));
        AtomicInteger tries = new AtomicInteger();
        site.page("/index.xml", index("/117sres/sitemap.xml", "/116hr/sitemap.xml", "/117hr/sitemap.xml"));
        site.page(
                "/117sres/sitemap.xml",
                sitemap(
                        "2024-04-04T10:00:00Z",
                        "/BILLSTATUS-117sres108.xml",
                        "/BILLSTATUS-117sres2.xml",
                        "/BILLSTATUS-117sres3.xml",
                        "/robots.txt"));
        site.status("/117hr/sitemap.xml", 500, Map.of());
        site.on("/BILLSTATUS-117sres108.xml", exchange -> {
            if (tries.incrementAndGet() < 3) {
                Website.send(exchange, 503, new byte[0]);
            } else {
                Website.send(exchange, 200, good);
            }
        });
        site.page("/BILLSTATUS-117sres2.xml", "<billStatus><bill></bill></billStatus>");
        // When
        String id = source(
                Map.of("kind", "govinfo-billstatus", "address", site.url("/index.xml"), "congresses", List.of(117)));
        JsonPath ended = polled(id, s -> s.getInt("items.done") == 1 && s.getInt("items.givenUp") == 2);
        // Then
        JsonPath items = items(id);
        assertThat(items.getString("items.find { it.key.endsWith('sres108.xml') }.state"))
                .isEqualTo("done");
        assertThat(items.getString("items.find { it.key.endsWith('sres2.xml') }.reason"))
                .isNotBlank();
        assertThat(items.getString("items.find { it.key.endsWith('sres3.xml') }.code"))
                .isEqualTo("not-found");
        assertThat(items.getInt("items.size()")).isEqualTo(3);
        assertThat(ended.getString("outcome")).isEqualTo("server-error");
        assertThat(site.asked()).doesNotContain("/116hr/sitemap.xml", "/robots.txt");
        assertThat(tries).hasValue(3);
    }

    @Test
    void pagesThatAFeedLinksBecomeDocumentsAndAreAskedForAgainOnlyWhenTheFeedSaysThatTheyChanged() {
        // Given
        site.page("/feed.xml", rss("Thu, 04 Apr 2024 10:00:00 GMT", "/moved", "/film"));
        site.status("/moved", 301, Map.of("Location", site.url("/release")));
        site.page(
                "/release",
                "text/html",
                ("<html><body><p>On S.Res.540 (118th Congress) " + mark + "</p></body></html>")
                        .getBytes(StandardCharsets.UTF_8));
        site.page("/film", "video/mp4", new byte[] {1, 2});
        String id = source(Map.of(
                "kind",
                "feed",
                "address",
                site.url("/feed.xml"),
                "issuer",
                "An office",
                "documentKind",
                "press-release"));
        polled(id, s -> s.getInt("items.done") == 1 && s.getInt("items.givenUp") == 1);
        JsonPath first = document(items(id).getString("items.find { it.state == 'done' }.documentId"));
        // When
        site.page("/feed.xml", rss("Fri, 05 Apr 2024 10:00:00 GMT", "/moved"));
        site.page(
                "/release",
                "text/html",
                ("<html><body><p>On S.Res.616 (118th Congress) " + mark + "</p></body></html>")
                        .getBytes(StandardCharsets.UTF_8));
        poll(id);
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(document(first.getString("id")).getString("supersededBy"))
                        .isNotNull());
        assertThat(first.getString("issuer")).isEqualTo("An office");
        assertThat(first.getString("kind")).isEqualTo("press-release");
        assertThat(first.getString("date")).isEqualTo("2024-04-04");
        assertThat(first.getString("url")).isEqualTo(site.url("/release"));
        assertThat(document(document(first.getString("id")).getString("supersededBy"))
                        .getString("mentions.bills[0].billId"))
                .isEqualTo("118-sres-616");
    }

    @Test
    void feedThatLeadsInsideIsRefusedItemByItem() {
        // Given
        site.page(
                "/feed.xml",
                "<rss><channel><item><link>http://169.254.169.254/latest/</link></item><item><link>file:///etc/passwd</link></item></channel></rss>");
        // When
        String id = source(Map.of("kind", "feed", "address", site.url("/feed.xml")));
        polled(id, s -> s.getInt("items.givenUp") == 1);
        // Then
        assertThat(items(id).getString("items[0].code")).isEqualTo("address-forbidden");
    }

    @Test
    void sourceThatGivesNoListingSaysSoAndIsTriedAgain() {
        // Given
        site.page("/feed.xml", "<html><body>Under construction</body></html>");
        String id = source(Map.of("kind", "feed", "address", site.url("/feed.xml")));
        JsonPath failed = polled(id, s -> s.getString("outcome") != null);
        // When
        site.page("/feed.xml", rss("Thu, 04 Apr 2024 10:00:00 GMT"));
        // Then
        assertThat(failed.getString("outcome")).isEqualTo("unexpected-answer");
        polled(id, s -> "ok".equals(s.getString("outcome")));
    }

    @Test
    void feedThatHasNotChangedIsNotSentAgain() {
        // Given
        AtomicInteger unchanged = new AtomicInteger();
        byte[] feed = rss("Thu, 04 Apr 2024 10:00:00 GMT").getBytes(StandardCharsets.UTF_8);
        site.on("/feed.xml", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                unchanged.incrementAndGet();
                Website.send(exchange, 304, new byte[0]);
            } else {
                Website.send(exchange, 200, feed);
            }
        });
        String id = source(Map.of("kind", "feed", "address", site.url("/feed.xml")));
        polled(id, s -> "ok".equals(s.getString("outcome")) && !s.getBoolean("polling"));
        // When
        poll(id);
        // Then
        await().atMost(SOON).until(() -> unchanged.get() == 1);
        polled(id, s -> "ok".equals(s.getString("outcome")) && !s.getBoolean("polling"));
        change(id, Map.of("issuer", "Another office")).statusCode(200);
        await().atMost(SOON).until(() -> site.asked().size() == 3);
        assertThat(unchanged).as("what is wanted of it may be more now").hasValue(1);
    }

    @Test
    void archivesOfTheFirstLoadAreImportedOnce() throws IOException {
        // Given
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("letter.txt"));
            zip.write(("A letter of the first load " + mark).getBytes(StandardCharsets.UTF_8));
        }
        site.page("/bulk.zip", "application/zip", archive.toByteArray());
        site.page("/index.xml", index());
        String id = source(Map.of(
                "kind",
                "govinfo-billstatus",
                "address",
                site.url("/index.xml"),
                "firstLoad",
                List.of(site.url("/bulk.zip"))));
        polled(id, s -> s.getInt("items.done") == 1 && !s.getBoolean("polling"));
        // When
        poll(id);
        // Then
        await().atMost(SOON)
                .until(() -> site.asked().stream().filter("/index.xml"::equals).count() == 2);
        polled(id, s -> !s.getBoolean("polling"));
        assertThat(site.asked()).containsOnlyOnce("/bulk.zip");
        await().atMost(SOON)
                .untilAsserted(() -> given().queryParam("q", mark)
                        .get("/v1/documents")
                        .then()
                        .body("items.size()", equalTo(1)));
    }

    @Test
    void requestsOfAnHourAreCountedAndThenWaitedFor() {
        // Given
        UUID id = UUID.fromString(source(Map.of("kind", "feed", "address", site.url("/feed.xml"), "enabled", false)));
        Instant now = Instant.parse("2026-02-05T09:30:00Z");
        // When
        List<Optional<Instant>> answers = List.of(
                sources.request(id, 2, now),
                sources.request(id, 2, now.plusSeconds(60)),
                sources.request(id, 2, now.plusSeconds(120)),
                sources.request(id, 2, now.plusSeconds(3_601)));
        // Then
        assertThat(answers)
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(now.plusSeconds(3_600)), Optional.empty());
    }

    @Test
    void folderIsReadWithoutFollowingLinksOutOfIt() throws IOException {
        // Given
        Path folder = Files.createDirectories(SourceProfile.folder().resolve(mark));
        Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), "Secret " + mark);
        Files.createSymbolicLink(folder.resolve("link.txt"), secret);
        Files.createSymbolicLink(folder.resolve("out"), secret.getParent());
        Files.writeString(folder.resolve(".hidden"), "hidden");
        Files.writeString(
                Files.createDirectories(folder.resolve("sub")).resolve("letter.txt"), "A letter on S.Res.540 " + mark);
        // When
        String id = source(Map.of("kind", "folder", "address", folder.toString()));
        polled(id, s -> "ok".equals(s.getString("outcome")) && s.getInt("items.done") == 1);
        // Then
        assertThat(items(id).getList("items.key")).containsExactly("sub/letter.txt");
        Files.writeString(folder.resolve("sub/letter.txt"), "Another letter, on S.Res.616 " + mark);
        String before = items(id).getString("items[0].documentId");
        poll(id);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(items(id).getString("items[0].documentId")).isNotEqualTo(before));
    }

    @Test
    void folderElsewhereIsNoSource() {
        for (String elsewhere : List.of("/etc", SourceProfile.folder() + "/../..", "relative")) {
            post(Map.of("name", mark, "kind", "folder", "address", elsewhere))
                    .statusCode(422)
                    .body("errors[0].code", equalTo("not-allowed"));
        }
    }

    @Test
    void pollThatWasAskedForIsMadeByTheNextWhenItsReplicaDied() throws SQLException {
        // Given
        site.page("/feed.xml", rss("Thu, 04 Apr 2024 10:00:00 GMT"));
        String id = source(Map.of("kind", "feed", "address", site.url("/feed.xml"), "every", "P1D"));
        polled(id, s -> "ok".equals(s.getString("outcome")));
        int asked = site.asked().size();
        lease(id, "now() + interval '4 seconds'");
        // When
        poll(id);
        // Then
        assertThat(source(id).getBoolean("polling")).isTrue();
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(3))
                .until(() -> site.asked().size() == asked);
        await().atMost(SOON).until(() -> site.asked().size() > asked);
        polled(id, s -> !s.getBoolean("polling"));
    }

    @Test
    void sourceIsAskedNothingBeforeSomebodySwitchesItOn() {
        // Given
        site.page("/feed.xml", rss("Thu, 04 Apr 2024 10:00:00 GMT"));
        String id = source(Map.of("kind", "feed", "address", site.url("/feed.xml"), "enabled", false));
        // Then
        admin().post("/v1/sources/" + id + "/poll").then().statusCode(409);
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(2))
                .until(() -> site.asked().isEmpty());
        change(id, Map.of("enabled", true)).statusCode(200);
        polled(id, s -> "ok".equals(s.getString("outcome")));
    }

    @Test
    void onlyAdminsChangeSourcesAndOnlyTheVersionThatTheySaw() {
        // Given
        String id = source(Map.of("kind", "feed", "address", site.url("/feed.xml"), "enabled", false));
        String tag = admin().get("/v1/sources/" + id).header("ETag");
        // Then
        given().get("/v1/sources").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("c", Tlp.CLEAR, "contributor"))
                .get("/v1/sources")
                .then()
                .statusCode(403);
        RequestSpecification reviewer = given().auth().oauth2(Tokens.of("r", Tlp.CLEAR, "reviewer"));
        reviewer.get("/v1/sources/" + id).then().statusCode(200);
        reviewer.header("If-Match", tag).delete("/v1/sources/" + id).then().statusCode(403);
        admin().delete("/v1/sources/" + id).then().statusCode(428);
        change(id, Map.of("name", "Renamed " + mark)).statusCode(200);
        admin().header("If-Match", tag).delete("/v1/sources/" + id).then().statusCode(412);
        admin().get("/v1/sources/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void sourceThatIsNoneIsRefusedWithEachReason() {
        post(Map.of("name", "x", "kind", "carrier-pigeon", "address", "https://a.example/"))
                .statusCode(422);
        post(Map.of("name", " ", "kind", "feed", "address", "file:///etc/passwd", "every", "PT1S"))
                .statusCode(422)
                .body("errors.size()", equalTo(3));
        post(Map.of("name", "x", "kind", "feed", "address", "https://a.example/", "documentKind", "poem"))
                .statusCode(422);
    }

    private void api(Queue<String> keys) throws IOException {
        Path samples =
                SharedData.file("congress-api/samples/bill_117_hr_21.txt").getParent();
        site.on("/v3/bill/117", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Api-Key")));
            Website.send(
                    exchange,
                    200,
                    "{\"bills\": [{\"congress\": 117, \"number\": \"21\", \"type\": \"HR\", \"updateDate\": \"2022-08-16\","
                            .concat(
                                    " \"updateDateIncludingText\": \"2022-08-16\", \"title\": \"FedRAMP\"}], \"pagination\": {\"count\": 1}}")
                            .getBytes(StandardCharsets.UTF_8));
        });
        for (String part : List.of(
                "",
                "actions",
                "amendments",
                "committees",
                "cosponsors",
                "relatedbills",
                "subjects",
                "summaries",
                "text",
                "titles")) {
            byte[] answer =
                    Files.readAllBytes(samples.resolve("bill_117_hr_21" + (part.isEmpty() ? "" : "_" + part) + ".txt"));
            site.on("/v3/bill/117/hr/21" + (part.isEmpty() ? "" : "/" + part), exchange -> {
                keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Api-Key")));
                Website.send(exchange, 200, answer);
            });
        }
    }

    private String index(String... sitemaps) {
        StringBuilder all = new StringBuilder("<sitemapindex>");
        for (String sitemap : sitemaps) {
            all.append("<sitemap><loc>").append(site.url(sitemap)).append("</loc></sitemap>");
        }
        return all + "</sitemapindex>";
    }

    private String sitemap(String lastmod, String... files) {
        StringBuilder all = new StringBuilder("<urlset>");
        for (String file : files) {
            all.append("<url><loc>")
                    .append(site.url(file))
                    .append("</loc><lastmod>")
                    .append(lastmod)
                    .append("</lastmod></url>");
        }
        return all + "</urlset>";
    }

    private static String rss(String pubDate, String... links) {
        StringBuilder all = new StringBuilder("<rss version=\"2.0\"><channel><title>Releases</title>");
        for (String link : links) {
            all.append("<item><link>")
                    .append(link)
                    .append("</link><pubDate>")
                    .append(pubDate)
                    .append("</pubDate></item>");
        }
        return all + "</channel></rss>";
    }

    private String source(Map<String, Object> said) {
        Map<String, Object> all = new HashMap<>(Map.of("name", mark, "enabled", true, "every", "PT1H"));
        all.putAll(said);
        return post(all).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse post(Map<String, Object> said) {
        return admin().contentType("application/json")
                .body(Json.mapper().valueToTree(said).toString())
                .post("/v1/sources")
                .then();
    }

    private static ValidatableResponse change(String id, Map<String, Object> said) {
        return admin().contentType("application/json")
                .header("If-Match", "*")
                .body(Json.mapper().valueToTree(said).toString())
                .patch("/v1/sources/" + id)
                .then();
    }

    private static void poll(String id) {
        admin().post("/v1/sources/" + id + "/poll").then().statusCode(202);
    }

    private static JsonPath polled(String id, Predicate<JsonPath> wanted) {
        await().atMost(SOON).until(() -> wanted.test(source(id)));
        return source(id);
    }

    private static JsonPath source(String id) {
        return admin().get("/v1/sources/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath items(String id) {
        return admin().get("/v1/sources/" + id + "/items")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath listed() {
        return admin().get("/v1/sources").then().statusCode(200).extract().jsonPath();
    }

    private static JsonPath document(String id) {
        return given().get("/v1/documents/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.of("an-admin", Tlp.CLEAR, "admin"));
    }

    /** As a replica leaves it that polled it and died. */
    private void lease(String id, String until) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement(
                        "update source set lease_by = ?, lease_until = " + until + " where id = ?")) {
            s.setObject(1, UUID.randomUUID());
            s.setObject(2, UUID.fromString(id));
            s.executeUpdate();
        }
    }
}
