package org.habeas.kit.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.habeas.cli.stack.KafkaBroker;
import org.habeas.cli.stack.PostgresServer;
import org.habeas.cli.stack.StackLayout;
import org.habeas.cli.topics.TopicAdmin;

/** A real PostgreSQL and a real Kafka with all topics. The argument {@code database} says whose service is tested. */
public class TestStack implements QuarkusTestResourceLifecycleManager {

    private String database = "legislation";
    private PostgresServer postgres;
    private KafkaBroker kafka;
    private Path folder;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("habeas-test");
            postgres = PostgresServer.start(folder.resolve("postgres"), 0, "postgres");
            Map<String, String> passwords = new HashMap<>();
            StackLayout.DATABASES.forEach(name -> passwords.put(name, name));
            postgres.createDatabases(passwords);
            kafka = KafkaBroker.start(folder.resolve("kafka"), 0);
            try (TopicAdmin topics = new TopicAdmin(kafka.bootstrapServers())) {
                topics.create();
            }
            return Map.of(
                    "quarkus.datasource.jdbc.url", postgres.jdbcUrl(database),
                    "quarkus.datasource.username", database,
                    "quarkus.datasource.password", database,
                    "kafka.bootstrap.servers", kafka.bootstrapServers(),
                    "mp.jwt.verify.publickey.location",
                            Tokens.publicKey(folder).toUri().toString(),
                    "habeas.documents.dir", folder.resolve("documents").toString());
        } catch (IOException | java.sql.SQLException | ExecutionException e) {
            throw new IllegalStateException("the test's PostgreSQL or Kafka did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (kafka != null) {
                kafka.close();
            }
            if (postgres != null) {
                postgres.close();
            }
            if (folder != null) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the test's PostgreSQL did not stop", e);
        }
    }
}
