package org.habeas.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.habeas.contracts.Json;

/** Sends documents and archives to the ingest-service, as any client does. */
final class IngestClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BOUNDARY = "habeas-bench";
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final IngestStack stack;

    IngestClient(IngestStack stack) {
        this.stack = stack;
    }

    /**
     * What became of an archive.
     *
     * @param isWhole false if its time was over before its end, so that it was cancelled
     * @param seconds from its first byte
     */
    record Imported(boolean isWhole, long documents, long failed, double seconds) {}

    Imported archive(Path file, Duration limit) throws IOException, InterruptedException, BenchmarkFailure {
        long begun = System.nanoTime();
        String job = "/v1/imports/"
                + send("/v1/imports", BodyPublishers.ofFile(file), 202)
                        .path("id")
                        .asText();
        while (true) {
            JsonNode seen = call(HttpRequest.newBuilder(stack.service().resolve(job)), 200);
            double seconds = (System.nanoTime() - begun) / 1e9;
            boolean isWhole = !seen.path("finished").isNull();
            if (isWhole || seconds > limit.toMillis() / 1_000.0) {
                JsonNode last = isWhole
                        ? seen
                        : call(
                                HttpRequest.newBuilder(stack.service().resolve(job))
                                        .DELETE(),
                                200);
                return new Imported(
                        isWhole && last.path("state").asText().equals("done"),
                        last.path("documents").asLong(),
                        last.path("failed").asLong(),
                        (System.nanoTime() - begun) / 1e9);
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    /** Sends one document, and returns once it is durable. */
    void document(byte[] letter) throws IOException, InterruptedException, BenchmarkFailure {
        send("/v1/documents", BodyPublishers.ofByteArray(letter), 201);
    }

    private JsonNode send(String path, BodyPublisher file, int expected)
            throws IOException, InterruptedException, BenchmarkFailure {
        String head =
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"letters\"\r\n\r\n";
        return call(
                HttpRequest.newBuilder(stack.service().resolve(path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                file,
                                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"))),
                expected);
    }

    private JsonNode call(HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException, BenchmarkFailure {
        HttpRequest asked = request.header("Authorization", "Bearer " + stack.token())
                .timeout(PATIENCE)
                .build();
        HttpResponse<byte[]> answer = http.send(asked, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != expected) {
            throw new BenchmarkFailure(
                    asked.method() + " " + URI.create(asked.uri().getPath()) + " was answered with "
                            + answer.statusCode() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return Json.mapper().readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
