package org.habeas.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.habeas.cli.stack.StackLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of archives, at a service that answers as the contract says. */
class ArchiveSenderTest {

    private static final String NO_ROWS = "{\"items\": [], \"next\": null}";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<String> posted = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private HttpServer service;
    private boolean dryRun;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void archiveIsKnownByItsBytesAndFollowedToItsEnd() throws Exception {
        // Given
        Path zip = zip("documents.txt");
        Files.writeString(folder.resolve("b.zip"), "a text that is called as an archive is");
        AtomicInteger asked = new AtomicInteger();
        accept();
        answer("/v1/imports/7", 200, () -> job(asked.incrementAndGet() < 3 ? "null" : "\"2026-02-05T09:30:00Z\""));
        answer("/v1/imports/7/errors", 200, () -> NO_ROWS);
        answer("/v1/documents", 201, () -> "{\"kind\": \"other\", \"mentions\": {\"bills\": [{}], \"persons\": []}}");
        // When
        int failures = sender().send(List.of(folder));
        // Then
        assertThat(failures).isZero();
        assertThat(asked).hasValue(3);
        assertThat(posted)
                .hasSize(1)
                .allMatch(body -> body.contains(zip.getFileName().toString()));
        assertThat(text())
                .contains("2098 of 2100 files, 42 %, 511/s, 1 min 5 s left")
                .endsWith("2091 documents, 6 duplicates, 5 bills, 5 mentions, 0 failures\n");
    }

    @Test
    void rowsOfTheErrorsAreToldAndCountedByReason() throws Exception {
        // Given: two pages of them
        Path zip = zip("a.zip");
        accept();
        answer("/v1/imports/7", 200, () -> job("\"2026-02-05T09:30:00Z\""));
        service.createContext("/v1/imports/7/errors", exchange -> {
            boolean first = !exchange.getRequestURI().getQuery().contains("cursor=WyIx/0+");
            respond(
                    exchange,
                    200,
                    first
                            ? rows("\"WyIx/0+\"", row("\"x/1.xml\"", "The content is wrong", "null"))
                            : rows(
                                    "null",
                                    row("\"x/2.xml\"", "The content is wrong", "null"),
                                    row("\"x/3.xml\"", "The name is odd", "\"0190\""),
                                    row("null", "The archive ends too early", "null")));
        });
        // When
        int failures = sender().send(List.of(zip));
        // Then
        assertThat(failures).isEqualTo(3);
        assertThat(text())
                .contains(zip + "!x/1.xml: The content is wrong: It is.")
                .contains(zip + ": The archive ends too early: It is.")
                .contains("5 bills, 4 mentions, 3 failures\n")
                .contains("  2 × The content is wrong\n")
                .contains("  1 × The archive ends too early\n")
                .contains("  1 × The name is odd (taken all the same)\n")
                .contains(zip + ": 1 file is odd and taken all the same: ")
                .contains("/v1/imports/7/errors?severity=oddity says how\n")
                .doesNotContain("x/3.xml");
    }

    @Test
    void archiveThatIsRefusedIsOneFailureWithTheReason() throws Exception {
        // Given
        Path gz = folder.resolve("letter");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write('a');
        }
        answer("/v1/imports", 415, () -> "{\"title\": \"Not accepted\", \"detail\": \"This is no archive.\"}");
        // When
        int failures = sender().send(List.of(gz));
        // Then
        assertThat(failures).isEqualTo(1);
        assertThat(text())
                .contains(gz + ": Not accepted: This is no archive.")
                .contains("0 documents, 0 duplicates, 0 bills, 0 mentions, 1 failure\n");
    }

    @Test
    void serviceThatStartsAgainMeanwhileIsAskedAgainUnderTheSameKey() throws Exception {
        // Given
        Path zip = zip("a.zip");
        AtomicInteger asked = new AtomicInteger();
        service.createContext("/v1/imports", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getRequestBody().readAllBytes();
            respond(exchange, keys.size() == 1 ? 503 : 202, keys.size() == 1 ? "{}" : "{\"id\": \"7\"}");
        });
        service.createContext("/v1/imports/7", exchange -> {
            if (asked.incrementAndGet() == 1) {
                exchange.close();
            } else {
                respond(exchange, 200, job("\"2026-02-05T09:30:00Z\""));
            }
        });
        answer("/v1/imports/7/errors", 200, () -> NO_ROWS);
        // When
        int failures = sender().send(List.of(zip));
        // Then
        assertThat(failures).isZero();
        assertThat(keys).hasSize(2).doesNotContainNull();
        assertThat(keys.get(0)).isEqualTo(keys.get(1));
    }

    @Test
    void dryRunAsksWhatWouldComeOfArchivesAndOfFilesToo() throws Exception {
        // Given
        zip("a.zip");
        Files.writeString(folder.resolve("letter.txt"), "A letter.");
        dryRun = true;
        List<String> queries = new ArrayList<>();
        service.createContext("/v1/imports", exchange -> {
            queries.add(exchange.getRequestURI().getQuery());
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            respond(exchange, 202, "{\"id\": \"7\"}");
        });
        answer("/v1/imports/7", 200, () -> job("\"2026-02-05T09:30:00Z\""));
        answer("/v1/imports/7/errors", 200, () -> NO_ROWS);
        // When
        int failures = sender().send(List.of(folder));
        // Then
        assertThat(failures).isZero();
        assertThat(queries).containsExactly("dryRun=true", "dryRun=true");
        assertThat(posted.getFirst()).contains("letter.txt");
        assertThat(text()).contains("Nothing was taken; this is what would come of it:\n4180 documents");
    }

    @Test
    void importThatSomebodyElseCancelsIsAFailure() throws Exception {
        // Given
        accept();
        answer("/v1/imports/7", 200, () -> job("cancelled", "\"2026-02-05T09:30:00Z\""));
        answer("/v1/imports/7/errors", 200, () -> NO_ROWS);
        // When
        int failures = sender().send(List.of(zip("a.zip")));
        // Then
        assertThat(failures).isEqualTo(1);
        assertThat(text()).contains("a.zip: The import was cancelled; what it had taken is kept.");
    }

    @Test
    void whoIsInterruptedLeavesTheImportRunningUnlessThatIsNotWanted() throws Exception {
        // Given
        List<String> methods = new ArrayList<>();
        service.createContext("/v1/imports/7", exchange -> {
            methods.add(exchange.getRequestMethod());
            respond(exchange, 200, "{\"state\": \"cancelled\", \"documents\": 12}");
        });
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        String job = "http://127.0.0.1:" + service.getAddress().getPort() + "/v1/imports/7";
        // When: nobody is there to be asked, and when somebody just presses Enter
        new Interruption(out, new ServiceClient("none"), job, question -> Optional.empty()).ended();
        new Interruption(out, new ServiceClient("none"), job, question -> Optional.of("")).ended();
        // Then
        assertThat(methods).isEmpty();
        assertThat(text()).contains("left running", job, "-X DELETE");
        // When
        new Interruption(out, new ServiceClient("none"), job, question -> Optional.of("No")).ended();
        // Then
        assertThat(methods).containsExactly("DELETE");
        assertThat(text()).endsWith("The import is cancelled; what it took is kept: 12 new documents.\n");
    }

    @Test
    void onATerminalThereIsABarThatIsWrittenOver() {
        // Given
        Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), true);
        // When
        progress.show(
                new Progress.Moment(
                        5, OptionalLong.empty(), OptionalDouble.of(0.5), OptionalDouble.of(3), OptionalLong.of(4_000)),
                false);
        progress.show(Progress.Moment.of(10, 10), true);
        // Then
        assertThat(text())
                .startsWith("\r[" + "#".repeat(15) + " ".repeat(15) + "] 5 of ? files, 50 %, 3/s, 1 h 6 min left")
                .contains("\r[" + "#".repeat(30) + "] 10 of 10 files, 100 %")
                .endsWith(" \n");
    }

    @FunctionalInterface
    private interface Body {
        String json();
    }

    private void accept() {
        service.createContext("/v1/imports", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            respond(exchange, 202, "{\"id\": \"7\"}");
        });
    }

    private void answer(String path, int status, Body body) {
        service.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            respond(exchange, status, body.json());
        });
    }

    private static void respond(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String job(String finished) {
        return job(finished.equals("null") ? "running" : "done", finished);
    }

    private static String job(String state, String finished) {
        return """
                {"id": "7", "total": 2100, "done": 2098, "documents": 2090, "duplicates": 6, "bills": 5, "mentions": 4,
                 "failed": 2, "oddities": 1, "state": "%s", "size": 1000, "read": 429, "rate": 511.3, "remaining": 65,
                 "finished": %s}
                """.formatted(state, finished);
    }

    private static String rows(String next, String... rows) {
        return "{\"items\": [" + String.join(", ", rows) + "], \"next\": " + next + "}";
    }

    private static String row(String path, String title, String document) {
        return "{\"path\": %s, \"title\": \"%s\", \"detail\": \"It is.\", \"documentId\": %s, \"severity\": \"%s\"}"
                .formatted(path, title, document, document.equals("null") ? "failure" : "oddity");
    }

    private Path zip(String name) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write('a');
        }
        return file;
    }

    private DocumentSender sender() {
        StackLayout layout = new StackLayout(folder, service.getAddress().getPort() - 8083, folder);
        return new DocumentSender(
                layout,
                new ServiceClient("none"),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                dryRun,
                3,
                Duration.ofMillis(10));
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
