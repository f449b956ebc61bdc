package org.habeas.legislation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** A stream costs something only while somebody listens, and shows restricted things only while a token says so. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class ChangeStreamTest {

    @TestHTTPResource("/v1/changes/stream")
    URI stream;

    @Test
    void streamOfAClientThatWentIsClosed() throws Exception {
        // Given
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 20; i++) {
                InputStream events = open(client, null);
                assertThat((char) events.read()).isEqualTo(':');
            }
            assertThat(streams()).isEqualTo(20);
            // When
            client.shutdownNow();
        }
        // Then
        await().atMost(Duration.ofSeconds(40)).until(() -> streams() == 0);
    }

    @Test
    void streamEndsWithItsToken() throws Exception {
        // Given
        String token = Tokens.of("partner", Tlp.AMBER, Duration.ofSeconds(3), "partner");
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream events = open(client, token)) {
            // When
            String all = new String(events.readAllBytes(), StandardCharsets.UTF_8);
            // Then
            assertThat(all).startsWith(":open");
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> streams() == 0);
    }

    private InputStream open(HttpClient client, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stream).timeout(Duration.ofSeconds(20)).version(HttpClient.Version.HTTP_1_1);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static int streams() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("habeas_streams_open"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToInt(value -> (int) Double.parseDouble(value))
                .sum();
    }
}
