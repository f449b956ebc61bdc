package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file holds what the contract and the services say, without Docker at hand. */
class ComposeTest {

    /** The ports of the contract. */
    private static final Map<String, String> PORTS = Map.of(
            "dashboard", "8080",
            "legislation", "8081",
            "detainee", "8082",
            "ingest", "8083",
            "postgres", "5433",
            "kafka", "9094");

    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(\\s*prefix = \"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("@WithName\\(\"([^\"]+)\"\\)");
    private static final Pattern HEALTH = Pattern.compile("127\\.0\\.0\\.1/(\\d+) .*GET (\\S+) ");

    private final Compose compose = Compose.read();

    @Test
    void publishedPortsAreTheContractsAndOnThisMachineOnly() {
        // When
        Map<String, String> published = new TreeMap<>();
        compose.services()
                .keySet()
                .forEach(service -> compose.strings(service, "ports").forEach(port -> {
                    String[] parts = port.split(":");
                    assertThat(parts).as(port).hasSize(3);
                    assertThat(parts[0]).as(service).isEqualTo("127.0.0.1");
                    published.put(service, parts[1]);
                }));
        // Then
        assertThat(published).isEqualTo(new TreeMap<>(PORTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"legislation", "detainee", "ingest", "dashboard"})
    void everyVariableIsOneThatTheServiceReads(String service) throws IOException {
        // Given
        Path module = compose.module(service).orElseThrow();
        assumeTrue(Files.exists(module.resolve("src/main")), service + " is not written yet");
        // When
        Set<String> known = variables(service);
        // Then
        assertThat(known).containsAll(compose.environment(service).keySet());
    }

    @Test
    void settingOfOneServiceIsNoneOfAnother() throws IOException {
        assertThat(variables("ingest")).contains("HABEAS_DOCUMENTS_DIR", "HABEAS_RATE_LIMIT_ENABLED");
        assertThat(variables("detainee"))
                .contains("HABEAS_DETAINEES_STALE_AFTER_DAYS", "HABEAS_RATE_LIMIT_ENABLED")
                .doesNotContain("HABEAS_DOCUMENTS_DIR", "HABEAS_INGEST_URL");
        assertThat(variables("dashboard"))
                .contains("HABEAS_INGEST_URL")
                .doesNotContain("HABEAS_DOCUMENTS_DIR", "HABEAS_RATE_LIMIT_ENABLED");
    }

    /** All variables that the configuration and the sources of a service know. */
    private Set<String> variables(String service) throws IOException {
        Path module = compose.module(service).orElseThrow();
        Set<String> known = new TreeSet<>();
        addProperties(module.resolve("src/main/resources/application.properties"), known);
        addSources(module, known);
        addSettings(module.getFileName().toString(), known);
        if (!service.equals("dashboard")) {
            Path kit = compose.root().resolve("service-kit");
            addProperties(kit.resolve("src/main/resources/META-INF/microprofile-config.properties"), known);
            addSources(kit, known);
            addSettings("each service", known);
        }
        return known;
    }

    @ParameterizedTest
    @ValueSource(strings = {"legislation", "detainee", "ingest", "dashboard"})
    void healthIsAskedAtTheHealthPathOfTheOwnPort(String service) {
        // When
        Matcher check = HEALTH.matcher(String.join(" ", compose.healthcheck(service)));
        // Then
        assertThat(check.find()).isTrue();
        assertThat(check.group(1))
                .isEqualTo(compose.environment(service).get("QUARKUS_HTTP_PORT"))
                .isEqualTo(PORTS.get(service));
        assertThat(check.group(2)).isEqualTo("/q/health/ready");
        assertThat(compose.environment(service)).containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
        assertThat(compose.strings(service, "ports")).containsExactly("127.0.0.1:%1$s:%1$s".formatted(check.group(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"legislation", "detainee", "ingest", "dashboard", "topics"})
    void imagesCopyWhatTheBuildMakes(String service) {
        // Given
        Path module = compose.module(service).orElseThrow();
        assumeTrue(Files.exists(module.resolve("src/main")), service + " is not written yet");
        boolean built = "true".equals(System.getenv("CI"));
        // When
        Compose.Image image = compose.image(service);
        // Then
        assertThat(image.copies()).isNotEmpty().allSatisfy(copy -> {
            assertThat(compose.isSent(copy.from())).as(copy.from() + " is sent").isTrue();
            if (built || !copy.from().contains("/target/")) {
                assertThat(compose.root().resolve(copy.from())).exists();
            }
        });
        assertThat(image.entrypoint()).startsWith("java");
    }

    @Test
    void onlyWhatIsBuiltIsSentToDocker() {
        assertThat(compose.isSent("cli/target/lib/a.jar")).isTrue();
        assertThat(compose.isSent("cli/target/classes")).isFalse();
        assertThat(compose.isSent("cli/src/main")).isFalse();
        assertThat(compose.isSent(".env")).isFalse();
        assertThat(compose.isSent(".habeas/compose/keys/issuer-private.pem")).isFalse();
    }

    @Test
    void brokerTakesWhatTheLocalOneTakes() {
        // Given
        String local = Compose.text(compose.root().resolve("cli/src/main/java/org/habeas/cli/stack/KafkaBroker.java"));
        Map<String, String> broker = compose.environment("kafka");
        for (String setting : Set.of("message.max.bytes", "replica.fetch.max.bytes")) {
            // When
            Matcher value =
                    Pattern.compile("\\b" + Pattern.quote(setting) + "=(\\d+)").matcher(local);
            // Then
            assertThat(value.find()).as(setting).isTrue();
            assertThat(broker).containsEntry("KAFKA_" + variable(setting), value.group(1));
        }
        assertThat(broker).containsEntry("KAFKA_ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS", "1");
    }

    @Test
    void databasesOfTheServicesAreThoseThatTheServerCreates() {
        // Given
        String script = Compose.text(compose.root().resolve("deploy/postgres/10-databases.sh"));
        for (String service : Set.of("legislation", "detainee", "ingest")) {
            // When
            Map<String, String> environment = compose.environment(service);
            // Then
            assertThat(environment)
                    .containsEntry("QUARKUS_DATASOURCE_USERNAME", service)
                    .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://postgres:5432/" + service);
            String variable = service.toUpperCase(Locale.ROOT) + "_DB_PASSWORD";
            assertThat(script).contains("create " + service + " \"$" + variable + "\"");
            assertThat(compose.environment("postgres")).containsKey(variable);
            assertThat(environment.get("QUARKUS_DATASOURCE_PASSWORD")).isEqualTo("${" + variable + ":?}");
        }
    }

    private static void addProperties(Path file, Set<String> known) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        properties.stringPropertyNames().forEach(name -> known.add(variable(name)));
    }

    /** Those of a module's settings that interfaces declare: their list is held to the code by a test of its own. */
    private void addSettings(String module, Set<String> known) throws IOException {
        for (String section : Files.readString(compose.root().resolve("docs/configuration.md"))
                .split("(?m)^## ")) {
            if (section.startsWith(module + "\n")) {
                Pattern.compile("\\| `(HABEAS_[A-Z_]+)` \\|")
                        .matcher(section)
                        .results()
                        .forEach(found -> known.add(found.group(1)));
            }
        }
    }

    private static void addSources(Path module, Set<String> known) throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Compose::text)
                    .forEach(source -> {
                        PROPERTY.matcher(source).results().forEach(found -> known.add(variable(found.group(1))));
                        Matcher prefix = PREFIX.matcher(source);
                        if (prefix.find()) {
                            NAME.matcher(source)
                                    .results()
                                    .forEach(found -> known.add(variable(prefix.group(1) + "." + found.group(1))));
                        }
                    });
        }
    }

    /** The environment's form of a property's name. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
