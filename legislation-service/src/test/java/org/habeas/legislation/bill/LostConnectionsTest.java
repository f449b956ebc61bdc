package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Json;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.BillMessages;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

/** PostgreSQL was restarted: every connection of the pool is dead, and each is found out by whoever uses it next. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class LostConnectionsTest {

    private static final int CONNECTIONS = 12;

    @Inject
    AgroalDataSource pool;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void messageThatMeetsOnlyDeadConnectionsIsAppliedAllTheSame() throws Exception {
        // Given: other tests of this run may have sent what has to be set aside
        long before = setAside();
        fillPool();
        try (Connection c = DriverManager.getConnection(url, user, password);
                Statement s = c.createStatement()) {
            s.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user"
                    + " and pid <> pg_backend_pid()");
        }
        // When
        BillMessages.send(
                kafka,
                "113-sres-870",
                Json.mapper().valueToTree(Snapshots.of("113-sres-870").record()));
        // Then
        await().atMost(Duration.ofSeconds(60))
                .failFast(() -> assertThat(setAside()).as("set aside").isEqualTo(before))
                .until(() -> given().get("/v1/bills/113-sres-870").statusCode() == 200);
    }

    private long setAside() {
        return BillMessages.setAside(kafka, Topic.BILL_RECORDS, "legislation");
    }

    private void fillPool() throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(pool.getConnection());
        }
        for (Connection c : all) {
            c.close();
        }
    }
}
