package org.habeas.kit.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.habeas.cli.stack.KafkaBroker;
import org.habeas.cli.stack.PostgresServer;
import org.habeas.cli.stack.StackLayout;
import org.habeas.cli.topics.TopicAdmin;

/**
 * A real PostgreSQL and a real Kafka with all topics. The argument {@code database} says whose service is tested.
 *
 * <p>All tests of a JVM share one: it ends with the JVM. Where it is stands in system properties, for several class loaders.
 */
public class TestStack implements QuarkusTestResourceLifecycleManager {

    private static final String POSTGRES = "habeas.test.postgres";
    private static final String KAFKA = "habeas.test.kafka";
    private static final String FOLDER = "habeas.test.folder";

    private String database = "legislation";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        Properties shared = System.getProperties();
        synchronized (shared) {
            if (shared.getProperty(KAFKA) == null) {
                startStack();
            }
        }
        Path folder = Path.of(shared.getProperty(FOLDER));
        return Map.of(
                "quarkus.datasource.jdbc.url",
                shared.getProperty(POSTGRES) + database,
                "quarkus.datasource.username",
                database,
                "quarkus.datasource.password",
                database,
                "kafka.bootstrap.servers",
                shared.getProperty(KAFKA),
                "mp.jwt.verify.publickey.location",
                Tokens.publicKey(folder).toUri().toString(),
                "habeas.documents.dir",
                folder.resolve("documents").toString());
    }

    private static void startStack() {
        try {
            Path folder = Files.createTempDirectory("habeas-test");
            PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), 0, "postgres");
            ProcessHandle postmaster =
                    PostgresServer.runningOn(folder.resolve("postgres")).orElseThrow();
            Map<String, String> passwords = new HashMap<>();
            StackLayout.DATABASES.forEach(name -> passwords.put(name, name));
            postgres.createDatabases(passwords);
            KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"), 0);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> end(postgres, postmaster, kafka, folder), "end the test's stack"));
            try (TopicAdmin topics = new TopicAdmin(kafka.bootstrapServers())) {
                topics.create();
            }
            System.setProperty(FOLDER, folder.toString());
            System.setProperty(POSTGRES, postgres.jdbcUrl(""));
            System.setProperty(KAFKA, kafka.bootstrapServers());
        } catch (IOException | SQLException | ExecutionException e) {
            throw new IllegalStateException("the test's PostgreSQL or Kafka did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void end(PostgresServer postgres, ProcessHandle postmaster, KafkaBroker kafka, Path folder) {
        kafka.close();
        try {
            postgres.close();
            postmaster.onExit().join(); // its library may have been ending it already
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the test's PostgreSQL did not stop", e);
        }
    }

    @Override
    public void stop() {
        // the next tests of this JVM go on with it
    }
}
