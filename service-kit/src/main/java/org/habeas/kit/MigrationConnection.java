package org.habeas.kit;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Migrations have a connection of their own, without the timeouts of the pool's: a statement that rewrites a large table takes as
 * long as it takes, and one that is cut off would be cut off again at each start.
 */
@Singleton
class MigrationConnection implements FlywayConfigurationCustomizer {

    private final String url;
    private final String user;
    private final Optional<String> password;

    MigrationConnection(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.jdbcProperties(
                        Map.of("tcpKeepAlive", "true")) // without it nobody would hear that the database's host is gone
                .dataSource(url, user, password.orElse(""))
                .initSql("set statement_timeout = 0"); // a role can have one, too
    }
}
