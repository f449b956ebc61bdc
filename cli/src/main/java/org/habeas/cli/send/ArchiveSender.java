package org.habeas.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.habeas.cli.send.ServiceClient.Answer;
import org.habeas.cli.stack.StackLayout;
import org.habeas.contracts.Json;

/**
 * Sends an archive to the ingest-service and follows its import to the end, through any new start of the service: the
 * import goes on by itself, and sending again under the same key is the same import.
 */
final class ArchiveSender {

    private static final int UNAVAILABLE = 503;

    /** An import that is under way goes on by itself, and a service may take a minute to start again. */
    private static final int PATIENCE = 3;

    static final Duration UPLOAD = Duration.ofMinutes(30);

    /** As the ingest-service has it, which is told by the same variable. */
    private static final long MAX_BYTES =
            Long.parseLong(System.getenv().getOrDefault("HABEAS_IMPORTS_MAX_BYTES", "2147483648"));

    private final String imports;
    private final ServiceClient client;
    private final PrintStream out;
    private final boolean dryRun;
    private final int tries;
    private final Duration betweenTries;

    ArchiveSender(
            StackLayout layout,
            ServiceClient client,
            PrintStream out,
            boolean dryRun,
            int tries,
            Duration betweenTries) {
        this.imports = layout.ingestUrl() + "/v1/imports";
        this.dryRun = dryRun;
        this.client = client;
        this.out = out;
        this.tries = tries;
        this.betweenTries = betweenTries;
    }

    @FunctionalInterface
    private interface Call {
        Answer send() throws IOException, InterruptedException;
    }

    /** Adds to the tally what came of the files of the archive; one that is not taken is one failure. */
    void send(Path archive, Tally tally) throws IOException, InterruptedException {
        if (Files.size(archive) > MAX_BYTES) {
            fail(archive, Answer.unsent("larger than the " + MAX_BYTES + " bytes that an archive may have"), tally);
            return;
        }
        String key = UUID.randomUUID().toString();
        accepted(archive, answer(() -> client.postFile(asked(), archive, null, key, UPLOAD)), tally);
    }

    private String asked() {
        return dryRun ? imports + "?dryRun=true" : imports;
    }

    /** What the service answers that is to fetch an archive; the same key is the same import. */
    Answer fetch(String url) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        String body = Json.mapper().createObjectNode().put("url", url).toString();
        return answer(() -> client.postJson(asked(), body, key, UPLOAD));
    }

    /** Follows an import that was accepted, and says why where it was not. */
    void accepted(Object archive, Answer accepted, Tally tally) throws IOException, InterruptedException {
        if (!accepted.isSuccess()) {
            fail(archive, accepted, tally);
            return;
        }
        String job = imports + "/" + accepted.body().path("id").asText();
        Answer last;
        try (Interruption interruption = new Interruption(out, client, job)) {
            last = follow(job);
        }
        if (!last.isSuccess()) {
            fail(archive, last, tally);
            return;
        }
        JsonNode counts = last.body();
        tally.add(
                counts.path("documents").asLong(),
                counts.path("duplicates").asLong(),
                counts.path("bills").asLong(),
                counts.path("mentions").asLong());
        errors(archive, job, tally);
        if (counts.path("state").asText().equals("cancelled")) {
            tally.failed("The import was cancelled");
            out.println(archive + ": The import was cancelled; what it had taken is kept.");
        }
        long odd = counts.path("oddities").asLong();
        if (odd > 0) {
            out.println(archive + ": " + odd + (odd == 1 ? " file is" : " files are") + " odd and taken all the same: "
                    + job + "/errors?severity=oddity says how");
        }
    }

    private void fail(Object archive, Answer answer, Tally tally) {
        tally.failed(answer.title());
        out.println(archive + ": " + answer.problem());
    }

    private Answer follow(String job) throws InterruptedException {
        Progress progress = new Progress(out);
        while (true) {
            Answer answer = answer(() -> client.get(job), PATIENCE * tries);
            if (!answer.isSuccess()) {
                return answer;
            }
            boolean isEnd = !answer.body().path("finished").isNull();
            progress.show(moment(answer.body()), isEnd);
            if (isEnd) {
                return answer;
            }
            Thread.sleep(betweenTries.dividedBy(2));
        }
    }

    private static Progress.Moment moment(JsonNode job) {
        long size = job.path("size").asLong();
        return new Progress.Moment(
                job.path("done").asLong(),
                whole(job.path("total")),
                size == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(job.path("read").asLong() / (double) size),
                job.path("rate").isNumber() ? OptionalDouble.of(job.path("rate").asDouble()) : OptionalDouble.empty(),
                whole(job.path("remaining")));
    }

    private static OptionalLong whole(JsonNode number) {
        return number.isNumber() ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
    }

    private void errors(Object archive, String job, Tally tally) throws IOException, InterruptedException {
        String next = "";
        do {
            String address = job + "/errors?limit=200" + next;
            Answer page = answer(() -> client.get(address), PATIENCE * tries);
            if (!page.isSuccess()) {
                fail(archive, page, tally);
                return;
            }
            page.body().path("items").forEach(row -> tell(archive, row, tally));
            String cursor = page.body().path("next").asText("");
            next = page.body().path("next").isNull() || cursor.isEmpty()
                    ? ""
                    : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        } while (!next.isEmpty());
    }

    private void tell(Object archive, JsonNode row, Tally tally) {
        String title = row.path("title").asText();
        if (row.path("severity").asText().equals("oddity")) {
            tally.odd(title); // thousands of files can be odd in the same way
            return;
        }
        tally.failed(title);
        String where = row.path("path").isNull() ? "" : "!" + row.path("path").asText();
        out.println(archive + where + ": " + title + ": " + row.path("detail").asText());
    }

    private Answer answer(Call call) throws InterruptedException {
        return answer(call, tries);
    }

    private Answer answer(Call call, int most) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                Answer answer = call.send();
                if (answer.status() != UNAVAILABLE || tried == most) {
                    return answer;
                }
            } catch (IOException e) {
                if (tried == most) {
                    return Answer.unsent(
                            e.getMessage() == null
                                    ? "the ingest-service does not answer at " + imports
                                    : e.getMessage());
                }
            }
            Thread.sleep(betweenTries);
        }
    }
}
