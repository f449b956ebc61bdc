package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.habeas.contracts.Json;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

/** Citations are read without a token, so what one request can cost is bounded, and what all can cost together. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class CitationTest {

    private static final int MIB = 1024 * 1024;

    @TestHTTPResource("/v1/citations")
    URI citations;

    @Test
    void fourTextsOfNothingButCitationsAtOnceAreAnsweredInBounds() throws Exception {
        // Given
        byte[] body = json("S.1 ".repeat(250_000));
        try (HttpClient client = client()) {
            // When
            List<CompletableFuture<HttpResponse<byte[]>>> answers = Stream.generate(() -> client.sendAsync(
                            request(BodyPublishers.ofByteArray(body)), HttpResponse.BodyHandlers.ofByteArray()))
                    .limit(4)
                    .toList();
            // Then
            for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().body()).hasSizeLessThan(3 * MIB);
                JsonNode page = Json.mapper().readTree(answer.get().body());
                assertThat(page.path("more").asLong()).isPositive();
                assertThat(page.path("items").size() + page.path("more").asLong())
                        .isEqualTo(250_000);
            }
        }
    }

    @Test
    void moreDifferentBillsThanAnAnswerHoldsAreCounted() throws Exception {
        // When
        HttpResponse<byte[]> answer = send(BodyPublishers.ofByteArray(
                json(IntStream.rangeClosed(1, 30_000).mapToObj(n -> "H.R. " + n).collect(Collectors.joining(", ")))));
        // Then
        JsonNode page = Json.mapper().readTree(answer.body());
        assertThat(page.path("items").size()).isGreaterThan(5_000);
        assertThat(page.path("items").size() + page.path("more").asLong()).isEqualTo(30_000);
    }

    @Test
    void bodyLargerThanTheLongestTextCanNeedIsRefusedUnread() throws Exception {
        // Given: little text in a large body
        byte[] body =
                ("{\"text\": \"S. 1\"" + " ".repeat(CitationResource.LARGEST) + "}").getBytes(StandardCharsets.UTF_8);
        // When, Then
        assertRefused(send(BodyPublishers.ofByteArray(body)));
        assertRefused(send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    @Test
    void longestTextFitsHoweverItIsWritten() throws Exception {
        // Given
        String escaped = "\\u0041".repeat(1_000_000);
        // When, Then
        assertThat(send(BodyPublishers.ofString("{\"text\": \"" + escaped + "\"}"))
                        .statusCode())
                .isEqualTo(200);
        assertRefused(send(BodyPublishers.ofString("{\"text\": \"" + escaped + "a\"}")));
    }

    private static void assertRefused(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"payload-too-large\"");
    }

    private HttpResponse<byte[]> send(BodyPublisher body) throws Exception {
        try (HttpClient client = client()) {
            return client.send(request(body), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private HttpRequest request(BodyPublisher body) {
        return HttpRequest.newBuilder(citations)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
    }

    private static byte[] json(String text) {
        return ("{\"text\": \"" + text + "\", \"date\": \"2024-04-04\"}").getBytes(StandardCharsets.UTF_8);
    }
}
