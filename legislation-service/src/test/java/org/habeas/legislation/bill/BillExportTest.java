package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Json;
import org.habeas.kit.test.OpenApiAnswers;
import org.habeas.kit.test.TestStack;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillExportTest {

    private static final int MANY = 20_000;

    @Inject
    BillService bills;

    @Inject
    EntityManager database;

    @Inject
    MeterRegistry metrics;

    @Test
    void linesAreTheSummariesThatTheListShowsOfTheSameFilterInTheSameOrder() throws IOException {
        // Given
        for (int i = 1; i <= 5; i++) {
            bills.apply(Snapshots.of("80-sres-" + i)
                    .introduced(java.time.LocalDate.of(1947, 3, 9 - i))
                    .record());
        }
        bills.apply(Snapshots.of("80-s-1").record());
        List<BillSummary> listed = List.of(Json.mapper()
                .readValue(
                        Json.mapper()
                                .readTree(given().queryParam("congress", 80)
                                        .queryParam("type", "sres")
                                        .queryParam("sort", "introduced")
                                        .get("/v1/bills")
                                        .asString())
                                .path("items")
                                .toString(),
                        BillSummary[].class));
        // When
        String lines = given().queryParam("congress", 80)
                .queryParam("type", "sres")
                .queryParam("sort", "introduced")
                .get("/v1/bills/export")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .header("Content-Disposition", equalTo("attachment; filename=\"bills.ndjson\""))
                .extract()
                .asString();
        // Then
        assertThat(lines).endsWith("}\n");
        List<BillSummary> exported = lines.lines().map(BillExportTest::summary).toList();
        assertThat(exported).hasSize(5).isEqualTo(listed);
        assertThat(exported.getFirst().id()).hasToString("80-sres-5");
    }

    @Test
    void tableQuotesWhatHoldsCommasAndDisarmsWhatASpreadsheetWouldReckon() {
        // Given
        bills.apply(Snapshots.of("79-sres-1")
                .title("=HYPERLINK(\"http://example.org\",\"a\")")
                .sponsor("M000133")
                .action("Referred, with \"quotes\"\r\nand lines.")
                .record());
        bills.apply(Snapshots.of("79-sres-2")
                .title("-2+3 Act;=4")
                .policyArea("@SUM(1)")
                .record());
        bills.apply(Snapshots.of("79-sres-3").title("Année 1 = 2").record());
        // When
        String table = given().queryParam("congress", 79)
                .queryParam("format", "csv")
                .get("/v1/bills/export")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", equalTo("attachment; filename=\"bills.csv\""))
                .extract()
                .asString();
        // Then
        assertThat(table)
                .startsWith(BillRow.COLUMNS + "\r\n79-sres-1,S.Res.1,79,sres,1,"
                        + "\"'=HYPERLINK(\"\"http://example.org\"\",\"\"a\"\")\",1946-03-01,EXPIRED,")
                .contains(",M000133,Sen. M000133,D,MA,0,1946-03-01,\"Referred, with \"\"quotes\"\"\r\nand lines.\",")
                .contains("\r\n79-sres-2,S.Res.2,79,sres,2,'-2+3 Act;'=4,")
                .contains(",'@SUM(1),")
                .contains("\r\n79-sres-3,S.Res.3,79,sres,3,Année 1 = 2,")
                .endsWith("Z\r\n");
    }

    @Test
    void nothingSelectedIsATableWithItsHeadAndNoLineAtAll() {
        String table = given().queryParam("congress", 78)
                .queryParam("format", "csv")
                .get("/v1/bills/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String lines = given().noFiltersOfType(OpenApiAnswers.class) // which expect a line
                .queryParam("congress", 78)
                .get("/v1/bills/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(table).isEqualTo(BillRow.COLUMNS + "\r\n");
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "format,xlsx",
        "sort,colour",
        "status,FOO",
        "introducedFrom,2024-02-30",
        "congress,abc",
        "limit,5",
        "cursor,abc"
    })
    void parameterThatNobodyCanMeanIsRefusedBeforeAnythingIsWritten(String parameter, String value) {
        given().queryParam(parameter, value)
                .get("/v1/bills/export")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem(parameter));
    }

    @Test
    void onlyReadingIsServedThere() {
        given().post("/v1/bills/export").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void manyBillsAreAllWrittenAndAReaderWhoLeavesEndsTheWork() throws Exception {
        // Given
        many(77);
        Statistics read =
                database.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        read.setStatisticsEnabled(true);
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = client.send(
                                HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                                                + "/v1/bills/export?congress=77"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            assertThat(lines.map(BillExportTest::summary)
                            .map(BillSummary::number)
                            .collect(Collectors.toSet()))
                    .hasSize(MANY);
        }
        long whole = read.getQueryExecutionCount();
        assertThat(whole).isGreaterThan(MANY / 500);
        // When
        try (Socket reader = new Socket("127.0.0.1", RestAssured.port)) {
            reader.setReceiveBufferSize(4_096);
            reader.getOutputStream()
                    .write("GET /v1/bills/export?congress=77 HTTP/1.1\r\nHost: a\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = reader.getInputStream();
            assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            await().untilAsserted(() -> assertThat(running()).isOne());
        }
        // Then
        await().untilAsserted(() -> assertThat(running()).isZero());
        assertThat(read.getQueryExecutionCount() - whole).isLessThan(MANY / 500);
    }

    @Test
    void exportThatFailsHalfWayIsBrokenOffAndDoesNotLookComplete() throws Exception {
        // Given
        many(76);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update bill set summary = '[]' where congress = 76 and number = 15000")
                        .executeUpdate());
        URI export = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/bills/export?congress=76");
        try (HttpClient client = HttpClient.newHttpClient()) {
            // When
            HttpResponse<InputStream> answer =
                    client.send(HttpRequest.newBuilder(export).build(), HttpResponse.BodyHandlers.ofInputStream());
            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
        }
        await().untilAsserted(() -> assertThat(running()).isZero());
    }

    /** Other tests have the same database, and count queries of their own. */
    @AfterEach
    void leaveNothingBehind() {
        database.getEntityManagerFactory()
                .unwrap(SessionFactory.class)
                .getStatistics()
                .setStatisticsEnabled(false);
        database.getEntityManagerFactory()
                .unwrap(SessionFactory.class)
                .getStatistics()
                .clear();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("delete from bill where congress in (76, 77)")
                        .executeUpdate());
    }

    private int running() {
        return metrics.get("habeas.exports").longTaskTimer().activeTasks();
    }

    /** So many bills of one Congress, made in the database from one. */
    private void many(int congress) {
        bills.apply(Snapshots.of(congress + "-s-1").title("x".repeat(2_000)).record());
        QuarkusTransaction.requiringNew()
                .timeout(120)
                .run(() -> database.createNativeQuery(
                                "insert into bill (id, congress, type, number, title, status, cosponsors, revision, updated, view,"
                                        + " summary) select '" + congress
                                        + "-s-' || n, congress, type, n, title, status, cosponsors, revision, updated,"
                                        + " view, summary || jsonb_build_object('id', '" + congress
                                        + "-s-' || n, 'number', n) from bill, generate_series(2, " + MANY
                                        + ") n where id = '" + congress + "-s-1'")
                        .executeUpdate());
    }

    private static BillSummary summary(String line) {
        try {
            return Json.mapper().readValue(line, BillSummary.class);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
