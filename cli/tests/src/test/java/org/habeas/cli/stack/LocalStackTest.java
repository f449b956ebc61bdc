package org.habeas.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.habeas.cli.topics.TopicAdmin;
import org.habeas.contracts.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    @Test
    void postgresIsDurableAndRolesKeepToTheirOwnDatabase(@TempDir Path folder) throws Exception {
        // Given
        Path data = folder.resolve("postgres");
        try (PostgresServer server = PostgresServer.start(data, 0, "secret")) {
            server.createDatabases(Map.of("ingest", "a", "legislation", "b", "detainee", "c"));
            // Then
            try (Connection c = server.connect("postgres")) {
                for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                    assertThat(show(c, setting)).as(setting).isEqualTo("on");
                }
                assertThat(show(c, "server_version")).startsWith("18.");
            }
            DriverManager.getConnection(server.jdbcUrl("ingest"), "ingest", "a").close();
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("detainee"), "ingest", "a"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("ingest"), "ingest", "wrong"))
                    .hasMessageContaining("password authentication failed");
        }
        // and what was there stays
        try (PostgresServer again = PostgresServer.start(data, 0, "secret")) {
            DriverManager.getConnection(again.jdbcUrl("ingest"), "ingest", "a").close();
        }
    }

    @Test
    void aFolderWithDatabasesIsNeverMovedWhateverItsRules(@TempDir Path folder) throws Exception {
        // Given
        Path data = folder.resolve("postgres");
        try (PostgresServer server = PostgresServer.start(data, 0, "secret")) {
            server.createDatabases(Map.of("ingest", "a"));
        }
        assertThat(PostgresServer.moveHalfMadeAside(data)).isEmpty();
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        // When
        assertThat(PostgresServer.moveHalfMadeAside(data)).isEmpty();
        // Then
        try (PostgresServer again = PostgresServer.start(data, 0, "secret")) {
            DriverManager.getConnection(again.jdbcUrl("ingest"), "ingest", "a").close();
        }
    }

    @Test
    void aDamagedFolderThatWasInUseIsNotMoved(@TempDir Path folder) throws Exception {
        // Given
        Path data = folder.resolve("postgres");
        PostgresServer.start(data, 0, "secret").close();
        Files.delete(data.resolve("global").resolve("pg_filenode.map"));
        // Then
        assertThat(PostgresServer.moveHalfMadeAside(data)).isEmpty();
    }

    @Test
    void topicsAreCreatedOnceAndAWrongPolicyIsReported(@TempDir Path folder) throws Exception {
        // Given
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0);
                TopicAdmin topics = new TopicAdmin(broker.bootstrapServers());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(topics.verify()).contains(Topic.BILLS.topicName() + " is missing");
            // When
            assertThat(topics.create())
                    .hasSize(Topic.values().length
                            + TopicAdmin.deadLetterTopics().size());
            // Then
            assertThat(topics.create()).isEmpty();
            assertThat(topics.verify()).isEmpty();
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, Topic.BILLS_STATE.topicName()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            await().untilAsserted(() -> assertThat(topics.verify())
                    .containsExactly("habeas.bills.state.v1 has cleanup.policy delete instead of compact"));
        }
    }

    @Test
    void aPartThatHangsIsNotReadyThoughItsPortTakesConnections(@TempDir Path folder) throws Exception {
        // Given
        StackLayout layout = new StackLayout(folder.resolve("data"), MeasuredStack.freeOffset(), folder);
        Files.createDirectories(layout.data());
        try (PostgresServer postgres =
                        PostgresServer.start(layout.postgres(), layout.postgresPort(), layout.password("postgres"));
                KafkaBroker broker = KafkaBroker.start(layout.kafka(), layout.kafkaPort())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> KafkaBroker.answersRequests(layout.kafkaPort()));
            assertThat(StackStatus.of(layout).ready())
                    .containsEntry("postgres", true)
                    .containsEntry("kafka", true)
                    .containsEntry("legislation", false);
            long postmaster =
                    PostgresServer.runningOn(layout.postgres()).orElseThrow().pid();
            try {
                // When
                signal("STOP", broker.process().pid());
                signal("STOP", postmaster);
                // Then
                assertThat(KafkaBroker.answers(layout.kafkaPort())).isTrue();
                assertThat(StackStatus.of(layout).ready())
                        .containsEntry("postgres", false)
                        .containsEntry("kafka", false);
            } finally {
                signal("CONT", broker.process().pid());
                signal("CONT", postmaster);
            }
        }
    }

    @Test
    void askingForTheStatusOfNothingMakesNothing(@TempDir Path folder) throws Exception {
        // When
        StackStatus status =
                StackStatus.of(new StackLayout(folder.resolve("data"), MeasuredStack.freeOffset(), folder));
        // Then
        assertThat(status.ready().values()).containsOnly(false).hasSize(6);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String show(Connection c, String setting) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet row = s.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
