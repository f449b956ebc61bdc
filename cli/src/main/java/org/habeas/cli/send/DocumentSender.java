package org.habeas.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.habeas.cli.send.ServiceClient.Answer;
import org.habeas.cli.stack.StackLayout;
import org.habeas.contracts.Json;

/**
 * Sends files and folders to the ingest-service, a few at a time, archives behind them, and counts what came of it. A service that is being
 * started again is waited for; sending twice does no harm, for a document is known by its bytes.
 */
public final class DocumentSender {

    private static final int PARALLEL = 4;
    /** As the ingest-service has it, which is told by the same variable. */
    private static final long MAX_BYTES =
            Long.parseLong(System.getenv().getOrDefault("HABEAS_DOCUMENTS_MAX_BYTES", "33554432"));

    private static final int UNAVAILABLE = 503;
    private static final int NOT_OF_THIS_KIND = 415;
    private static final int TOO_LARGE = 413;

    /** As addresses of archives mostly end. */
    private static final Pattern ARCHIVE = Pattern.compile("(?i)\\.(zip|tar|tgz|txz|tar\\.gz|tar\\.xz)(?:[?#].*)?$");

    private static final int TRIES = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final StackLayout layout;
    private final ServiceClient client;
    private final PrintStream out;
    private final boolean dryRun;
    private final int tries;
    private final Duration betweenTries;

    /** Nobody listens any more: what is left is not tried, each for its time. Never taken back. */
    private volatile boolean away;

    public DocumentSender(StackLayout layout, ServiceClient client, PrintStream out) {
        this(layout, client, out, false);
    }

    /** @param dryRun whether it only finds out what would come of it */
    public DocumentSender(StackLayout layout, ServiceClient client, PrintStream out, boolean dryRun) {
        this(layout, client, out, dryRun, TRIES, BETWEEN_TRIES);
    }

    DocumentSender(
            StackLayout layout,
            ServiceClient client,
            PrintStream out,
            boolean dryRun,
            int tries,
            Duration betweenTries) {
        this.dryRun = dryRun;
        this.layout = layout;
        this.client = client;
        this.out = out;
        this.tries = tries;
        this.betweenTries = betweenTries;
    }

    private record Sent(Object file, Answer answer) {}

    /** Sends all files below the paths and returns how many failed. */
    public int send(List<Path> paths) throws IOException, InterruptedException {
        return tally(paths).failures();
    }

    /** The same, and behind them what is at these addresses, which the service fetches. */
    public int send(List<Path> paths, List<String> addresses) throws IOException, InterruptedException {
        return tally(paths, addresses).failures();
    }

    /** Sends all files below the paths, folders in the order of their names; returns what came of it, a path without any a failure. */
    public Tally tally(List<Path> paths) throws IOException, InterruptedException {
        return tally(paths, List.of());
    }

    private Tally tally(List<Path> paths, List<String> addresses) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        List<Path> archives = new ArrayList<>();
        Tally tally = new Tally();
        for (Path path : paths) {
            FilesBelow below = FilesBelow.of(path, file -> true);
            below.files().forEach(file -> (ArchiveStart.isArchive(file) ? archives : files).add(file));
            below.failures().forEach((where, reason) -> {
                tally.failed(reason);
                out.println(where + ": " + reason);
            });
        }
        ArchiveSender sender = new ArchiveSender(layout, client, out, dryRun, tries, betweenTries);
        if (!dryRun) {
            sendAll(files, tally);
        } else if (!files.isEmpty()) {
            try (PackedFiles packed = PackedFiles.of(files)) { // only archives can be tried
                sender.send(packed.zip(), tally);
            }
        }
        for (Path archive : archives) {
            sender.send(archive, tally);
        }
        for (String address : addresses) {
            fetch(address, sender, tally);
        }
        if (dryRun) {
            out.println("Nothing was taken; this is what would come of it:");
        }
        tally.print(out);
        return tally;
    }

    private void sendAll(List<Path> files, Tally tally) throws IOException, InterruptedException {
        Progress progress = new Progress(out);
        try (ExecutorService workers = Executors.newFixedThreadPool(PARALLEL)) {
            List<Future<Sent>> sent = new ArrayList<>();
            for (Path file : files) {
                sent.add(workers.submit(() -> new Sent(file, one(file))));
            }
            int done = 0;
            for (Future<Sent> future : sent) {
                count(result(future), tally);
                done++;
                progress.show(Progress.Moment.of(done, files.size()), done == files.size());
            }
        }
    }

    /** Only the service sees what is there: what is no document, or too large for one, may be an archive, and the other way about. */
    private void fetch(String address, ArchiveSender archives, Tally tally) throws IOException, InterruptedException {
        if (dryRun) { // only archives can be tried
            archives.accepted(address, archives.fetch(address), tally);
            return;
        }
        if (ARCHIVE.matcher(address).find()) {
            Answer accepted = archives.fetch(address);
            if (accepted.status() != NOT_OF_THIS_KIND) {
                archives.accepted(address, accepted, tally);
                return;
            }
        }
        String key = UUID.randomUUID().toString();
        String body = Json.mapper().createObjectNode().put("url", address).toString();
        Answer answer =
                posted(() -> client.postJson(layout.ingestUrl() + "/v1/documents", body, key, ArchiveSender.UPLOAD));
        if (answer.status() == NOT_OF_THIS_KIND || answer.status() == TOO_LARGE) {
            Answer accepted = archives.fetch(address);
            if (accepted.status() != NOT_OF_THIS_KIND) {
                archives.accepted(address, accepted, tally);
                return;
            }
        }
        count(new Sent(address, answer), tally);
    }

    @FunctionalInterface
    private interface Call {
        Answer send() throws IOException, InterruptedException;
    }

    private Answer posted(Call call) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                Answer answer = call.send();
                if (answer.status() != UNAVAILABLE || tried == tries) {
                    return answer;
                }
            } catch (IOException e) {
                if (tried == tries) {
                    return Answer.unsent(
                            e.getMessage() == null
                                    ? "the ingest-service does not answer at " + layout.ingestUrl()
                                    : e.getMessage());
                }
            }
            Thread.sleep(betweenTries);
        }
    }

    private void count(Sent sent, Tally tally) {
        Answer answer = sent.answer();
        if (answer.status() == 201) {
            JsonNode mentions = answer.body().path("mentions");
            tally.add(
                    1,
                    0,
                    answer.body().path("kind").asText().startsWith("bill-") ? 1 : 0,
                    mentions.path("bills").size() + mentions.path("persons").size());
            answer.body().path("oddities").forEach(odd -> {
                String title = odd.path("title").asText();
                tally.odd(title);
                String line = odd.has("line") ? " (line " + odd.path("line").asText() + ")" : "";
                out.println(
                        sent.file() + ": " + title + ": " + odd.path("detail").asText() + line);
            });
        } else if (answer.isSuccess()) {
            tally.add(0, 1, 0, 0);
        } else {
            tally.failed(answer.title());
            out.println(sent.file() + ": " + answer.problem());
        }
    }

    private Answer one(Path file) throws InterruptedException {
        String reason = "the ingest-service does not answer at " + layout.ingestUrl();
        for (int tried = 1; !away; tried++) {
            Optional<String> obstacle = obstacle(file);
            if (obstacle.isPresent()) {
                return Answer.unsent(obstacle.get());
            }
            try {
                Answer answer = client.postFile(layout.ingestUrl() + "/v1/documents", file, null);
                if (answer.status() != UNAVAILABLE || tried == tries) {
                    return answer;
                }
            } catch (IOException e) {
                reason = e.getMessage() == null ? reason : e.getMessage();
                if (tried == tries) {
                    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
                        away = true;
                    }
                    return Answer.unsent(reason);
                }
            }
            Thread.sleep(betweenTries);
        }
        return Answer.unsent(reason);
    }

    /** Why a file cannot be sent, whoever listens; asked before each try, for a file may go meanwhile. */
    private static Optional<String> obstacle(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.read(); // some files open and cannot be read
            if (Files.size(file) > MAX_BYTES) {
                // a service that refuses a body while it is being sent is hard to hear, so it is not asked
                return Optional.of("larger than the " + MAX_BYTES + " bytes that a document may have");
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.of("the file is not there any more");
        } catch (AccessDeniedException e) {
            return Optional.of("the file may not be read");
        } catch (IOException e) {
            return Optional.of("the file cannot be read: " + e.getMessage());
        }
    }

    private static Sent result(Future<Sent> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(String.valueOf(e.getCause()), e);
        }
    }
}
