package org.habeas.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.habeas.kit.test.TestStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rewriting the bills of all Congresses takes longer than any request may. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class MigrationConnectionTest {

    private static final String HISTORY = "patient_history";

    @Inject
    Flyway flyway;

    @Inject
    DataSource pool;

    @Test
    void migrationMayTakeLongerThanAStatementOfARequest() throws SQLException {
        // Given: a database whose role has little patience
        execute("alter role legislation set statement_timeout = '100ms'");
        Patient migration = new Patient();
        // When
        Flyway.configure(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .resourceProvider(new NoFiles())
                .javaMigrations(migration)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        // Then
        assertThat(migration.statementTimeout).hasValue("0");
        assertThat(migration.socketTimeout).hasValue(0);
        try (Connection ofRequests = pool.getConnection()) {
            assertThat(show(ofRequests)).isEqualTo("30s");
            assertThat(ofRequests.getNetworkTimeout()).isEqualTo(60_000);
        }
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        execute("alter role legislation reset statement_timeout");
        execute("drop table if exists " + HISTORY);
    }

    private void execute(String sql) throws SQLException {
        try (Connection c = pool.getConnection();
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private static String show(Connection c) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet row = s.executeQuery("show statement_timeout")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A migration that says how long it might take. */
    private static final class Patient implements JavaMigration {

        private final AtomicReference<String> statementTimeout = new AtomicReference<>();
        private final AtomicInteger socketTimeout = new AtomicInteger(-1);

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("1");
        }

        @Override
        public String getDescription() {
            return "patient";
        }

        @Override
        public @Nullable Integer getChecksum() {
            return null;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            statementTimeout.set(show(context.getConnection()));
            socketTimeout.set(context.getConnection().getNetworkTimeout());
        }
    }

    private static final class NoFiles implements org.flywaydb.core.api.ResourceProvider {

        @Override
        public org.flywaydb.core.api.resource.@Nullable LoadableResource getResource(String name) {
            return null;
        }

        @Override
        public List<org.flywaydb.core.api.resource.LoadableResource> getResources(String prefix, String[] suffixes) {
            return List.of();
        }
    }
}
