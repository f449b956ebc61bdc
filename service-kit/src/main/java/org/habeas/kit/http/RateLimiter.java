package org.habeas.kit.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.habeas.kit.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Refuses more requests than one caller may make, with the time after which the next one is taken. A caller is the
 * subject of a valid token, else the address; an {@code X-Forwarded-For} counts only where Quarkus is set to believe its
 * proxy ({@code quarkus.http.proxy.*}). Each replica counts for itself.
 */
@ApplicationScoped
public class RateLimiter {

    private final RateLimits limits;
    private final LoadingCache<String, Bucket> callers;

    RateLimiter(RateLimits limits) {
        this.limits = limits;
        // whoever was away for a whole period has all of it back, so forgetting him changes nothing
        this.callers = Caffeine.newBuilder()
                .maximumSize(limits.callers())
                .expireAfterAccess(limits.period())
                .build(caller -> bucket());
    }

    void route(@Observes Router router) {
        if (limits.enabled()) {
            router.route("/v1/*").order(RouteOrder.RATE).handler(this::identify);
        }
    }

    private void identify(RoutingContext call) {
        // an invalid token is answered after the count
        Identities.of(call)
                .subscribe()
                .with(identity -> count(call, caller(call, identity)), invalidToken -> count(call, address(call)));
    }

    private void count(RoutingContext call, String caller) {
        ConsumptionProbe probe = callers.get(caller).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            call.next();
            return;
        }
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + 999_999_999L));
        call.response().putHeader("Retry-After", Long.toString(seconds));
        ProblemAnswer.end(
                call,
                ErrorCode.TOO_MANY_REQUESTS,
                "At most " + limits.requests() + " requests in " + spoken(limits.period()) + "; go on in " + seconds
                        + " s.");
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(limits.requests()).refillGreedy(limits.requests(), limits.period()))
                .build();
    }

    private static String caller(RoutingContext call, @Nullable SecurityIdentity identity) {
        return identity == null || identity.isAnonymous()
                ? address(call)
                : "subject " + identity.getPrincipal().getName();
    }

    private static String address(RoutingContext call) {
        SocketAddress remote = call.request().remoteAddress();
        return "address " + (remote == null ? "unknown" : remote.hostAddress());
    }

    private static String spoken(Duration period) {
        return period.toSeconds() + " s";
    }
}
