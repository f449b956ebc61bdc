package org.habeas.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.habeas.cli.stack.StackLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files when there is no service that could take them. */
class DocumentSenderTest {

    private static final int TRIES = 2;
    private static final int FILES = 12;
    private static final int MANY_FILES = 240;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aFileThatCannotBeReadIsItsOwnFailureAndIsNotSent() throws Exception {
        // Given
        Path unreadable = Path.of("/proc/self/mem"); // opens and gives an error at the first byte, even to root
        assumeTrue(Files.isRegularFile(unreadable));
        Path readable = Files.writeString(folder.resolve("a.txt"), "text");
        try (ServerSocket nobody = new ServerSocket(0)) {
            int port = nobody.getLocalPort();
            nobody.close();
            // When
            int failures = sender(port).send(List.of(unreadable, readable));
            // Then
            assertThat(failures).isEqualTo(2);
            assertThat(text())
                    .contains(unreadable + ": the file cannot be read")
                    .contains(readable + ": nothing answers at 127.0.0.1:" + port);
        }
    }

    @Test
    void aFileThatGoesMeanwhileIsItsOwnFailureAndTheRunGoesOn() throws Exception {
        // Given
        List<Path> files = files();
        Path last = files.getLast();
        try (ServerSocket breaking = breaking(new AtomicInteger(), last)) {
            // When
            int failures = sender(breaking.getLocalPort()).send(files);
            // Then
            assertThat(failures).isEqualTo(FILES);
            assertThat(text())
                    .contains(last + ": the file is not there any more")
                    .contains("0 documents, 0 duplicates, 0 bills, 0 mentions, " + FILES + " failures");
        }
    }

    @Test
    void aConnectionThatBreaksGivesUpOneFileAndNotThoseThatAreLeft() throws Exception {
        // Given
        AtomicInteger connections = new AtomicInteger();
        List<Path> files = files();
        try (ServerSocket breaking = breaking(connections, folder.resolve("none"))) {
            // When
            int failures = sender(breaking.getLocalPort()).send(files);
            // Then
            assertThat(failures).isEqualTo(FILES);
            assertThat(connections.get()).isGreaterThanOrEqualTo(FILES * TRIES);
        }
    }

    @Test
    void whereNobodyListensWhatIsLeftIsGivenUp() throws Exception {
        // Given
        List<Path> files = files(MANY_FILES);
        try (ServerSocket nobody = new ServerSocket(0)) {
            nobody.close();
            long begun = System.nanoTime();
            // When
            int failures = sender(nobody.getLocalPort(), Duration.ofSeconds(1)).send(files);
            // Then: with a second for each, four at a time, it would take a minute
            assertThat(failures).isEqualTo(MANY_FILES);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void linksAreFollowedAndThoseThatLeadNowhereOrRoundAreFailures() throws Exception {
        // Given
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.writeString(real.resolve("a.txt"), "text");
        Path round = Files.createSymbolicLink(real.resolve("round"), real);
        Path nowhere = Files.createSymbolicLink(real.resolve("nowhere"), folder.resolve("none"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (ServerSocket nobody = new ServerSocket(0)) {
            nobody.close();
            // When
            int failures = sender(nobody.getLocalPort()).send(List.of(link));
            // Then
            assertThat(failures).isEqualTo(3);
            assertThat(text())
                    .contains(link.resolve("a.txt") + ": nothing answers")
                    .contains(link.resolve(round.getFileName()) + ": the link leads back to a folder that it is in")
                    .contains(link.resolve(nowhere.getFileName()) + ": the link leads nowhere");
        }
    }

    @Test
    void aPathWithoutAnyFileIsAFailure() throws Exception {
        // Given
        Path empty = Files.createDirectory(folder.resolve("empty"));
        // When
        int failures = sender(8083).send(List.of(empty));
        // Then
        assertThat(failures).isEqualTo(1);
        assertThat(text()).contains(empty + ": there is no file in it that could be sent");
    }

    @Test
    void failuresOfOneKindAreOneRowAndEachIsToldOnce() throws Exception {
        // Given
        AtomicInteger line = new AtomicInteger();
        HttpServer refusing = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        refusing.createContext("/v1/documents", exchange -> {
            String detail = "The XML is not well formed (line " + line.incrementAndGet() + ", column 1).";
            byte[] problem = """
                    {"title": "The content is wrong", "detail": "%s", "code": "unprocessable", "errors": [
                      {"pointer": "", "code": "malformed", "detail": "%s"},
                      {"pointer": "/tlp", "code": "unknown", "detail": "no mark"}]}
                    """.formatted(detail, detail).getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(422, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        refusing.start();
        try {
            // When
            int failures = sender(refusing.getAddress().getPort()).send(files());
            // Then
            assertThat(failures).isEqualTo(FILES);
            assertThat(text())
                    .contains("The content is wrong: The XML is not well formed (line 1, column 1). [/tlp: no mark]\n")
                    .contains("  " + FILES + " × The content is wrong\n");
        } finally {
            refusing.stop(0);
        }
    }

    private List<Path> files() throws IOException {
        return files(FILES);
    }

    private List<Path> files(int count) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Files.writeString(folder.resolve("%02d.txt".formatted(i)), "text " + i));
        }
        return files;
    }

    /** A port that takes connections and breaks them, and removes a file at the first. */
    private static ServerSocket breaking(AtomicInteger connections, Path removed) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    Files.deleteIfExists(removed);
                } catch (IOException e) {
                    return; // the test is over
                }
            }
        });
        return server;
    }

    private DocumentSender sender(int port) throws IOException {
        return sender(port, Duration.ofMillis(10));
    }

    private DocumentSender sender(int port, Duration betweenTries) {
        StackLayout layout = new StackLayout(folder, port - 8083, folder);
        return new DocumentSender(
                layout,
                new ServiceClient("none"),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                false,
                TRIES,
                betweenTries);
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
