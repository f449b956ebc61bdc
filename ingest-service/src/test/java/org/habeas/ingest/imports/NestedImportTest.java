package org.habeas.ingest.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.archive.Archives;
import org.habeas.ingest.document.DocumentSettings;
import org.habeas.kit.SingleReplica;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.Test;

/** Archives in archives, what would come of one, and one that somebody ends. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class NestedImportTest {

    private static final int FILES = 2 * ImportAhead.BATCH_FILES + 50;

    @Inject
    DataSource dataSource;

    @Inject
    SingleReplica replica;

    @Inject
    ImportService imports;

    @Inject
    ImportRun run;

    @Inject
    DocumentSettings settings;

    @Test
    void filesOfInnerArchivesBecomeDocumentsAndEachFailureSaysWhereItLies() throws Exception {
        // Given
        String word = "nested-" + UUID.randomUUID();
        Map<String, byte[]> deep = Archives.texts("1.txt", "One " + word, "2.txt", "");
        Map<String, byte[]> middle = new LinkedHashMap<>(Archives.texts("3.txt", "Three " + word));
        middle.put("deep.zip", Archives.of(ArchiveFormat.ZIP, deep));
        byte[] tar = Archives.of(ArchiveFormat.TAR, middle);
        Map<String, byte[]> outer = new LinkedHashMap<>();
        outer.put("middle.tar", tar);
        outer.put("cut.tar", Arrays.copyOf(tar, 1_030));
        outer.putAll(Archives.texts("4.txt", "Four " + word, "../5.txt", "Five " + word));
        // When
        JsonPath job = Imports.ended(Archives.of(ArchiveFormat.ZIP, outer));
        // Then
        assertThat(job.getString("state")).isEqualTo("done");
        assertThat(job.getInt("total")).isEqualTo(job.getInt("done")).isEqualTo(6);
        assertThat(job.getInt("documents")).isEqualTo(3);
        assertThat(documents(word)).isEqualTo(3);
        JsonPath rows = Imports.errors(job);
        assertThat(rows.getList("items.path")).containsExactly("middle.tar!deep.zip!2.txt", "cut.tar", "../5.txt");
        assertThat(rows.getList("items.code")).containsExactly("empty-body", "unprocessable", "unprocessable");
        assertThat(rows.getList("items.errors.code.flatten()")).containsExactly("truncated-archive", "unsafe-name");
    }

    @Test
    void sameNameTwiceIsOddAndBothAreTaken() throws Exception {
        // Given
        byte[] inner = Archives.of(ArchiveFormat.TAR, Archives.texts("a.txt", "The first " + UUID.randomUUID()));
        byte[] other = Archives.of(ArchiveFormat.TAR, Archives.texts("a.txt", "The second " + UUID.randomUUID()));
        byte[] both = new byte[3 * 512 + other.length];
        System.arraycopy(inner, 0, both, 0, 3 * 512);
        System.arraycopy(other, 0, both, 3 * 512, other.length);
        // When
        JsonPath job = Imports.ended(both);
        // Then
        assertThat(job.getInt("documents")).isEqualTo(2);
        assertThat(job.getInt("oddities")).isEqualTo(1);
        assertThat(Imports.errors(job).getList("items.code")).containsExactly("repeated-name");
    }

    @Test
    void nestedBombEndsItsImportWhileOthersGoOn() throws Exception {
        // Given: 300 MB of zeros in archives of archives, in some hundred bytes
        Map<String, byte[]> files = Map.of("zeros.bin", new byte[30_000_000]);
        byte[] inner = Archives.of(ArchiveFormat.ZIP, files);
        Map<String, byte[]> outer = new LinkedHashMap<>(Archives.texts("a.txt", "In front " + UUID.randomUUID()));
        for (int i = 0; i < 10; i++) {
            outer.put(i + ".zip", inner);
        }
        String bomb = Imports.post(Archives.of(ArchiveFormat.TAR_GZ, outer))
                .statusCode(202)
                .extract()
                .path("id");
        // When
        given().auth()
                .oauth2(Imports.token())
                .multiPart("file", "file", ("A letter meanwhile " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8))
                .post("/v1/documents")
                .then()
                .statusCode(201);
        JsonPath job = Imports.ended(bomb);
        // Then
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getInt("documents")).isEqualTo(1);
        assertThat(Imports.errors(job).getList("items.code")).endsWith("too-much-unpacked");
    }

    @Test
    void dryRunTellsWhatWouldComeOfEachFileAndTakesNothing() throws Exception {
        // Given: new, known here, twice in the archive, odd, broken
        String word = "tried-" + UUID.randomUUID();
        Imports.ended(Archives.of(ArchiveFormat.ZIP, Archives.texts("k.txt", "Known " + word)));
        Map<String, byte[]> files = new LinkedHashMap<>(Archives.texts(
                "1.txt", "New " + word, "k.txt", "Known " + word, "2.txt", "", "twice.txt", "New " + word));
        files.put("118-hres-9201.yaml", bill("118-hres-9202"));
        files.put("in.zip", Archives.of(ArchiveFormat.ZIP, Archives.texts("3.txt", "Inner " + word)));
        byte[] archive = Archives.of(ArchiveFormat.TAR, files);
        long changes = number("select count(*) from change");
        long contents = contents();
        // When
        JsonPath dry = Imports.ended(post(archive, true));
        // Then
        assertThat(dry.getBoolean("dryRun")).isTrue();
        assertThat(counts(dry)).containsExactly("done", 6, 6, 3, 2, 1, 1, 1);
        assertThat(documents(word)).isEqualTo(1);
        assertThat(number("select count(*) from change")).isEqualTo(changes);
        assertThat(contents()).isEqualTo(contents);
        JsonPath rows = Imports.errors(dry);
        assertThat(rows.getList("items.code")).containsExactly("empty-body", "odd-name");
        assertThat(rows.getList("items.severity")).containsExactly("failure", "oddity");
        assertThat(rows.getList("items.documentId")).containsOnlyNulls();
        // and a real one then finds the same
        JsonPath real = Imports.ended(post(archive, false));
        assertThat(counts(real)).isEqualTo(counts(dry));
        assertThat(documents(word)).isEqualTo(3);
        assertThat(Imports.errors(real).getList("items.code")).containsExactly("empty-body", "odd-name");
    }

    @Test
    void dryRunThatWasInterruptedBeginsAnew() throws Exception {
        // Given
        String word = "interrupted-" + UUID.randomUUID();
        byte[] inner = letters(word);
        byte[] archive = Archives.of(ArchiveFormat.ZIP, Map.of("a.tar", inner));
        AtomicReference<String> id = new AtomicReference<>();
        replica.tryRun(ImportWorker.WORK, session -> {
            id.set(post(archive, true));
            runBatches(1);
        });
        // When
        JsonPath ended = Imports.ended(id.get());
        // Then
        assertThat(ended.getInt("done")).isEqualTo(FILES);
        assertThat(ended.getInt("documents")).isEqualTo(FILES);
        assertThat(documents(word)).isZero();
    }

    @Test
    void importThatStoppedInsideAnInnerArchiveGoesOnThereAndTakesEachFileOnce() throws Exception {
        // Given
        String word = "within-" + UUID.randomUUID();
        Map<String, byte[]> outer = new LinkedHashMap<>(Archives.texts("first.txt", "First " + word));
        outer.put("a.tar", letters(word));
        outer.putAll(Archives.texts("last.txt", "Last " + word));
        byte[] archive = Archives.of(ArchiveFormat.TAR_GZ, outer);
        AtomicReference<JsonPath> left = new AtomicReference<>();
        replica.tryRun(ImportWorker.WORK, session -> {
            String id = post(archive, false);
            runBatches(1);
            left.set(Imports.get(id));
        });
        assertThat(left.get().getInt("done")).isEqualTo(ImportAhead.BATCH_FILES);
        // When
        JsonPath ended = Imports.ended(left.get().getString("id"));
        // Then
        assertThat(ended.getString("state")).isEqualTo("done");
        assertThat(ended.getInt("documents")).isEqualTo(FILES + 2);
        assertThat(ended.getInt("duplicates")).isZero();
        assertThat(number("select count(*) from receipt r join document d on d.id = r.document_id"
                        + " where d.record ->> 'title' like '%" + word + "%'"))
                .isEqualTo(FILES + 2);
    }

    @Test
    void importThatIsCancelledKeepsWhatItTookAndTakesNoMore() throws Exception {
        // Given: a batch is taken, and the next would be
        String word = "cancelled-" + UUID.randomUUID();
        AtomicReference<String> id = new AtomicReference<>();
        AtomicReference<String> answer = new AtomicReference<>();
        replica.tryRun(ImportWorker.WORK, session -> {
            id.set(post(letters(word), false));
            AtomicInteger asked = new AtomicInteger();
            try {
                run.run(imports.next().orElseThrow(), () -> {
                    if (asked.getAndIncrement() == 1) {
                        // When
                        answer.set(delete(id.get(), "importer", 200));
                    }
                    return true;
                });
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        // Then
        assertThat(JsonPath.from(answer.get()).getString("state")).isEqualTo("cancelled");
        JsonPath job = Imports.get(id.get());
        assertThat(job.getString("state")).isEqualTo("cancelled");
        assertThat(job.getInt("done")).isEqualTo(ImportAhead.BATCH_FILES);
        assertThat(job.getString("finished")).isNotNull();
        assertThat(documents(word)).isEqualTo(ImportAhead.BATCH_FILES);
        assertThat(settings.dir().resolve("imports").resolve(id.get())).doesNotExist();
        delete(id.get(), "importer", 200);
    }

    @Test
    void anImportThatHasEndedCannotBeCancelledNorThatOfAnother() throws Exception {
        // Given
        JsonPath done =
                Imports.ended(Archives.of(ArchiveFormat.ZIP, Archives.texts("a.txt", "A " + UUID.randomUUID())));
        // When, Then
        given().auth()
                .oauth2(Imports.token())
                .delete("/v1/imports/" + done.getString("id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("conflict"))
                .body("detail", containsString("done"));
        delete(done.getString("id"), "somebody else", 404);
        delete(UUID.randomUUID().toString(), "importer", 404);
    }

    private void runBatches(int batches) {
        AtomicInteger left = new AtomicInteger(batches);
        try {
            run.run(imports.next().orElseThrow(), () -> left.getAndDecrement() > 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String delete(String id, String who, int status) {
        return given().auth()
                .oauth2(Tokens.of(who, Tlp.CLEAR, "contributor"))
                .delete("/v1/imports/" + id)
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    private static String post(byte[] archive, boolean dryRun) {
        return given().auth()
                .oauth2(Imports.token())
                .multiPart("file", "archive", archive)
                .queryParam("dryRun", dryRun)
                .post("/v1/imports")
                .then()
                .statusCode(202)
                .body("dryRun", equalTo(dryRun))
                .extract()
                .path("id");
    }

    private static byte[] letters(String word) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < FILES; i++) {
            files.putAll(Archives.texts(i + ".txt", "Letter %d: %s".formatted(i, word)));
        }
        try {
            return Archives.of(ArchiveFormat.TAR, files);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Object> counts(JsonPath job) {
        return Arrays.asList(
                job.get("state"),
                job.get("total"),
                job.get("done"),
                job.get("documents"),
                job.get("duplicates"),
                job.get("failed"),
                job.get("bills"),
                job.get("oddities"));
    }

    private static byte[] bill(String id) {
        return ("habeas: bill/1\nid: " + id + "\nasOf: 2024-05-01T00:00:00Z\nsources:\n  - title: All actions\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private long contents() throws IOException {
        try (Stream<Path> files = Files.walk(settings.dir())) {
            return files.filter(f -> f.getFileName().toString().length() >= 64).count();
        }
    }

    private long documents(String title) throws SQLException {
        return number("select count(*) from document where record ->> 'title' like '%" + title + "%'");
    }

    private long number(String sql) throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
