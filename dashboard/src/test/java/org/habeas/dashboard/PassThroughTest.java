package org.habeas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(OutsideService.class)
@Timeout(30)
class PassThroughTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/")
    URI dashboard;

    @BeforeEach
    void forget() {
        OutsideService.ARRIVED.clear();
        OutsideService.EVENTS.clear();
    }

    @Test
    void pathQueryAndHeadersReachTheService() throws Exception {
        // When
        HttpResponse<String> answer =
                get("/api/legislation/v1/bills?q=S.Res.%20540&limit=5", "Authorization", "Bearer abc");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"id\":1}");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7-CLEAR\"");
        OutsideService.Arrived arrived = OutsideService.ARRIVED.getLast();
        assertThat(arrived.uri()).isEqualTo("/v1/bills?q=S.Res.%20540&limit=5");
        assertThat(arrived.headers()).containsEntry("Authorization", List.of("Bearer abc"));
    }

    @Test
    void headersOfTheConnectionStopHere() throws Exception {
        // When
        send("GET /api/legislation/v1/bills HTTP/1.1\r\nHost: x\r\nTE: trailers\r\nKeep-Alive: timeout=5\r\n"
                + "Cookie: a=b\r\nOrigin: http://x\r\nConnection: close\r\n\r\n");
        // Then
        assertThat(OutsideService.ARRIVED.getLast().headers())
                .doesNotContainKeys("Te", "Keep-alive", "Cookie", "Origin");
    }

    @Test
    void bodyAndStatusPassOnPost() throws Exception {
        // When
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(dashboard.resolve("/api/ingest/v1/documents"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"text\":\"S.Res.540\"}"))
                        .build(),
                BodyHandlers.ofString());
        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(OutsideService.ARRIVED.getLast().method()).isEqualTo("POST");
        assertThat(OutsideService.ARRIVED.getLast().body()).isEqualTo("{\"text\":\"S.Res.540\"}");
    }

    @Test
    void knownTagIsAnsweredWith304() throws Exception {
        // When
        HttpResponse<String> answer = get("/api/legislation/v1/bills/118-sres-540", "If-None-Match", "\"7-CLEAR\"");
        // Then
        assertThat(answer.statusCode()).isEqualTo(304);
    }

    @Test
    void pointersToTheServiceStayOnTheDashboard() throws Exception {
        // When
        HttpResponse<String> moved = get("/api/legislation/v1/bills/S.Res.540");
        HttpResponse<String> list = get("/api/legislation/v1/bills");
        // Then
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.headers().firstValue("Location")).hasValue("/api/legislation/v1/bills/118-sres-540");
        assertThat(list.headers().firstValue("Link")).hasValue("</api/legislation/v1/bills?cursor=abc>; rel=\"next\"");
    }

    @Test
    void eventsOfAStreamArriveWhileItIsOpen() throws Exception {
        // Given
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(dashboard.resolve("/api/legislation/v1/alerts/stream?after=0"))
                        .header("Last-Event-ID", "41")
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": open");
            // When
            OutsideService.EVENTS.add("id: 42\n");
            String first = lines.readLine();
            OutsideService.EVENTS.add("id: 43\n");
            String second = lines.readLine();
            OutsideService.EVENTS.add("");
            // Then
            assertThat(first).isEqualTo("id: 42");
            assertThat(second).isEqualTo("id: 43");
            assertThat(lines.readLine()).isNull();
        }
        assertThat(OutsideService.ARRIVED.getLast().headers()).containsEntry("Last-event-id", List.of("41"));
    }

    @Test
    void serviceThatIsDownIsNamed() throws Exception {
        // When
        HttpResponse<String> answer = get("/api/detainees/v1/detainees");
        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("code")).isEqualTo("service-down");
        assertThat(problem.getString("detail")).startsWith("The detainees service does not answer");
        assertThat(problem.getString("instance")).isEqualTo("/api/detainees/v1/detainees");
    }

    @Test
    void serviceThatHangsIsNamedWhileItsStreamStaysOpen() throws Exception {
        // Given
        HttpResponse<InputStream> stream = client.send(
                HttpRequest.newBuilder(dashboard.resolve("/api/legislation/v1/alerts/stream?after=0"))
                        .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": open");
            // When
            HttpResponse<String> answer = get("/api/legislation/v1/bills/hangs");
            OutsideService.EVENTS.add("id: 44\n");
            String event = lines.readLine();
            OutsideService.EVENTS.add("");
            // Then
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(new JsonObject(answer.body()).getString("detail"))
                    .startsWith("The legislation service does not answer");
            assertThat(event).isEqualTo("id: 44");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/legislation/../..",
                "/api/legislation/v1/../../q/metrics",
                "/api/legislation/v1/%2e%2e/q/metrics",
                "/api/legislation/v1/.%2E/q/health",
                "/api/legislation/v1/..%2fq/metrics",
                "/api/legislation/v1/..\\q/metrics",
                "/api/legislation/v1/..;/q/metrics",
                "/api/legislation/v1/%252e%252e/q"
            })
    void climbingPathIsRefused(String path) throws Exception {
        // When
        String answer = send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        // Then
        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(OutsideService.ARRIVED).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/legislation/q/metrics,404",
        "GET,/api/legislation/q/health/ready,404",
        "GET,/api/legislation/v12/bills,404",
        "GET,/api/other/v1/bills,404",
        "GET,/api,404",
        "HEAD,/api/legislation/q/metrics,404",
        "HEAD,/api/legislation/v1/bills,200",
        "HEAD,/api/legislation/q/openapi,200",
        "HEAD,/api/detainees/v1/detainees,502",
        "PUT,/api/legislation/v1/bills,405",
        "OPTIONS,/api/legislation/v1/bills,405",
        "POST,/api/legislation/q/openapi,405",
        "GET,/api/legislation/q/openapi,200",
        "DELETE,/api/ingest/v1/sources/1,200"
    })
    void onlyTheContractPasses(String method, String path, int status) throws Exception {
        // When
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(dashboard.resolve(path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(OutsideService.ARRIVED).hasSize(status == 200 ? 1 : 0);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(dashboard.resolve(path)).timeout(Duration.ofSeconds(10));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    /** A request byte by byte: the usual clients tidy paths before they send them. */
    private String send(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", dashboard.getPort());
                OutputStream out = socket.getOutputStream()) {
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
