package org.habeas.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/** Speaks to the services' public interfaces. */
public final class ServiceClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String token;

    public ServiceClient(String token) {
        this.token = token;
    }

    /** @param body parsed JSON, missing where the answer has none */
    public record Answer(int status, JsonNode body) {

        private static final int NEVER_ANSWERED = 599;

        /** Stands for what was not answered at all. */
        static Answer unsent(String reason) {
            return new Answer(NEVER_ANSWERED, Json.mapper().createObjectNode().put("title", reason));
        }

        public boolean isSuccess() {
            return status < 300;
        }

        /** The kind of a problem, the same for everything that fails in this way. */
        String title() {
            return body.path("title").asText("HTTP " + status);
        }

        /** What a problem says, in one line and each thing once. */
        public String problem() {
            StringBuilder text = new StringBuilder(title());
            String detail = body.path("detail").asText("");
            if (!detail.isEmpty()) {
                text.append(": ").append(detail);
            }
            for (JsonNode error : body.path("errors")) {
                String said = error.path("detail").asText();
                if (detail.contains(said)) {
                    continue;
                }
                String where =
                        error.path("pointer").asText(error.path("parameter").asText());
                text.append(" [")
                        .append(where.isEmpty() ? said : where + ": " + said)
                        .append(']');
            }
            return text.toString();
        }
    }

    public Answer postJson(String url, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /**
     * The same for what takes its time.
     *
     * @param key under which sending again is the same request
     */
    Answer postJson(String url, String json, String key, Duration patience) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(json)),
                patience);
    }

    /** Sends a file as the interface of documents takes it, from the disk: a large one needs no memory here. */
    public Answer postFile(String url, Path file, @Nullable String metadataJson)
            throws IOException, InterruptedException {
        return postFile(url, file, metadataJson, null, PATIENCE);
    }

    /**
     * The same for a file that takes its time.
     *
     * @param key under which sending again is the same request
     */
    Answer postFile(String url, Path file, @Nullable String metadataJson, @Nullable String key, Duration patience)
            throws IOException, InterruptedException {
        String boundary = "habeas-" + UUID.randomUUID();
        String metadata = metadataJson == null
                ? ""
                : "--" + boundary + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + metadataJson + "\r\n";
        String safe = file.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
        String head = metadata + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + safe + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(
                request.POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofFile(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))),
                patience);
    }

    public Answer get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    Answer delete(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).DELETE());
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(request, PATIENCE);
    }

    private Answer send(HttpRequest.Builder request, Duration patience) throws IOException, InterruptedException {
        HttpRequest asked = request.header("Authorization", "Bearer " + token)
                .timeout(patience)
                .build();
        HttpResponse<byte[]> response;
        try {
            response = http.send(asked, HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            ConnectException told =
                    new ConnectException("nothing answers at " + asked.uri().getHost() + ":"
                            + asked.uri().getPort() + "; ./habeas status says which part is away");
            told.initCause(e);
            throw told;
        }
        byte[] body = response.body();
        JsonNode json = body.length > 0 && (body[0] == '{' || body[0] == '[')
                ? Json.mapper().readTree(body)
                : MissingNode.getInstance();
        return new Answer(response.statusCode(), json);
    }
}
