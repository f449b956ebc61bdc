package org.habeas.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.habeas.kit.fetch.FetchRequest.Validator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers of every kind give, the hostile ones too. */
class FetcherTest {

    private static final int MOST = 100_000;
    private static final Duration TOTAL = Duration.ofMillis(1_500);

    private record Settings(
            Optional<List<String>> allow, Duration connectTimeout, Duration silenceTimeout, Duration totalTimeout)
            implements FetchSettings {}

    @TempDir
    Path folder;

    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final AtomicInteger resolved = new AtomicInteger();
    private HttpServer server;
    private Fetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        names.put("site.example", "127.0.0.1");
        names.put("other.example", "127.0.0.1");
        names.put("metadata.example", "169.254.169.254");
        fetcher = new Fetcher(
                new Settings(
                        Optional.of(List.of("site.example", "other.example")),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(500),
                        TOTAL),
                host -> {
                    resolved.incrementAndGet();
                    String address = names.get(host);
                    if (address == null) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(InetAddress.ofLiteral(address));
                },
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        server.stop(0);
    }

    @Test
    void documentIsFetchedWithItsTypeAndItsVersion() throws Exception {
        // Given
        on("/a", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "Text/HTML; charset=utf-8");
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.getResponseHeaders().set("Last-Modified", "Thu, 04 Apr 2024 10:00:00 GMT");
            answer(exchange, 200, "<p>said</p>".getBytes(StandardCharsets.UTF_8));
        });
        // When
        Fetched.Found<String> found = found(fetch("/a"));
        // Then
        assertThat(found.body()).isEqualTo("<p>said</p>");
        assertThat(found.mediaType()).isEqualTo("text/html");
        assertThat(found.validator()).isEqualTo(new Validator("\"1\"", "Thu, 04 Apr 2024 10:00:00 GMT"));
        assertThat(resolved).as("who is checked is whom it connects to").hasValue(1);
    }

    @Test
    void whatIsHadAlreadyIsNotFetchedAgain() throws Exception {
        // Given
        on("/a", exchange -> {
            Headers asked = exchange.getRequestHeaders();
            boolean has = "\"1\"".equals(asked.getFirst("If-None-Match"))
                    && "Thu, 04 Apr 2024 10:00:00 GMT".equals(asked.getFirst("If-Modified-Since"));
            answer(exchange, has ? 304 : 200, new byte[0]);
        });
        // When
        Fetched<String> fetched = fetcher.fetch(
                request("/a").unlessStill(new Validator("\"1\"", "Thu, 04 Apr 2024 10:00:00 GMT")), FetcherTest::text);
        // Then
        assertThat(fetched).isEqualTo(new Fetched.Unchanged<>());
    }

    @Test
    void redirectsAreFollowedAndSaidToBeForEverOnlyWhereAllAre() throws Exception {
        // Given
        on("/moved", exchange -> redirect(exchange, 301, "/again"));
        on("/again", exchange -> redirect(exchange, 308, "/end?x=1#y"));
        on("/passing", exchange -> redirect(exchange, 302, "/moved"));
        on("/end", exchange -> answer(exchange, 200, "end".getBytes(StandardCharsets.UTF_8)));
        // When
        Fetched.Found<String> moved = found(fetch("/moved"));
        Fetched.Found<String> passing = found(fetch("/passing"));
        // Then
        assertThat(moved.url().uri().getPath()).isEqualTo("/end");
        assertThat(moved.moved()).isTrue();
        assertThat(passing.moved()).isFalse();
    }

    @Test
    void redirectsInACircleEnd() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        on("/circle", exchange -> {
            asked.incrementAndGet();
            redirect(exchange, 302, "/circle");
        });
        // When
        FetchException failed = failure("/circle");
        // Then
        assertThat(failed.fault()).isEqualTo(FetchFault.TOO_MANY_REDIRECTS);
        assertThat(asked).hasValue(4);
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, SCHEME",
        "ftp://site.example/, SCHEME",
        "http://169.254.169.254/latest/meta-data/, FORBIDDEN_ADDRESS",
        "http://metadata.example/, FORBIDDEN_ADDRESS",
        "http://[::ffff:169.254.169.254]/, FORBIDDEN_ADDRESS",
        "http://10.0.0.1/, FORBIDDEN_ADDRESS",
        "http://0x7f.1/, FORBIDDEN_ADDRESS",
        "http://localhost/, UNKNOWN_HOST",
        "http://a@site.example/, INVALID_URL",
        "http://gone.example/, UNKNOWN_HOST"
    })
    void redirectToWhereNothingIsFetchedIsRefused(String to, FetchFault fault) {
        // Given
        on("/away", exchange -> redirect(exchange, 302, to));
        // When
        FetchException failed = failure("/away");
        // Then
        assertThat(failed.fault()).isEqualTo(fault);
    }

    @Test
    void keysAreSentToTheirServerOnlyAndStayBehindOnARedirectToAnother() throws Exception {
        // Given
        Map<String, String> got = new ConcurrentHashMap<>();
        on("/with", exchange -> {
            got.put("first", String.valueOf(exchange.getRequestHeaders().getFirst("X-Api-Key")));
            redirect(exchange, 302, "http://other.example:" + port() + "/there");
        });
        on("/there", exchange -> {
            got.put("second", String.valueOf(exchange.getRequestHeaders().getFirst("X-Api-Key")));
            answer(exchange, 200, new byte[] {'x'});
        });
        FetchRequest asked = request("/with").withSecrets(Map.of("X-Api-Key", "secret"));
        // When
        fetcher.fetch(asked, FetcherTest::text);
        // Then
        assertThat(got).containsOnly(Map.entry("first", "secret"), Map.entry("second", "null"));
        assertThat(asked).asString().doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "410, NOT_FOUND",
        "403, DENIED",
        "429, BUSY",
        "500, SERVER_ERROR",
        "503, SERVER_ERROR",
        "204, UNEXPECTED_ANSWER",
        "206, UNEXPECTED_ANSWER",
        "304, UNEXPECTED_ANSWER"
    })
    void answerWithoutADocumentIsAFailureThatSaysWhich(int status, FetchFault fault) {
        // Given
        on("/a", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            answer(exchange, status, new byte[0]);
        });
        // When
        FetchException failed = failure("/a");
        // Then
        assertThat(failed.fault()).isEqualTo(fault);
        assertThat(failed.retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(failed.sentence()).contains("HTTP " + status);
    }

    @Test
    void largerBodyIsNotReadToItsEndWhetherOrNotItSaysItsLength() {
        // Given
        on("/said", exchange -> answer(exchange, 200, new byte[MOST + 1]));
        on("/unsaid", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 1_000; i++) {
                    out.write(new byte[MOST]);
                }
            }
        });
        // Then
        assertThat(failure("/said").fault()).isEqualTo(FetchFault.TOO_LARGE);
        assertThat(failure("/unsaid").fault()).isEqualTo(FetchFault.TOO_LARGE);
    }

    @Test
    void compressedBodyIsUnpackedUpToItsLimit() throws Exception {
        // Given
        byte[] small = gzip(new byte[MOST]);
        byte[] bomb = gzip(new byte[50_000_000]);
        on("/small", exchange -> gzipped(exchange, small));
        on("/bomb", exchange -> gzipped(exchange, bomb));
        on("/none", exchange -> gzipped(exchange, "plain".getBytes(StandardCharsets.UTF_8)));
        on("/half", exchange -> gzipped(exchange, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 9, 9}));
        // Then
        assertThat(found(fetch("/small")).body()).hasSize(MOST);
        assertThat(failure("/bomb").fault()).isEqualTo(FetchFault.TOO_LARGE);
        assertThat(failure("/none").fault()).isEqualTo(FetchFault.ENCODING);
        assertThat(failure("/half").fault()).isIn(FetchFault.ENCODING, FetchFault.CUT);
    }

    @Test
    void serverThatFallsSilentIsLeft() {
        on("/silent", exchange -> pause(5_000));
        assertThat(failure("/silent").fault()).isEqualTo(FetchFault.TIMEOUT);
    }

    @Test
    void serverThatDripsIsLeftWhenTheTimeIsOver() {
        // Given
        on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 200; i++) {
                    out.write('.');
                    out.flush();
                    pause(50);
                }
            }
        });
        long start = System.nanoTime();
        // When
        FetchException failed = failure("/drip");
        // Then
        assertThat(failed.fault()).isEqualTo(FetchFault.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TOTAL.dividedBy(2), TOTAL.multipliedBy(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf"
            })
    void bodyThatIsCutOffIsNoDocument(String sent) throws Exception {
        try (ServerSocket raw = raw(sent)) {
            FetchException failed = catchThrowableOfType(
                    FetchException.class,
                    () -> fetcher.fetch(
                            FetchRequest.of(WebAddress.of("http://site.example:" + raw.getLocalPort() + "/"), MOST),
                            FetcherTest::text));
            assertThat(failed.fault()).isEqualTo(FetchFault.CUT);
        }
    }

    @Test
    void headersWithoutEndAreNotRead() throws Exception {
        try (ServerSocket raw = raw("HTTP/1.1 200 OK\r\n" + "X-A: b\r\n".repeat(10_000))) {
            FetchException failed = catchThrowableOfType(
                    FetchException.class,
                    () -> fetcher.fetch(
                            FetchRequest.of(WebAddress.of("http://site.example:" + raw.getLocalPort() + "/"), MOST),
                            FetcherTest::text));
            assertThat(failed).isNotNull();
        }
    }

    @Test
    void typeThatIsNotTakenIsRefusedBeforeTheBody() {
        // Given
        on("/film", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            answer(exchange, 200, new byte[10]);
        });
        // When
        FetchException failed = catchThrowableOfType(
                FetchException.class,
                () -> fetcher.fetch(request("/film").ofTypes(type -> !type.startsWith("video/")), (in, length) -> {
                    throw new IllegalStateException("the body is not wanted");
                }));
        // Then
        assertThat(failed.fault()).isEqualTo(FetchFault.TYPE);
        assertThat(failed.problem("/url").code().status()).isEqualTo(415);
    }

    @Test
    void serverForWhomNobodyVouchesIsNotTrusted() throws Exception {
        // Given
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        secure.createContext("/", exchange -> answer(exchange, 200, new byte[] {'x'}));
        secure.start();
        // When
        FetchException failed = catchThrowableOfType(
                FetchException.class,
                () -> fetcher.fetch(
                        FetchRequest.of(
                                WebAddress.of("https://site.example:"
                                        + secure.getAddress().getPort() + "/"),
                                MOST),
                        FetcherTest::text));
        secure.stop(0);
        // Then
        assertThat(failed.fault()).isEqualTo(FetchFault.INSECURE);
    }

    private SSLContext selfSigned() throws Exception {
        Path store = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int made = new ProcessBuilder(List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=site.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start()
                .waitFor();
        assertThat(made).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Test
    void whatAReaderOfTheBodyThrowsIsNoFailureOfTheServer() {
        on("/a", exchange -> answer(exchange, 200, new byte[10]));
        assertThat(catchThrowableOfType(
                        IllegalStateException.class,
                        () -> fetcher.fetch(request("/a"), (in, length) -> {
                            throw new IllegalStateException("disk");
                        })))
                .hasMessage("disk");
    }

    private Fetched<String> fetch(String path) throws FetchException {
        return fetcher.fetch(request(path), FetcherTest::text);
    }

    private FetchException failure(String path) {
        return catchThrowableOfType(FetchException.class, () -> fetch(path));
    }

    private FetchRequest request(String path) throws FetchException {
        return FetchRequest.of(WebAddress.of("http://site.example:" + port() + path), MOST);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private static String text(InputStream in, OptionalLong length) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static <T> Fetched.Found<T> found(Fetched<T> fetched) {
        return (Fetched.Found<T>) fetched;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void gzipped(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        answer(exchange, 200, body);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static void redirect(HttpExchange exchange, int status, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        answer(exchange, status, new byte[0]);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A server that sends this to everybody and hangs up. */
    private static ServerSocket raw(String sent) throws IOException {
        ServerSocket raw = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            while (!raw.isClosed()) {
                try (Socket one = raw.accept()) {
                    one.getInputStream().read(new byte[1_000]);
                    one.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    return;
                }
            }
        });
        return raw;
    }
}
