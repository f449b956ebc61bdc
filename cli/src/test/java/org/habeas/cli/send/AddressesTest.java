package org.habeas.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.habeas.cli.stack.StackLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that the service is asked to fetch. */
class AddressesTest {

    private record Reply(int status, String body) {}

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path + " " + body);
            Reply reply = replies.getOrDefault(path, new Reply(404, "{\"title\": \"Nothing\"}"));
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        service.start();
        replies.put("/v1/imports", new Reply(202, "{\"id\": \"one\"}"));
        replies.put("/v1/imports/one", new Reply(200, """
                {"state": "done", "finished": "2026-02-05T09:30:00Z", "total": 3, "done": 3, "documents": 2, "duplicates": 1,
                 "failed": 0, "bills": 2, "mentions": 0, "oddities": 0}"""));
        replies.put("/v1/imports/one/errors", new Reply(200, "{\"items\": [], \"next\": null}"));
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void documentIsFetchedAndCounted() throws Exception {
        // Given
        replies.put(
                "/v1/documents",
                new Reply(201, "{\"kind\": \"other\", \"mentions\": {\"bills\": [{}], \"persons\": []}}"));
        // When
        int failures = send("https://www.example.org/release");
        // Then
        assertThat(failures).isZero();
        assertThat(asked).containsExactly("POST /v1/documents {\"url\":\"https://www.example.org/release\"}");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("1 document, 0 duplicates, 0 bills, 1 mention, 0 failures");
    }

    @Test
    void archiveIsImportedWhetherOrNotItsAddressSaysThatItIsOne() throws Exception {
        // Given
        replies.put("/v1/documents", new Reply(415, "{\"title\": \"Content of this kind is not accepted\"}"));
        // When
        int failures = send("https://www.example.org/bulk.zip", "https://www.example.org/download?id=1");
        // Then
        assertThat(failures).isZero();
        assertThat(asked.stream().filter(a -> a.startsWith("POST")))
                .containsExactly(
                        "POST /v1/imports {\"url\":\"https://www.example.org/bulk.zip\"}",
                        "POST /v1/documents {\"url\":\"https://www.example.org/download?id=1\"}",
                        "POST /v1/imports {\"url\":\"https://www.example.org/download?id=1\"}");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("4 documents, 2 duplicates, 4 bills, 0 mentions, 0 failures");
    }

    @Test
    void addressThatIsNotFetchedIsAFailureWithItsReason() throws Exception {
        // Given
        replies.put(
                "/v1/documents",
                new Reply(
                        422,
                        "{\"title\": \"This address is not fetched\", \"detail\": \"It is this machine itself.\"}"));
        // When
        int failures = send("http://localhost/");
        // Then
        assertThat(failures).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("http://localhost/: This address is not fetched: It is this machine itself.")
                .contains("1 × This address is not fetched");
    }

    private int send(String... addresses) throws Exception {
        StackLayout layout = new StackLayout(folder, service.getAddress().getPort() - 8083, folder);
        return new DocumentSender(
                        layout,
                        new ServiceClient("none"),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        false,
                        2,
                        Duration.ofMillis(10))
                .send(List.of(), List.of(addresses));
    }
}
