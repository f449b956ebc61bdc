package org.habeas.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The services and the dashboard as parts: their command lines, ports and environment. */
final class Services {

    private final StackLayout layout;
    private final boolean keepsClasses;

    /** @param keepsClasses whether the parts have class archives, made where there are none */
    Services(StackLayout layout, boolean keepsClasses) {
        this.layout = layout;
        this.keepsClasses = keepsClasses;
    }

    /** All of them in the order of their start. */
    List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (String name : layout.servicePorts().keySet()) {
            parts.add(part(name));
        }
        return parts;
    }

    /** @throws IOException if it is not built */
    Part part(String name) throws IOException {
        return part(name, name.equals("dashboard") ? "96m" : name.equals("ingest") ? "640m" : "160m");
    }

    /**
     * The same with another heap than it has by itself.
     *
     * @param heap as the JVM takes it
     */
    Part part(String name, String heap) throws IOException {
        Path jar = jar(module(name));
        if (!Files.exists(jar)) {
            throw new IOException("the " + module(name) + " is not built (there is no " + jar
                    + "); ./habeas up builds what is missing");
        }
        return name.equals("dashboard")
                ? dashboard(heap)
                : service(name, Objects.requireNonNull(layout.servicePorts().get(name)), heap);
    }

    private Part service(String name, int port, String heap) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", layout.jdbcUrl(name));
        environment.put("QUARKUS_DATASOURCE_USERNAME", name);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", layout.password(name));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", layout.bootstrapServers());
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", layout.publicKey().toUri().toString());
        environment.put("MP_JWT_VERIFY_ISSUER", StackLayout.ISSUER);
        environment.put("HABEAS_DOCUMENTS_DIR", layout.documents().toString());
        environment.put("MALLOC_ARENA_MAX", "2");
        return part(name, module(name), port, environment, heap);
    }

    private Part dashboard(String heap) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(layout.dashboardPort()));
        environment.put("HABEAS_LEGISLATION_URL", layout.legislationUrl());
        environment.put("HABEAS_DETAINEES_URL", layout.detaineesUrl());
        environment.put("HABEAS_INGEST_URL", layout.ingestUrl());
        environment.put("MALLOC_ARENA_MAX", "2");
        return part("dashboard", "dashboard", layout.dashboardPort(), environment, heap);
    }

    private Part part(String name, String module, int port, Map<String, String> environment, String heap)
            throws IOException {
        ClassArchive archive = archive(name, jar(module));
        return new Part(
                name,
                "http://localhost:" + port,
                port,
                true,
                command(name, jar(module), heap, archive),
                environment,
                layout.logs().resolve(name + ".log"),
                archive);
    }

    private ClassArchive archive(String name, Path jar) throws IOException {
        if (!keepsClasses) {
            return ClassArchive.none();
        }
        try (Stream<Path> all = Files.walk(jar.getParent())) {
            return ClassArchive.of(
                    layout.classArchives(),
                    name,
                    all.filter(f -> f.toString().endsWith(".jar")).sorted().toList());
        }
    }

    private List<String> command(String name, Path jar, String heap, ClassArchive archive) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Xms32m",
                "-XX:+UseSerialGC",
                compiler(name),
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ReservedCodeCacheSize=64m",
                "-Xss512k"));
        command.addAll(archive.options());
        command.addAll(List.of(layout.marker(), "-jar", jar.toString()));
        return command;
    }

    /**
     * On few processors the optimising compiler takes time from those who wait for an answer, and memory: for most parts the quick one
     * is enough. The ingest-service reads much at a time, and gains from it; the legislation-service answers, once it is warm, twice as
     * many reads a second. The detainee-service would find a name among 100,000 people somewhat sooner; the stack then takes longer to
     * start and comes close to its limit of memory.
     */
    private static String compiler(String part) {
        return "-XX:TieredStopAtLevel=" + (part.equals("ingest") || part.equals("legislation") ? 4 : 1);
    }

    private static String module(String name) {
        return name.equals("dashboard") ? name : name + "-service";
    }

    private Path jar(String module) {
        return layout.home().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
