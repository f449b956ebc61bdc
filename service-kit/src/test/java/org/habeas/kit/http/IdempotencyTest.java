package org.habeas.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditLog;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.change.LiveLog;
import org.habeas.kit.problem.Unprocessable;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private static LiveLog log;

    private final AtomicInteger times = new AtomicInteger();

    @BeforeAll
    static void startStack() {
        log = new LiveLog();
    }

    @AfterAll
    static void stopStack() {
        log.close();
    }

    @Test
    void sameRequestOfTheSameReaderIsAnsweredFromWhatIsKept() {
        assertThat(times("k1", "anna", Tlp.AMBER, "body")).isEqualTo(1);
        assertThat(times("k1", "anna", Tlp.AMBER, "body")).isEqualTo(1);
        assertThat(times("k1", "boris", Tlp.AMBER, "body")).isEqualTo(2);
        assertThat(times("k2", "anna", Tlp.AMBER, "body")).isEqualTo(3);
    }

    @Test
    void whatOneClearanceWasAnsweredIsNotGivenToAnother() {
        // Given
        times("k3", "anna", Tlp.AMBER, "body");
        // When, Then
        for (Tlp other : new Tlp[] {Tlp.CLEAR, Tlp.GREEN, Tlp.AMBER_STRICT, Tlp.RED}) {
            assertThatExceptionOfType(Unprocessable.class)
                    .as("cleared for %s", other)
                    .isThrownBy(() -> times("k3", "anna", other, "body"))
                    .withMessageContaining("another clearance");
        }
        assertThatExceptionOfType(Unprocessable.class).isThrownBy(() -> times("k3", "anna", Tlp.AMBER, "other"));
        assertThat(times).hasValue(1);
    }

    /** Which time the work was done whose answer is given. */
    private int times(String key, String subject, Tlp clearance, String body) {
        Idempotency idempotency = new Idempotency(
                log.dataSource(),
                Json.mapper(),
                new AuditTrail(new AuditLog(log.dataSource(), Clock.systemUTC()), reader(subject, clearance)),
                Clock.systemUTC());
        Response answer = idempotency.once(
                key,
                reader(subject, clearance),
                "operation",
                body,
                () -> Response.ok(Map.of("time", times.incrementAndGet())).build());
        return Json.mapper().valueToTree(answer.getEntity()).path("time").asInt();
    }

    private static Reader reader(String subject, Tlp clearance) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(subject);
        claims.setStringClaim("clearance", clearance.label());
        return new Reader(QuarkusSecurityIdentity.builder()
                .setPrincipal(new DefaultJWTCallerPrincipal(claims))
                .build());
    }
}
