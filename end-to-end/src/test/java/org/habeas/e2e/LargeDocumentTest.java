package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest documents that are accepted, several at once, in the memory that the stack gives the ingest-service. */
@Order(4)
class LargeDocumentTest {

    private static final int LARGEST = 33_554_432;
    private static final String PROSE = "The Senate met and spoke of Ruben Vardanyan — held in Baku since 2023 — and of"
            + " what the resolution asks the President to do about it, in the words of its sponsors.\n";

    @TempDir
    static Path folder;

    private static Stack stack;
    private static String token;

    @BeforeAll
    static void up() throws Exception {
        stack = new Stack(folder);
        Stack.Said up = stack.habeas("up", "--detach", "--no-seeds", "--no-restart");
        assertThat(up.exitCode()).as(up.text()).isZero();
        token = stack.habeas("token", "--role", "contributor").text().strip();
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    @Test
    void fourOfTheLargestTextsAtOnceAreTaken() throws Exception {
        fourAtOnce("", PROSE, "");
    }

    @Test
    void fourOfTheLargestPagesAtOnceAreTaken() throws Exception {
        fourAtOnce(
                "<!doctype html><html><head><title>Record</title></head><body>",
                "<p class=\"a\">" + PROSE + "</p>",
                "");
    }

    private static void fourAtOnce(String head, String line, String tail) throws Exception {
        // Given
        ProcessHandle service = stack.part("ingest-service/");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            files.add(file(head + "<!-- " + i + " -->", line, tail));
        }
        // When
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> posts = new ArrayList<>();
            files.forEach(file -> posts.add(() -> post(file)));
            for (Future<Integer> status : pool.invokeAll(posts)) {
                statuses.add(status.get());
            }
        }
        // Then
        assertThat(statuses).allMatch(s -> s == 201 || s == 503).contains(201);
        for (int i = 0; i < 4; i++) {
            if (statuses.get(i) == 503) {
                assertThat(post(files.get(i))).isEqualTo(201);
            }
        }
        assertThat(service.isAlive()).isTrue();
        assertThat(stack.get(stack.layout().ingestUrl() + "/q/health/ready").status())
                .isEqualTo(200);
    }

    private static Path file(String head, String line, String tail) throws IOException {
        byte[] unit = line.getBytes(StandardCharsets.UTF_8);
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        byte[] last = tail.getBytes(StandardCharsets.UTF_8);
        Path file = Files.createTempFile(folder, "large", ".bin");
        try (var out = new java.io.BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(first);
            int written = first.length + last.length;
            for (; written + unit.length <= LARGEST; written += unit.length) {
                out.write(unit);
            }
            out.write(" ".repeat(LARGEST - written).getBytes(StandardCharsets.UTF_8));
            out.write(last);
        }
        assertThat(file).hasSize(LARGEST);
        return file;
    }

    private static int post(Path file) throws Exception {
        byte[] part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.layout().ingestUrl() + "/v1/documents"))
                .timeout(Duration.ofSeconds(120))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(part),
                        HttpRequest.BodyPublishers.ofFile(file),
                        HttpRequest.BodyPublishers.ofByteArray("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8))))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            return answer.statusCode();
        }
    }
}
