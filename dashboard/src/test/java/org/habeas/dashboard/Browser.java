package org.habeas.dashboard;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The machine's own Chromium without a window, driven by its DevTools protocol. It has one page at a time, each of which knows nothing
 * of those before it: it takes as long to start as a page takes to be shown.
 */
final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final StringBuilder arriving = new StringBuilder();
    private final WebSocket socket;
    private String context;
    private String page;

    /** @param profile an empty folder, so that it is nobody's browser */
    Browser(Path program, Path profile) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--no-first-run",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox");
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path told = profile.resolve("DevToolsActivePort");
        List<String> where = await("Chromium starts")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(told) ? Files.readAllLines(told) : List.<String>of(), l -> l.size() > 1);
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + where.get(0) + where.get(1)), this)
                .join();
    }

    /** A page that shares no storage and no cache with another. */
    void begin() {
        context = command("Target.createBrowserContext", new JsonObject(), null).getString("browserContextId");
        String target = command(
                        "Target.createTarget",
                        new JsonObject().put("url", "about:blank").put("browserContextId", context),
                        null)
                .getString("targetId");
        page = command(
                        "Target.attachToTarget",
                        new JsonObject().put("targetId", target).put("flatten", true),
                        null)
                .getString("sessionId");
    }

    /** The page goes, with all that it has kept. */
    void end() {
        command("Target.disposeBrowserContext", new JsonObject().put("browserContextId", context), null);
    }

    static Optional<Path> program() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void open(URI address) {
        command("Page.navigate", new JsonObject().put("url", address.toString()), page);
    }

    /** A window as wide as a phone's, in pixels of CSS. */
    void narrow(int width) {
        command(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", 844)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false),
                page);
    }

    /** What an expression of JavaScript is in the page: text, a number, a truth or nothing. */
    Object evaluate(String expression) {
        JsonObject answer = command(
                "Runtime.evaluate",
                new JsonObject()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true),
                page);
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(
                    answer.getJsonObject("exceptionDetails").encode());
        }
        return answer.getJsonObject("result").getValue("value");
    }

    /** The text of each element that a selector finds, with single spaces. */
    List<String> texts(String selector) {
        String found = (String) evaluate("JSON.stringify([...document.querySelectorAll(" + quoted(selector)
                + ")].map(e => e.textContent.replace(/\\s+/g, ' ').trim()))");
        return Arrays.asList(new JsonArray(found).stream().map(String::valueOf).toArray(String[]::new));
    }

    void click(String selector) {
        evaluate("document.querySelector(" + quoted(selector) + ").click()");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        arriving.append(data);
        if (last) {
            JsonObject message = new JsonObject(arriving.toString());
            arriving.setLength(0);
            CompletableFuture<JsonObject> waiting =
                    message.containsKey("id") ? asked.remove(message.getInteger("id")) : null;
            if (waiting != null && message.containsKey("result")) {
                waiting.complete(message.getJsonObject("result"));
            } else if (waiting != null) {
                waiting.completeExceptionally(new IllegalStateException(message.encode()));
            }
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void close() throws InterruptedException {
        try {
            command("Browser.close", new JsonObject(), null);
        } finally {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            client.close();
        }
    }

    private JsonObject command(String method, JsonObject parameters, String session) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        asked.put(id, answer);
        JsonObject message =
                new JsonObject().put("id", id).put("method", method).put("params", parameters);
        if (session != null) {
            message.put("sessionId", session);
        }
        socket.sendText(message.encode(), true).join();
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static String quoted(String text) {
        return new JsonArray().add(text).encode() + "[0]";
    }
}
