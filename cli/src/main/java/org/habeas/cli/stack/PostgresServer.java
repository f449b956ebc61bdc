package org.habeas.cli.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * PostgreSQL 18 as a child of this process, durable: the library that unpacks it switches fsync, full_page_writes and
 * synchronous_commit off for tests, and this switches them on again. It listens on loopback and asks for passwords.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("io_method", "sync"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("work_mem", "8MB"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("jit", "off"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("password_encryption", "scram-sha-256"));

    /** Who may connect. Written at the end of the first start, so that it also marks a folder that is whole. */
    private static final String RULES = "host all all 127.0.0.1/32 scram-sha-256\n";

    /** What initdb makes: template1, template0 and postgres, under numbers that are fixed since PostgreSQL 15. */
    private static final Set<String> FIRST_DATABASES = Set.of("1", "4", "5");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    private final EmbeddedPostgres server;
    private final String password;
    private final Path dataDirectory;

    private PostgresServer(EmbeddedPostgres server, String password, Path dataDirectory) {
        this.server = server;
        this.password = password;
        this.dataDirectory = dataDirectory;
    }

    /**
     * Starts on the data of an earlier run, if there is any.
     *
     * @param port 0 for a free one
     * @param password of the superuser postgres
     * @throws IOException if it dies, or does not answer within 60 s
     */
    public static PostgresServer start(Path dataDirectory, int port, String password) throws IOException {
        try {
            return start(dataDirectory, port, password, ProcessBuilder.Redirect.PIPE, Map.of());
        } catch (IOException e) {
            if (port != 0) {
                throw e;
            }
            // another program can take a free port before PostgreSQL has it
            return start(dataDirectory, port, password, ProcessBuilder.Redirect.PIPE, Map.of());
        }
    }

    /**
     * @param log where its words go from the first one on
     * @param more settings beside the usual ones
     */
    static PostgresServer start(
            Path dataDirectory, int port, String password, ProcessBuilder.Redirect log, Map<String, String> more)
            throws IOException {
        Files.createDirectories(dataDirectory.toAbsolutePath().getParent());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setConnectConfig("password", password)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60));
        SETTINGS.forEach(builder::setServerConfig);
        more.forEach(builder::setServerConfig);
        Path binaries = binaries();
        builder.setOverrideWorkingDirectory(binaries.toFile());
        EmbeddedPostgres server;
        // of several stacks that start for the first time one unpacks, and the others wait for it
        try (FileChannel file = FileChannel.open(
                        binaries.resolveSibling("unpacking.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = isUnpacked(binaries) ? null : file.lock()) {
            if (lock != null) {
                removeHalfUnpacked(binaries);
            }
            server = start(builder, dataDirectory);
        }
        PostgresServer started = new PostgresServer(server, password, dataDirectory);
        started.requirePasswords();
        return started;
    }

    /**
     * Moves away what a first start left that was broken off: the library takes the first files of such a folder for a
     * finished one, and PostgreSQL never starts on it. Nothing of anybody's is in it, for databases are made only after the
     * rules; a folder with our rules, or with a database of its own, stays where it is, however damaged.
     *
     * @return where it is now
     */
    static Optional<Path> moveHalfMadeAside(Path dataDirectory) throws IOException {
        if (isEmpty(dataDirectory) || hasOurRules(dataDirectory) || hasDatabases(dataDirectory)) {
            return Optional.empty();
        }
        Path aside =
                dataDirectory.resolveSibling(dataDirectory.getFileName() + ".half-made-" + STAMP.format(Instant.now()));
        return Optional.of(Files.move(dataDirectory, aside, StandardCopyOption.ATOMIC_MOVE));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean hasOurRules(Path dataDirectory) throws IOException {
        Path rules = dataDirectory.resolve("pg_hba.conf");
        return Files.exists(rules) && Files.readString(rules).equals(RULES);
    }

    private static boolean hasDatabases(Path dataDirectory) throws IOException {
        Path base = dataDirectory.resolve("base");
        if (!Files.isDirectory(base)) {
            return false;
        }
        try (Stream<Path> databases = Files.list(base)) {
            return databases
                    .map(database -> database.getFileName().toString())
                    .anyMatch(number -> number.matches("[0-9]+") && !FIRST_DATABASES.contains(number));
        }
    }

    /** The program that makes a new folder, where it outlived the supervisor that had started it. */
    static Optional<ProcessHandle> initialising(Path dataDirectory) {
        return ProcessHandle.allProcesses()
                .filter(p -> {
                    String line = Leftovers.commandLine(p) + " ";
                    return line.contains("/initdb ") && line.contains(" -D " + dataDirectory + " ");
                })
                .findFirst();
    }

    /** The library would wait to its deadline for a server that has died: this ends the waiting when pg_ctl gives up. */
    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder, Path dataDirectory) throws IOException {
        Thread starter = Thread.currentThread();
        AtomicBoolean isDead = new AtomicBoolean();
        Thread watch = Thread.ofVirtual().start(() -> {
            try {
                while (launcher(dataDirectory).isEmpty()) {
                    Thread.sleep(50);
                }
                while (launcher(dataDirectory).isPresent()) {
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                return; // it has started
            }
            if (runningOn(dataDirectory).isEmpty()) {
                isDead.set(true);
                starter.interrupt();
            }
        });
        EmbeddedPostgres server;
        try {
            server = builder.start();
        } finally {
            watch.interrupt();
            while (watch.isAlive()) {
                Thread.onSpinWait(); // it has nothing left to wait for
            }
        }
        if (isDead.get()) {
            Thread.interrupted(); // which only told the library to stop waiting
            server.close();
            throw new IOException("it died");
        }
        return server;
    }

    private static Optional<ProcessHandle> launcher(Path dataDirectory) {
        return ProcessHandle.current()
                .children()
                .filter(p -> Leftovers.commandLine(p).contains("pg_ctl -D " + dataDirectory + " "))
                .findFirst();
    }

    /** Whether the server of a stack, whoever started it, answers a query within three seconds. */
    static boolean answersQueries(StackLayout layout) throws IOException {
        if (runningOn(layout.postgres()).isEmpty()) {
            return false;
        }
        Properties access = new Properties();
        access.put("user", "postgres");
        access.put("password", layout.password("postgres"));
        access.put("loginTimeout", "3");
        access.put("connectTimeout", "3");
        access.put("socketTimeout", "3");
        try (Connection c = DriverManager.getConnection(layout.jdbcUrl("postgres"), access);
                Statement s = c.createStatement()) {
            return exists(s, "select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    /** The postmaster that runs on this data folder, whoever started it. */
    public static Optional<ProcessHandle> runningOn(Path dataDirectory) {
        try {
            List<String> lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
            if (lines.size() > 1 && Path.of(lines.get(1)).equals(dataDirectory.toAbsolutePath())) {
                return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(p -> p.info().command().orElse("").contains("postgres"));
            }
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // no file, or one that was cut off: nothing of ours is running
        }
        return Optional.empty();
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    boolean isAlive() {
        return runningOn(dataDirectory).isPresent();
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), "postgres", password);
    }

    /**
     * Creates, where missing, one database for each role under the role's own name. A role can connect to its own database
     * only.
     */
    public void createDatabases(Map<String, String> passwordByRole) throws SQLException {
        try (Connection c = connect("postgres");
                Statement s = c.createStatement()) {
            s.execute("revoke connect on database postgres from public");
            for (Map.Entry<String, String> entry : passwordByRole.entrySet()) {
                String role = entry.getKey();
                if (!exists(s, "select from pg_roles where rolname = '" + role + "'")) {
                    s.execute("create role \"" + role + "\" login");
                }
                s.execute("alter role \"" + role + "\" password '" + entry.getValue() + "'");
                if (!exists(s, "select from pg_database where datname = '" + role + "'")) {
                    s.execute("create database \"" + role + "\" owner \"" + role + "\"");
                }
                s.execute("revoke all on database \"" + role + "\" from public");
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /**
     * Where the server's programs are unpacked, shared by all stacks of one user and open to nobody else: whoever could write
     * there would run as this user.
     */
    private static Path binaries() throws IOException {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        Path own = base.resolve("habeas");
        try {
            Files.createDirectories(own);
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new IOException(
                    own + ", where its programs are unpacked, cannot be made; set XDG_CACHE_HOME to a folder of yours",
                    e);
        }
        return own.resolve("postgres");
    }

    private static boolean isUnpacked(Path binaries) throws IOException {
        if (!Files.isDirectory(binaries)) {
            return false;
        }
        try (Stream<Path> folders = Files.list(binaries)) {
            List<Path> unpacked = folders.filter(Files::isDirectory).toList();
            return !unpacked.isEmpty() && unpacked.stream().allMatch(folder -> Files.exists(folder.resolve(".exists")));
        }
    }

    /** The library marks what it has unpacked whole; without the mark it was killed half-way and would fail for ever. */
    private static void removeHalfUnpacked(Path binaries) throws IOException {
        if (!Files.isDirectory(binaries)) {
            return;
        }
        try (Stream<Path> folders = Files.list(binaries)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (!Files.exists(folder.resolve(".exists"))) {
                    try (Stream<Path> files = Files.walk(folder)) {
                        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                            Files.delete(file);
                        }
                    }
                }
            }
        }
    }

    /** A new cluster trusts everybody on this machine; from the first start on it does not. */
    private void requirePasswords() throws IOException {
        if (hasOurRules(dataDirectory)) {
            return;
        }
        try (Connection c = connect("postgres");
                Statement s = c.createStatement()) {
            s.execute("alter role postgres password '" + password + "'");
            StackLayout.writePrivate(dataDirectory.resolve("pg_hba.conf"), RULES);
            s.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("the new PostgreSQL could not be given a password", e);
        }
    }

    private static boolean exists(Statement s, String query) throws SQLException {
        try (ResultSet row = s.executeQuery(query)) {
            return row.next();
        }
    }
}
