package org.habeas.cli.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything of one stack is: its ports and its files.
 *
 * @param data real path of the folder of PostgreSQL, Kafka, documents, keys and logs
 * @param portOffset added to every port
 * @param home the checkout, in which the services are built
 */
public record StackLayout(Path data, int portOffset, Path home) {

    public static final List<String> DATABASES = List.of("ingest", "legislation", "detainee");
    public static final String ISSUER = "https://issuer.habeas.local";

    public StackLayout {
        data = real(data.toAbsolutePath().normalize());
        home = home.toAbsolutePath().normalize();
    }

    /** The one spelling of a path, whether or not all of it exists already. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(path.getFileName());
        }
    }

    public int dashboardPort() {
        return 8080 + portOffset;
    }

    public int legislationPort() {
        return 8081 + portOffset;
    }

    public int detaineePort() {
        return 8082 + portOffset;
    }

    public int ingestPort() {
        return 8083 + portOffset;
    }

    /** The ports of the services and of the dashboard by their names, in the order of their start. */
    Map<String, Integer> servicePorts() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("legislation", legislationPort());
        ports.put("detainee", detaineePort());
        ports.put("ingest", ingestPort());
        ports.put("dashboard", dashboardPort());
        return ports;
    }

    public int postgresPort() {
        return 5433 + portOffset;
    }

    public int kafkaPort() {
        return 9094 + portOffset;
    }

    /** Where the JVMs of a checkout keep their classes, whatever the data folder. */
    public Path classArchives() {
        return home.resolve("target/class-archives");
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort();
    }

    public String legislationUrl() {
        return "http://127.0.0.1:" + legislationPort();
    }

    public String detaineesUrl() {
        return "http://127.0.0.1:" + detaineePort();
    }

    public String ingestUrl() {
        return "http://127.0.0.1:" + ingestPort();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/" + database;
    }

    public Path postgres() {
        return data.resolve("postgres");
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    public Path documents() {
        return data.resolve("documents");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path privateKey() {
        return data.resolve("keys").resolve("issuer-private.pem");
    }

    public Path publicKey() {
        return data.resolve("keys").resolve("issuer-public.pem");
    }

    public Path pids() {
        return data.resolve("pids");
    }

    /** Held by the supervisor of the stack for its life. */
    Path lock() {
        return data.resolve("supervisor");
    }

    /** Written when every part is ready, with the supervisor's process id; removed when the stack stops. */
    public Path readyMark() {
        return data.resolve("ready");
    }

    /** On the command line of every process of this stack, so that its leftovers can be told from anybody else's. */
    public String marker() {
        return "-Dhabeas.data=" + data;
    }

    /** The password of a database role, made at the first call and kept with mode 0600. */
    public String password(String role) throws IOException {
        Path file = data.resolve("keys").resolve(role + ".password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        writePrivate(file, password);
        return password;
    }

    /** Writes a file that only its owner can read: whole or, after a crash, not at all. */
    public static void writePrivate(Path file, String text) throws IOException {
        write(file, text, "rw-------");
    }

    /** Writes a file that everybody can read: whole or, after a crash, not at all. */
    public static void writePublic(Path file, String text) throws IOException {
        write(file, text, "rw-r--r--");
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        try (FileChannel out = FileChannel.open(half, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
