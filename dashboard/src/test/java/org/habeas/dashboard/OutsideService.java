package org.habeas.dashboard;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small real HTTP server that stands where the legislation- and the ingest-service would; nobody listens where the
 * detainee-service would.
 */
public class OutsideService implements QuarkusTestResourceLifecycleManager {

    /** One request as it arrived. */
    record Arrived(String method, String uri, Map<String, List<String>> headers, String body) {}

    static final ConcurrentLinkedDeque<Arrived> ARRIVED = new ConcurrentLinkedDeque<>();

    /** What the open stream of the legislation-service sends next; an empty text ends it. */
    static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

    /** As {@link #EVENTS}, of the ingest-service. */
    static final BlockingQueue<String> DOCUMENT_EVENTS = new LinkedBlockingQueue<>();

    /**
     * What a test wants answered under a path, made from the query; nothing is a service without its database, and a
     * problem is answered with its own status.
     */
    static final Map<String, Function<Map<String, String>, JsonObject>> ANSWERS = new ConcurrentHashMap<>();

    /** The first position of the log that is still kept. */
    static final AtomicLong OLDEST = new AtomicLong();

    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final CountDownLatch HANGS = new CountDownLatch(1);

    private static final String AWAY = "{\"title\":\"Not now\",\"status\":503,\"detail\":\"The database is away.\"}";

    private HttpServer server;
    private HttpServer ingest;

    @Override
    public Map<String, String> start() {
        try {
            server = listen(EVENTS);
            ingest = listen(DOCUMENT_EVENTS);
            return Map.of(
                    // as ./habeas up marks its processes: the dashboard has to start with it
                    "habeas.data",
                    "/elsewhere",
                    "habeas.legislation.url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "habeas.ingest.url",
                    "http://127.0.0.1:" + ingest.getAddress().getPort(),
                    "habeas.dashboard.patience",
                    "1s",
                    "habeas.detainees.url",
                    "http://127.0.0.1:" + unusedPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        HANGS.countDown();
        server.stop(0);
        ingest.stop(0);
    }

    private static HttpServer listen(BlockingQueue<String> events) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/", exchange -> answer(exchange, events));
        listening.start();
        return listening;
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void answer(HttpExchange exchange, BlockingQueue<String> events) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ARRIVED.add(new Arrived(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        Function<Map<String, String>, JsonObject> wanted =
                ANSWERS.get(exchange.getRequestURI().getPath());
        if (wanted != null) {
            JsonObject json = wanted.apply(query(exchange.getRequestURI()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            int status = json == null ? 503 : json.getValue("status") instanceof Integer problem ? problem : 200;
            send(exchange, status, json == null ? AWAY : json.encode());
            return;
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/v1/alerts/stream", "/v1/changes/stream", "/v1/changes" -> log(exchange, events);
            case "/v1/bills/hangs" -> hang();
            case "/v1/bills/S.Res.540" -> {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://127.0.0.1:" + exchange.getLocalAddress().getPort() + "/v1/bills/118-sres-540");
                send(exchange, 308, "");
            }
            default -> {
                exchange.getResponseHeaders().set("ETag", "\"7-CLEAR\"");
                exchange.getResponseHeaders().set("Link", "</v1/bills?cursor=abc>; rel=\"next\"");
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                boolean known =
                        "\"7-CLEAR\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
                send(exchange, known ? 304 : exchange.getRequestMethod().equals("POST") ? 201 : 200, "{\"id\":1}");
            }
        }
    }

    static Map<String, String> query(URI uri) {
        return Pattern.compile("([^&=]+)=([^&]*)")
                .matcher(Objects.requireNonNullElse(uri.getRawQuery(), ""))
                .results()
                .collect(Collectors.toMap(
                        (MatchResult found) -> found.group(1),
                        found -> URLDecoder.decode(found.group(2), StandardCharsets.UTF_8)));
    }

    /** Ends the streams whose readers have left, for they would take what is meant for others. */
    static void endStreams() {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            for (BlockingQueue<String> events : List.of(EVENTS, DOCUMENT_EVENTS)) {
                events.clear();
                IntStream.range(0, OPEN.get()).forEach(i -> events.add(""));
            }
            return OPEN.get() == 0;
        });
        EVENTS.clear();
        DOCUMENT_EVENTS.clear();
    }

    /** As a process that was stopped: it took the request and says nothing. */
    private static void hang() {
        try {
            HANGS.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean empty = bytes.length == 0
                || status == 304
                || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static void log(HttpExchange exchange, BlockingQueue<String> events) throws IOException {
        String after = Objects.requireNonNullElse(
                exchange.getRequestHeaders().getFirst("Last-Event-ID"),
                query(exchange.getRequestURI()).getOrDefault("after", Long.toString(OLDEST.get())));
        if (Long.parseLong(after) < OLDEST.get()) {
            send(exchange, 410, "{\"title\":\"No longer kept\",\"status\":410}");
        } else if (exchange.getRequestURI().getPath().endsWith("/stream")) {
            stream(exchange, events);
        } else {
            send(exchange, 200, "{\"items\":[],\"next\":" + after + "}");
        }
    }

    private static void stream(HttpExchange exchange, BlockingQueue<String> events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OPEN.incrementAndGet();
        try (OutputStream out = exchange.getResponseBody()) {
            // as the services do: a comment opens the stream
            out.write(": open\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            for (String event = events.take(); !event.isEmpty(); event = events.take()) {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            OPEN.decrementAndGet();
        }
    }
}
