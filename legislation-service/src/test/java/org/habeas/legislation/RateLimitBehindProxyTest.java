package org.habeas.legislation;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
@TestProfile(RateLimitBehindProxyTest.BehindProxy.class)
class RateLimitBehindProxyTest {

    public static class BehindProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "habeas.rate-limit.enabled", "true",
                    "habeas.rate-limit.requests", "2",
                    "habeas.rate-limit.period", "1h",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @Test
    void addressIsTheOneThatATrustedProxyNames() {
        for (String address : new String[] {"203.0.113.7", "203.0.113.8"}) {
            for (int i = 0; i < 2; i++) {
                given().header("X-Forwarded-For", address)
                        .get("/v1/bills")
                        .then()
                        .statusCode(200);
            }
            given().header("X-Forwarded-For", address).get("/v1/bills").then().statusCode(429);
        }
    }
}
