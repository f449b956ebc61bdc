package org.habeas.cli.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the stack: how it is started, whether it is ready, and the memory of its deaths. */
final class Part {

    private static final long LOG_LIMIT = 16L * 1024 * 1024;
    /** What a JVM exits with that was asked to end, by a signal to itself or from a terminal; one killed meanwhile does not. */
    private static final int ENDED = 143;

    private static final int INTERRUPTED = 130;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final String url;
    private final int port;
    private final boolean http;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final ClassArchive archive;
    private final Deaths deaths = new Deaths();
    private @Nullable Process process;
    private volatile boolean hasBeenReady;
    private boolean isWorthKeeping;

    Part(
            String name,
            String url,
            int port,
            boolean http,
            List<String> command,
            Map<String, String> environment,
            Path log,
            ClassArchive archive) {
        this.name = name;
        this.url = url;
        this.port = port;
        this.http = http;
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.archive = archive;
    }

    String name() {
        return name;
    }

    String url() {
        return url;
    }

    Process start() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(name + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        hasBeenReady = false;
        archive.discard(); // of one that died
        Process started = builder.start();
        process = started;
        return started;
    }

    boolean isAlive() {
        Process p = process;
        return p != null && p.isAlive();
    }

    boolean isReady() {
        boolean isReady = http ? answersReady(port) : KafkaBroker.answers(port);
        hasBeenReady |= isReady;
        return isReady;
    }

    /** Asks one that was started again whether it is ready by now: at its end it cannot be asked, for the database ends too. */
    void followUp() {
        if (!hasBeenReady && archive.isMade()) {
            isReady();
        }
    }

    static boolean answersReady(int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Deaths deaths() {
        return deaths;
    }

    /**
     * Asks it to end, and ends it if it takes too long: more than 10 s, or 60 s where it keeps its classes first.
     *
     * @param wasReady whether the stack had become ready, so that what the part used is worth keeping
     */
    void stop(boolean wasReady) {
        Process p = process;
        if (p == null) {
            return;
        }
        boolean keeps = wasReady && hasBeenReady && archive.isMade();
        p.destroy();
        try {
            boolean ended = p.waitFor(keeps ? 60 : 10, TimeUnit.SECONDS);
            if (!ended) {
                p.destroyForcibly().waitFor();
            }
            isWorthKeeping = keeps && ended && (p.exitValue() == ENDED || p.exitValue() == INTERRUPTED);
        } catch (InterruptedException e) {
            p.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps the classes of a part that was asked to end and did, and throws away what any other may have written. */
    void settle() throws IOException {
        if (isWorthKeeping) {
            archive.keep();
        } else {
            archive.discard();
        }
    }

    /** The last lines that the part wrote, for whoever has to find out why it died. */
    String lastWords() {
        return lastWords(log);
    }

    static String lastWords(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(file.length(), 4_000)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.isEmpty()
                    ? "(its log is empty)"
                    : String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(it wrote no log)";
        }
    }
}
