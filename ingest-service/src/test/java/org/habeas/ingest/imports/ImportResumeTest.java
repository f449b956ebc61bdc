package org.habeas.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.habeas.ingest.archive.ArchiveFormat;
import org.habeas.ingest.archive.Archives;
import org.habeas.ingest.document.DocumentSettings;
import org.habeas.kit.SingleReplica;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An import whose process ends half-way. The test holds the lock of the work meanwhile, as that process did. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ImportResumeTest {

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

    @ParameterizedTest
    @EnumSource
    void importThatStoppedHalfWayGoesOnAndCountsEachFileOnce(ArchiveFormat format) throws Exception {
        // Given: one batch is committed, and then the process is gone
        String word = "resumed-" + UUID.randomUUID();
        AtomicReference<JsonPath> left = new AtomicReference<>();
        assertThat(replica.tryRun(ImportWorker.WORK, session -> left.set(stopped(archive(format, word), 1))))
                .isTrue();
        assertThat(left.get().getString("state")).isEqualTo("running");
        assertThat(left.get().getInt("done")).isEqualTo(ImportAhead.BATCH_FILES);
        // When: the lock is free, and the worker finds the import
        JsonPath ended = Imports.ended(left.get().getString("id"));
        // Then
        assertThat(ended.getString("state")).isEqualTo("done");
        assertThat(ended.getInt("done")).isEqualTo(FILES);
        assertThat(ended.getInt("total")).isEqualTo(FILES);
        assertThat(ended.getInt("documents")).isEqualTo(FILES - 1);
        assertThat(ended.getInt("duplicates")).isZero();
        assertThat(ended.getInt("failed")).isEqualTo(1);
        assertThat(Imports.errors(ended).getList("items.path")).containsExactly("3.txt");
        assertThat(number("select count(*) from document where record ->> 'title' like '%" + word + "%'"))
                .isEqualTo(FILES - 1);
        assertThat(number("select count(*) from change where record ->> 'title' like '%" + word + "%'"))
                .isEqualTo(FILES - 1);
        assertThat(number("select count(*) from receipt r join document d on d.id = r.document_id"
                        + " where d.record ->> 'title' like '%" + word + "%'"))
                .isEqualTo(FILES - 1);
    }

    @Test
    void processThatWakesUpLateTakesNothingASecondTime() throws Exception {
        // Given: a process that knows the import as it was before another one ended it
        String word = "late-" + UUID.randomUUID();
        AtomicReference<ImportJob> known = new AtomicReference<>();
        AtomicReference<String> id = new AtomicReference<>();
        replica.tryRun(ImportWorker.WORK, session -> {
            id.set(stopped(archive(ArchiveFormat.TAR, word), 0).getString("id"));
            known.set(imports.next().orElseThrow());
        });
        JsonPath ended = Imports.ended(id.get());
        // When
        run.run(known.get(), () -> true);
        // Then
        assertThat(known.get().id()).hasToString(id.get());
        assertThat(Imports.get(id.get()).getString("state")).isEqualTo("done");
        assertThat(Imports.get(id.get()).getInt("done")).isEqualTo(FILES);
        assertThat(Imports.errors(ended).getList("items")).hasSize(1);
    }

    @Test
    void importAtWhichTheServiceEndsEachTimeIsGivenUp() throws Exception {
        // Given
        AtomicReference<String> id = new AtomicReference<>();
        replica.tryRun(ImportWorker.WORK, session -> {
            id.set(stopped(archive(ArchiveFormat.TAR, "deadly-" + UUID.randomUUID()), 1)
                    .getString("id"));
            // When
            for (int i = 0; i < ImportRun.MOST_STARTS; i++) {
                assertThatThrownBy(() -> run.run(imports.next().orElseThrow(), () -> {
                            throw new InternalError("the process ends");
                        }))
                        .isInstanceOf(InternalError.class);
            }
        });
        JsonPath ended = Imports.ended(id.get());
        // Then
        assertThat(ended.getString("state")).isEqualTo("failed");
        assertThat(ended.getInt("done")).isEqualTo(ImportAhead.BATCH_FILES);
        assertThat(Imports.errors(ended).getList("items.code")).endsWith("no-progress");
    }

    @Test
    void importThatIsStoppedInOrderIsNeverGivenUp() throws Exception {
        // Given
        AtomicReference<String> id = new AtomicReference<>();
        replica.tryRun(ImportWorker.WORK, session -> {
            id.set(stopped(archive(ArchiveFormat.ZIP, "patient-" + UUID.randomUUID()), 0)
                    .getString("id"));
            // When
            for (int i = 0; i < 2 * ImportRun.MOST_STARTS; i++) {
                assertThatCode(() -> run.run(imports.next().orElseThrow(), () -> false))
                        .doesNotThrowAnyException();
            }
        });
        // Then
        assertThat(Imports.ended(id.get()).getString("state")).isEqualTo("done");
    }

    @Test
    void archiveThatTheDiskDoesNotGiveLetsOthersGoFirst() throws Exception {
        // Given: a folder in its place, which can be opened and not be read
        AtomicReference<String> id = new AtomicReference<>();
        Path kept = settings.dir().resolve("kept-" + UUID.randomUUID());
        replica.tryRun(ImportWorker.WORK, session -> {
            byte[] archive = archive(ArchiveFormat.TAR_GZ, "unread-" + UUID.randomUUID());
            id.set(Imports.post(archive).statusCode(202).extract().path("id"));
            try {
                Files.move(spooled(id.get()), kept);
                Files.createDirectory(spooled(id.get()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        // When
        JsonPath other = Imports.ended(archive(ArchiveFormat.TAR, "read-" + UUID.randomUUID()));
        // Then
        assertThat(other.getString("state")).isEqualTo("done");
        assertThat(Imports.get(id.get()).getString("state")).isEqualTo("queued");
        // When: it gives it again
        Files.delete(spooled(id.get()));
        Files.move(kept, spooled(id.get()));
        // Then
        JsonPath ended = Imports.ended(id.get());
        assertThat(ended.getString("state")).isEqualTo("done");
        assertThat(ended.getInt("done")).isEqualTo(FILES);
    }

    @Test
    void archiveWhoseCommitCameThroughStaysAlthoughItsAnswerWasLost() throws Exception {
        // Given
        AtomicReference<String> id = new AtomicReference<>();
        replica.tryRun(ImportWorker.WORK, session -> {
            id.set(Imports.post(archive(ArchiveFormat.TAR, "kept-" + UUID.randomUUID()))
                    .statusCode(202)
                    .extract()
                    .path("id"));
            // When
            imports.withdraw(UUID.fromString(id.get()), new IllegalStateException("no answer to a commit"));
            // Then
            assertThat(spooled(id.get())).exists();
        });
        assertThat(Imports.ended(id.get()).getString("state")).isEqualTo("done");
    }

    @Test
    void archiveThatWasNotAcceptedGoesUnlessItsCommitMayBeUnderWay() throws IOException {
        // Given
        UUID id = UUID.randomUUID();
        Files.createDirectories(spooled(id.toString()).getParent());
        Files.write(spooled(id.toString()), new byte[1]);
        // When, Then
        imports.withdraw(id, new IllegalStateException(new SQLException("This connection has been closed.", "08003")));
        assertThat(spooled(id.toString())).exists();
        imports.withdraw(id, new IllegalStateException("refused"));
        assertThat(spooled(id.toString())).doesNotExist();
    }

    private Path spooled(String id) {
        return settings.dir().resolve("imports").resolve(id);
    }

    /** Accepts an archive and does some batches of it. */
    private JsonPath stopped(byte[] archive, int batches) {
        String id = Imports.post(archive).statusCode(202).extract().path("id");
        AtomicInteger left = new AtomicInteger(batches);
        try {
            run.run(imports.next().orElseThrow(), () -> left.getAndDecrement() > 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Imports.get(id);
    }

    private static byte[] archive(ArchiveFormat format, String word) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < FILES; i++) {
            String text = i == 3 ? "" : "Letter %d: %s".formatted(i, word);
            files.putAll(Archives.texts(i + ".txt", text));
        }
        try {
            return Archives.of(format, files);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
