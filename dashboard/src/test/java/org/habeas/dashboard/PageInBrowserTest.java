package org.habeas.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a browser shows it, before a service that gives fewer rows in an answer than it was asked for. */
@QuarkusTest
@QuarkusTestResource(OutsideService.class)
@Timeout(180)
class PageInBrowserTest {

    private static final int ALERTS = 1_000;
    private static final int SHORT_PAGE = 7;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TestHTTPResource("/")
    URI dashboard;

    @TempDir
    Path profile;

    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "there is no Chromium on the PATH");
        OutsideService.ARRIVED.clear();
        OutsideService.EVENTS.clear();
        answerWith("/v1/alerts", 0, 0);
        answerWith("/v1/bills", 0, 0);
        answerWith("/v1/documents", 0, 0);
        browser = new Browser(program.get(), profile);
    }

    @AfterEach
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        OutsideService.ANSWERS.clear();
        OutsideService.endStreams();
    }

    @Test
    void newestAlertsAreFoundHoweverShortThePagesAre() {
        // Given
        OutsideService.ANSWERS.put("/v1/alerts", query -> alerts(query));
        // When
        browser.open(dashboard);
        // Then
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(browser.texts("habeas-alerts .headline")).hasSize(20));
        assertThat(browser.texts("habeas-alerts .headline"))
                .containsExactlyElementsOf(IntStream.range(0, 20)
                        .mapToObj(i -> headline(ALERTS - i).replace("2021-05~", "May 2021"))
                        .toList());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(asked("/v1/alerts/stream"))
                        .singleElement()
                        .satisfies(query -> assertThat(query).containsEntry("after", Integer.toString(ALERTS))));
        assertThat(asked("/v1/alerts")).hasSizeLessThan(100);
        // When
        OutsideService.EVENTS.add("id: 1001\nevent: bill.status-changed\ndata: "
                + alert(ALERTS + 1).encode() + "\n\n");
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts("habeas-alerts [role=status]"))
                        .containsExactly("New: " + headline(ALERTS + 1).replace("2021-05~", "May 2021")));
        assertThat(browser.texts("habeas-alerts .new .headline")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"habeas-bills,/v1/bills,50", "habeas-documents,/v1/documents,10"})
    void rowsThatWereAskedForStayAndAFailureIsSaid(String list, String path, int step) {
        // Given
        int all = 230;
        String rows = list + " tbody tr";
        String button = list + " .end button";
        answerWith(path, all, 30);
        browser.open(dashboard);
        await().atMost(SOON).until(() -> browser.texts(rows).size(), n -> n == step);
        // When
        for (int shown = step; shown < all; ) {
            int before = shown;
            browser.click(button);
            shown = await().atMost(SOON).until(() -> browser.texts(rows).size(), n -> n > before);
        }
        // Then
        assertThat(browser.texts(list + " .end")).containsExactly("That is all of them.");
        // When it is read again, for something has changed
        answerWith(path, all + 1, 30);
        OutsideService.EVENTS.add("id: 1\nevent: bill.status-changed\ndata: " + alert(1).encode() + "\n\n");
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts(list + " .end"))
                        .singleElement()
                        .asString()
                        .endsWith("230 of 231"));
        assertThat(browser.texts(rows)).hasSize(all);
        // When the service goes
        OutsideService.ANSWERS.put(path, query -> null);
        browser.click(button);
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts(list + " [role=alert]"))
                        .containsExactly("More could not be read. The database is away."));
        assertThat(browser.texts(rows)).hasSize(all);
        // When it comes back
        answerWith(path, all + 1, 30);
        browser.click(button);
        // Then
        await().atMost(SOON).until(() -> browser.texts(rows).size(), n -> n == all + 1);
        assertThat(browser.texts(list + " [role=alert]")).isEmpty();
    }

    private static List<Map<String, String>> asked(String path) {
        return OutsideService.ARRIVED.stream()
                .map(arrived -> URI.create(arrived.uri()))
                .filter(uri -> uri.getPath().equals(path))
                .map(OutsideService::query)
                .toList();
    }

    /** A list of so many rows, each fit for every list of the page, of which an answer holds a few at most. */
    private static void answerWith(String path, int all, int most) {
        OutsideService.ANSWERS.put(path, query -> {
            int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
            int to = Math.min(all, from + Math.min(most, Integer.parseInt(query.get("limit"))));
            JsonArray items = new JsonArray();
            IntStream.range(from, to)
                    .mapToObj(i -> new JsonObject()
                            .put("id", "118-s-" + i)
                            .put("citation", "S." + i)
                            .put("congress", 118)
                            .put("type", "s")
                            .put("number", i)
                            .put("title", "Title " + i)
                            .put("status", "REFERRED")
                            .put("statusSince", "2024-02-01")
                            .put("cosponsors", i))
                    .forEach(items::add);
            JsonObject page = new JsonObject().put("items", items).put("next", to < all ? "" + to : null);
            return query.containsKey("count") ? page.put("total", all) : page;
        });
    }

    private static JsonObject alerts(Map<String, String> query) {
        int after = Integer.parseInt(query.get("after"));
        int to = Math.min(ALERTS, after + Math.min(SHORT_PAGE, Integer.parseInt(query.get("limit"))));
        JsonArray items = new JsonArray();
        IntStream.rangeClosed(after + 1, to).mapToObj(PageInBrowserTest::alert).forEach(items::add);
        return new JsonObject().put("items", items).put("next", Math.max(after, to));
    }

    private static JsonObject alert(int position) {
        return new JsonObject()
                .put("position", position)
                .put(
                        "time",
                        Instant.parse("2026-01-01T00:00:00Z")
                                .plusSeconds(position)
                                .toString())
                .put(
                        "alert",
                        new JsonObject()
                                .put("id", new UUID(0, position).toString())
                                .put("kind", "changed")
                                .put("subject", "118-s-" + position)
                                .put("headline", headline(position))
                                .put("backfill", false));
    }

    /** With a date that is only about, in a sentence that says so already. */
    private static String headline(int position) {
        return "Person " + position + ": held since about 2021-05~";
    }
}
