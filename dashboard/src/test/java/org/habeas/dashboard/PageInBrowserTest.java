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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
    static Path profile;

    private static Browser browser;

    @BeforeAll
    static void startBrowser() throws Exception {
        Optional<Path> program = Browser.program();
        if (program.isPresent()) {
            browser = new Browser(program.get(), profile);
        }
    }

    @AfterAll
    static void stopBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() {
        assumeTrue(browser != null, "there is no Chromium on the PATH");
        OutsideService.ARRIVED.clear();
        OutsideService.EVENTS.clear();
        OutsideService.DOCUMENT_EVENTS.clear();
        OutsideService.OLDEST.set(0);
        answerWith("/v1/alerts", 0, 0);
        answerWith("/v1/bills", 0, 0);
        answerWith("/v1/documents", 0, 0);
        browser.begin();
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.end();
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
        awaitCalm("/v1/alerts");
        assertThat(asked("/v1/alerts")).hasSizeLessThan(100);
        // When
        OutsideService.EVENTS.add(event("bill.status-changed", alert(ALERTS + 1)));
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts("habeas-alerts [role=status]"))
                        .containsExactly("New: " + headline(ALERTS + 1).replace("2021-05~", "May 2021")));
        assertThat(browser.texts("habeas-alerts .new .headline")).hasSize(1);
        assertThat(asked("/v1/alerts/stream")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "habeas-bills,/v1/bills,bill.cosponsors-changed",
        "habeas-bills,/v1/bills,bill.mentioned",
        "habeas-documents,/v1/documents,document.ingested"
    })
    void listsFollowChangesThatAlertNobody(String list, String path, String type) {
        // Given
        answerWith(path, 3, 30);
        browser.open(dashboard);
        awaitCalm(path);
        int before = asked(path).size();
        answerWith(path, 4, 30);
        // When a file brings many at once
        IntStream.rangeClosed(1, 30)
                .forEach(position -> events(path).add(event(type, new JsonObject().put("position", position))));
        // Then
        await().atMost(SOON).until(() -> browser.texts(list + " tbody tr").size(), n -> n == 4);
        assertThat(asked(path)).hasSizeBetween(before + 1, before + 2);
        assertThat(browser.texts("habeas-alerts [role=status]")).containsExactly("");
    }

    @Test
    void listsFollowOldNewsThatIsNeitherShownNorSpoken() {
        // Given
        answerWith("/v1/bills", 3, 30);
        browser.open(dashboard);
        awaitCalm("/v1/bills");
        answerWith("/v1/bills", 4, 30);
        JsonObject change = alert(1);
        change.getJsonObject("alert").put("backfill", true);
        // When
        OutsideService.EVENTS.add(event("bill.added", change));
        OutsideService.EVENTS.add(event("bill.status-changed", alert(2)));
        // Then
        await().atMost(SOON).until(() -> browser.texts("habeas-bills tbody tr").size(), n -> n == 4);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts("habeas-alerts [role=status]"))
                        .containsExactly("New: Person 2: held since about May 2021"));
        assertThat(browser.texts("habeas-alerts .headline")).hasSize(1);
    }

    @Test
    void streamThatIsDownIsSaid() {
        // When nobody answers for the detainees
        browser.open(dashboard);
        // Then
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(browser.texts(".live")).containsExactly("live but for detainees, trying again"));
    }

    @Test
    void streamWhosePositionIsNoLongerKeptBeginsAnew() {
        // Given
        answerWith("/v1/bills", 3, 30);
        browser.open(dashboard);
        awaitCalm("/v1/bills");
        OutsideService.EVENTS.add(event("bill.mentioned", new JsonObject().put("position", 5)));
        awaitMore("/v1/bills");
        // When
        answerWith("/v1/bills", 4, 30);
        OutsideService.OLDEST.set(100);
        OutsideService.EVENTS.add("");
        // Then
        await().atMost(SOON).until(() -> browser.texts("habeas-bills tbody tr").size(), n -> n == 4);
        assertThat(asked("/v1/changes"))
                .singleElement()
                .satisfies(query -> assertThat(query).containsEntry("after", "5"));
    }

    @Test
    void expiredBillTellsTheDayOfItsStatusApartFromTheStageInside() {
        // Given
        OutsideService.ANSWERS.put(
                "/v1/bills",
                query -> list(
                        expired(3000)
                                .put("statusBeforeExpiry", "PASS_OVER:SENATE")
                                .put("statusBeforeExpirySince", "2023-11-15")
                                .put("stageBeforeExpiry", "HELD_AT_DESK"),
                        expired(1).put("statusBeforeExpiry", "INTRODUCED"),
                        bill(2).put("stage", "HELD_AT_DESK")));
        // When
        browser.open(dashboard);
        // Then
        await().atMost(SOON).until(() -> browser.texts("habeas-bills tbody tr").size(), n -> n == 3);
        List<String> statuses = browser.texts("habeas-bills td[data-label=Status]");
        assertThat(statuses.get(0)).endsWith("before that: passed the Senate, 15 Nov 2023 (held at the desk)");
        assertThat(statuses.get(1)).endsWith("before that: introduced");
        assertThat(statuses.get(2)).matches("referred to committee ?1 Feb 2024 .* days ago \\(held at the desk\\)");
    }

    @Test
    void stageInsideAStatusIsSaidInWords() {
        // Given
        browser.open(dashboard);
        awaitCalm("/v1/alerts");
        JsonObject change = alert(1);
        change.getJsonObject("alert").put("to", "REPORTED/ON_CALENDAR");
        // When
        OutsideService.EVENTS.add(event("bill.status-changed", change));
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts("habeas-alerts habeas-status"))
                        .containsExactly("out of committee, on a calendar"));
    }

    @Test
    void summarySaysWhereTheOriginalIsAndNothingOfTheArchive() {
        // Given
        OutsideService.ANSWERS.put(
                "/v1/documents",
                query -> list(bill(1).put("issuer", "Habeas")
                        .put(
                                "describes",
                                new JsonObject()
                                        .put("title", "Letter")
                                        .put("issuer", "An office")
                                        .put("date", "2024-04-04")
                                        .put("url", "https://www.example.org/letter"))));
        // When
        browser.open(dashboard);
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts("habeas-documents .described"))
                        .containsExactly("summary by Habeas of: Letter, An office, 4 Apr 2024; the original is at"
                                + " www.example.org"));
        assertThat(browser.texts("habeas-documents tbody").getFirst()).doesNotContain("archived");
    }

    @Test
    void addressOfARecordShowsThatRecordAloneAndFollowsIt() {
        // Given
        OutsideService.ANSWERS.put("/v1/bills/118-s-3000", query -> bill(3000));
        // When
        browser.open(dashboard.resolve("/bills/118-s-3000"));
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts("h1")).containsExactly("S.3000, 118th Congress"));
        assertThat(browser.texts("tbody tr")).singleElement().asString().contains("Title 3000");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts(".live")).containsExactly("live"));
        // When it changes
        awaitCalm("/v1/bills/118-s-3000");
        OutsideService.ANSWERS.put("/v1/bills/118-s-3000", query -> bill(3000).put("title", "Another title"));
        OutsideService.EVENTS.add(event("bill.corrected", new JsonObject().put("position", 1)));
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts("tbody tr"))
                        .singleElement()
                        .asString()
                        .contains("Another title"));
    }

    @Test
    void addressOfNoRecordSaysSo() {
        // Given
        OutsideService.ANSWERS.put(
                "/v1/bills/118-s-9",
                query -> new JsonObject().put("status", 404).put("title", "Not here"));
        // When
        browser.open(dashboard.resolve("/bills/118-s-9"));
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(browser.texts("habeas-bills .empty"))
                        .containsExactly("No one bill is known here as “118-s-9”."));
    }

    @Test
    void sponsorIsOnePieceBesideItsLabelOnANarrowScreen() {
        // Given
        OutsideService.ANSWERS.put(
                "/v1/bills",
                query -> list(bill(1).put("sponsor", new JsonObject().put("name", "Sen. Tillis, Thomas [R-NC]"))));
        browser.narrow(390);
        // When
        browser.open(dashboard);
        // Then
        await().atMost(SOON).until(() -> browser.texts("td.sponsor .exact").size(), n -> n == 1);
        assertThat(browser.evaluate("(() => { const cell = document.querySelector('td.sponsor');"
                        + " return cell.querySelector('.exact').getBoundingClientRect().left"
                        + " - cell.getBoundingClientRect().left > 112; })()"))
                .isEqualTo(true);
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
        events(path).add(event("bill.mentioned", new JsonObject().put("position", 1)));
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

    /** Until the page has read a list, and again when its stream began. */
    private void awaitCalm(String path) {
        await().atMost(SOON)
                .until(() -> browser.texts(".live"), said -> said.stream().anyMatch(s -> s.startsWith("live")));
        AtomicInteger seen = new AtomicInteger();
        await().atMost(SOON).during(Duration.ofMillis(1_500)).until(() -> {
            int now = asked(path).size();
            return now > 1 && seen.getAndSet(now) == now;
        });
    }

    private void awaitMore(String path) {
        int before = asked(path).size();
        await().atMost(SOON).until(() -> asked(path).size() > before);
    }

    private static BlockingQueue<String> events(String path) {
        return path.equals("/v1/documents") ? OutsideService.DOCUMENT_EVENTS : OutsideService.EVENTS;
    }

    private static String event(String type, JsonObject change) {
        return "id: " + change.getInteger("position") + "\nevent: " + type + "\ndata: " + change.encode() + "\n\n";
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
            IntStream.range(from, to).mapToObj(PageInBrowserTest::bill).forEach(items::add);
            JsonObject page = new JsonObject().put("items", items).put("next", to < all ? "" + to : null);
            return query.containsKey("count") ? page.put("total", all) : page;
        });
    }

    private static JsonObject bill(int number) {
        return new JsonObject()
                .put("id", "118-s-" + number)
                .put("citation", "S." + number)
                .put("congress", 118)
                .put("type", "s")
                .put("number", number)
                .put("title", "Title " + number)
                .put("status", "REFERRED")
                .put("statusSince", "2024-02-01")
                .put("cosponsors", number);
    }

    private static JsonObject expired(int number) {
        return bill(number).put("status", "EXPIRED").put("statusSince", "2025-01-03");
    }

    private static JsonObject list(JsonObject... items) {
        return new JsonObject().put("items", new JsonArray(List.of(items))).put("total", items.length);
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
