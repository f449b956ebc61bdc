package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.cli.stack.KafkaBroker;
import org.habeas.cli.stack.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts what the images would start, with the files and the environment that they would have: their command lines work and
 * become ready. What only Docker does (networks, volumes, the base image) is not seen here.
 */
class ContainerStartTest {

    private static final List<String> SERVICES = List.of("legislation", "detainee", "ingest", "dashboard");
    private static final String PASSWORD = "of-this-test";

    private final Compose compose = Compose.read();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void commandLinesOfTheImagesBecomeReadyInTheEnvironmentOfCompose() throws Exception {
        // Given
        List<String> services = SERVICES.stream().filter(this::isBuilt).toList();
        assumeTrue(isBuilt("topics") && !services.isEmpty(), "nothing is built yet: mvn package");
        Files.createDirectories(folder.resolve("kafka"));
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), 0, PASSWORD);
                KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"), 0)) {
            createDatabases(postgres);
            String token = token();
            Map<String, String> here = addresses(services, postgres, kafka);
            try {
                // When
                Process topics = start("topics", here);
                assertThat(topics.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(topics.exitValue()).as(log("topics")).isZero();
                for (String service : services) {
                    start(service, here);
                }
                // Then
                for (String service : services) {
                    await().atMost(Duration.ofSeconds(90))
                            .untilAsserted(() -> assertThat(ready(here.get(service)))
                                    .as(() -> log(service))
                                    .isEqualTo(200));
                }
                if (services.contains("ingest")) {
                    assertThat(sendDocument(here.get("ingest"), token))
                            .as(() -> log("ingest"))
                            .isEqualTo(201);
                }
            } finally {
                stop();
            }
        }
    }

    /**
     * Runs the statements of the script that Docker's PostgreSQL runs, as its superuser and with psql's variables filled in:
     * psql itself does not come with the server.
     */
    private void createDatabases(PostgresServer postgres) throws SQLException {
        String script = Compose.text(compose.root().resolve("deploy/postgres/10-databases.sh"));
        String sql = group(Pattern.compile("<<'SQL'\n(.*?)^SQL$", Pattern.DOTALL | Pattern.MULTILINE), script);
        List<MatchResult> calls = Pattern.compile("^create (\\w+) \"\\$(\\w+)\"$", Pattern.MULTILINE)
                .matcher(script)
                .results()
                .toList();
        assertThat(calls).hasSize(3);
        try (Connection c = postgres.connect("postgres");
                Statement s = c.createStatement()) {
            for (MatchResult call : calls) {
                String password = translate(compose.environment("postgres").get(call.group(2)), Map.of());
                for (String statement : sql.split(";\n")) {
                    s.execute(statement
                            .replace(":\"role\"", "\"" + call.group(1) + "\"")
                            .replace(":'password'", "'" + password + "'"));
                }
            }
        }
    }

    /** Makes the key and the first token by the command that docs/containers.md names, as its reader does. */
    private String token() throws IOException, InterruptedException {
        String command = group(Pattern.compile("^\\./(habeas token .*)$", Pattern.MULTILINE), manual());
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", "-c", compose.root().resolve(command).toString())
                .directory(folder.toFile())
                .redirectError(folder.resolve("token.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HABEAS_"));
        builder.environment().put("HABEAS_BUILD", "no");
        Process process = builder.start();
        String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(log("token")).isZero();
        return token;
    }

    private Path publicKey() {
        return folder.resolve(group(Pattern.compile("^HABEAS_PUBLIC_KEY=(.*)$", Pattern.MULTILINE), manual()))
                .normalize();
    }

    private String manual() {
        return Compose.text(compose.root().resolve("docs/containers.md"));
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private static int sendDocument(String port, String token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/documents"))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + token)
                                    .POST(BodyPublishers.ofString(
                                            "{\"text\":\"A letter about S.Res.540 (118th Congress).\"}"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** What stands in compose, and what stands for it here. */
    private Map<String, String> addresses(List<String> services, PostgresServer postgres, KafkaBroker kafka)
            throws Exception {
        Map<String, String> here = new LinkedHashMap<>();
        here.put("postgres:5432", "127.0.0.1:" + postgres.port());
        here.put("kafka:9092", kafka.bootstrapServers());
        here.put("file:/run/habeas/issuer-public.pem", publicKey().toUri().toString());
        here.put("/data/documents", folder.resolve("documents").toString());
        for (String service : services) {
            String port = Integer.toString(freePort());
            String inCompose = compose.environment(service).get("QUARKUS_HTTP_PORT");
            here.put(service, port);
            here.put(service + ":" + inCompose, "127.0.0.1:" + port);
        }
        return here;
    }

    private Process start(String service, Map<String, String> here) throws IOException {
        Path app = folder.resolve(service);
        Compose.Image image = compose.image(service);
        for (Compose.Copy copy : image.copies()) {
            copyTree(compose.root().resolve(copy.from()), app.resolve(copy.to()));
        }
        List<String> command = new ArrayList<>(image.entrypoint());
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        compose.strings(service, "command").forEach(word -> command.add(translate(word, here)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(service + ".log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("HABEAS_"));
        compose.environment(service)
                .forEach((name, value) -> builder.environment().put(name, translate(value, here)));
        if (here.containsKey(service)) {
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().put("QUARKUS_HTTP_PORT", here.get(service));
        }
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static String translate(String value, Map<String, String> here) {
        String translated = value.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1").replaceAll("\\$\\{\\w+:\\?[^}]*}", PASSWORD);
        for (Map.Entry<String, String> address : here.entrySet()) {
            if (!SERVICES.contains(address.getKey())) {
                translated = translated.replace(address.getKey(), address.getValue());
            }
        }
        return translated;
    }

    private boolean isBuilt(String service) {
        return compose.image(service).copies().stream()
                .allMatch(copy -> Files.exists(compose.root().resolve(copy.from())));
    }

    private static int ready(String port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                                    .timeout(Duration.ofSeconds(3))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (ConnectException | HttpTimeoutException e) {
            return 0; // not there yet, or too busy with its start to answer
        }
    }

    private String log(String service) {
        return service + ":\n" + Compose.text(folder.resolve(service + ".log"));
    }

    private void stop() throws InterruptedException {
        started.forEach(Process::destroy);
        for (Process process : started) {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
