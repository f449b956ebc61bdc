package org.habeas.kit.change;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Sessions outside the pool: the sequencer's lock lives as long as its session, which must never go back to a pool. */
@Singleton
class LogSessions {

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    LogSessions(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setTcpKeepAlive(true);
        source.setOptions("-c statement_timeout=30s");
        source.setConnectTimeout(5);
        source.setSocketTimeout(30);
    }

    Connection open(String purpose) throws SQLException {
        Connection session = source.getConnection();
        session.setClientInfo("ApplicationName", "habeas " + purpose);
        return session;
    }
}
