package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.PlainClient;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers who ask for the next change about one person and wait for it. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class WaitingTest {

    /** More than there are connections to the database. */
    private static final int READERS = 120;

    @Test
    void changesOfOnePersonAreWaitedForAndTakeNoSubject() throws InterruptedException, ExecutionException {
        // Given
        People.add("waited-for");
        await().untilAsserted(() ->
                given().get("/v1/detainees/waited-for/changes").then().body("items.size()", equalTo(1)));
        int after = given().get("/v1/detainees/waited-for/changes").path("next");
        given().get("/v1/detainees/waited-for/changes?subject=x")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("subject"));
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> waiting = reader.submit(() -> given().queryParam("after", after)
                    .queryParam("wait", 30)
                    .get("/v1/detainees/waited-for/changes")
                    .path("items.type"));
            // When
            await().during(Duration.ofMillis(500)).until(() -> !waiting.isDone());
            state("waited-for");
            // Then
            assertThat(waiting.get()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "waited-by-many,      /v1/detainees/waited-by-many/changes",
        "waited-by-many-more, /v1/changes?subject=waited-by-many-more"
    })
    void thoseWhoWaitHoldNoConnection(String slug, String path) throws InterruptedException, ExecutionException {
        // Given
        People.add(slug);
        await().untilAsserted(() -> given().get(path).then().body("items.size()", equalTo(1)));
        int after = given().get(path).path("next");
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            String waited = path + (path.contains("?") ? "&" : "?") + "wait=30&after=" + after;
            List<Future<HttpResponse<String>>> waiting = IntStream.range(0, READERS)
                    .mapToObj(i -> readers.submit(() -> PlainClient.ask(waited, null, null)))
                    .toList();
            await().during(Duration.ofSeconds(1)).until(() -> waiting.stream().noneMatch(Future::isDone));
            // When
            given().get("/v1/detainees/" + slug).then().statusCode(200);
            assertThat(waiting).noneMatch(Future::isDone);
            state(slug);
            // Then
            for (Future<HttpResponse<String>> answer : waiting) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                assertThat(answer.get().body()).contains("\"detainee.");
            }
        }
    }

    private static void state(String slug) {
        People.state(
                        slug,
                        Tlp.CLEAR,
                        "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-01\","
                                + " \"evidence\": {\"title\": \"T\", \"date\": \"2023-03-02\"}}")
                .statusCode(201);
    }
}
