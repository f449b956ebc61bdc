package org.habeas.legislation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.habeas.kit.test.OpenApiAnswers;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

/** What holds at the edge of a service where an operator has switched on nothing. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class EdgeTest {

    @Inject
    DataSource dataSource;

    @Test
    void noOtherOriginMayReadAndNobodyIsCounted() {
        for (int i = 0; i < 50; i++) {
            given().header("Origin", "https://partner.example")
                    .get("/v1/bills")
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", nullValue());
        }
    }

    @Test
    void jsonIsCompressedForThoseWhoTakeIt() {
        given().noFiltersOfType(OpenApiAnswers.class) // which read JSON, not what it is packed in
                .config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip")
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .header("Content-Encoding", equalTo("gzip"));
    }

    @Test
    void statementThatRunsOnIsEndedByTheDatabase() throws SQLException {
        try (Connection c = dataSource.getConnection();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery("show statement_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("30s");
        }
    }
}
