package org.habeas.legislation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What an operator can switch on at the edge: a limit of requests, and pages of other origins. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
@TestProfile(RateLimitTest.SwitchedOn.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RateLimitTest {

    public static class SwitchedOn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "habeas.rate-limit.enabled", "true",
                    "habeas.rate-limit.requests", "5",
                    "habeas.rate-limit.period", "1h",
                    "habeas.cors.enabled", "true",
                    "habeas.cors.origins", "https://partner.example");
        }
    }

    @Test
    @Order(1)
    void pageOfAListedOriginReadsWithoutCredentialsAndAnotherDoesNot() {
        given().header("Origin", "https://partner.example")
                .get("/q/health/live")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://partner.example"))
                .header("Access-Control-Expose-Headers", equalTo("ETag,Link"))
                .header("Access-Control-Allow-Credentials", equalTo("false"));
        given().header("Origin", "https://elsewhere.example")
                .get("/q/health/live")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", "https://partner.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/v1/bills")
                .then()
                .header("Access-Control-Allow-Methods", equalTo("GET"));
    }

    @Test
    @Order(2)
    void addressIsRefusedAfterItsShareAndToldWhenToComeBack() {
        // Given
        for (int i = 0; i < 5; i++) {
            given().get("/v1/bills").then().statusCode(200);
        }
        // When
        String wait = given().get("/v1/bills")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("too-many-requests"))
                .body("status", equalTo(429))
                .extract()
                .header("Retry-After");
        // Then: one of five comes back in a fifth of the hour
        assertThat(Integer.parseInt(wait)).isBetween(600, 720);
        given().header("X-Forwarded-For", "203.0.113.7").get("/v1/bills").then().statusCode(429);
        given().auth().oauth2("not.a.token").get("/v1/bills").then().statusCode(429);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    @Order(3)
    void eachSubjectHasAShareOfItsOwn() {
        for (String subject : new String[] {"first", "second"}) {
            for (int i = 0; i < 5; i++) {
                as(subject).get("/v1/bills").then().statusCode(200);
            }
            as(subject).get("/v1/bills").then().statusCode(429);
        }
    }

    private static RequestSpecification as(String subject) {
        return given().auth().oauth2(Tokens.of(subject, Tlp.CLEAR, "partner"));
    }
}
