package org.habeas.ingest.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** A server of the web, under the name that {@link NamesOfTests} lets be fetched from: pages can be set, moved and broken while it runs. */
public final class Website implements AutoCloseable {

    /** Allowed by the profile of the test, and on the loopback. */
    public static final String HOST = "site.example";

    private final HttpServer server;
    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    public Website() {
        this(0);
    }

    /** @param port 0 for any */
    public Website(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            try (exchange) {
                pages.getOrDefault(exchange.getRequestURI().getPath(), e -> send(e, 404, new byte[0]))
                        .handle(exchange);
            }
        });
        server.start();
    }

    public String url(String path) {
        return "http://" + HOST + ":" + server.getAddress().getPort() + path;
    }

    public Website page(String path, String type, byte[] body) {
        return on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            send(exchange, 200, body);
        });
    }

    public Website page(String path, String text) {
        return page(path, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public Website status(String path, int status, Map<String, String> headers) {
        return on(path, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            send(exchange, status, new byte[0]);
        });
    }

    public Website on(String path, HttpHandler handler) {
        pages.put(path, handler);
        return this;
    }

    /** What was asked for so far, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
