package org.habeas.kit.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.habeas.kit.access.TokenSubject;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.ProblemMapper;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what does not hold as a token, wherever it is sent: whoever sends one means to be known, and must not take the
 * public view for the one of their clearance. What has a name that Habeas keeps for itself is refused likewise.
 */
@ApplicationScoped
public class TokenCheck {

    void route(@Observes Router router) {
        router.route("/v1/*").order(RouteOrder.TOKEN).handler(this::check);
    }

    private void check(RoutingContext call) {
        if (!call.request().headers().contains("Authorization")) {
            call.next();
            return;
        }
        Identities.of(call).subscribe().with(identity -> go(call, identity), failure -> {
            if (failure instanceof AuthenticationFailedException) {
                go(call, null);
            } else {
                call.fail(failure);
            }
        });
    }

    private static void go(RoutingContext call, @Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous()) {
            ProblemAnswer.end(call, ErrorCode.UNAUTHENTICATED, ProblemMapper.UNAUTHENTICATED);
        } else {
            TokenSubject.refusal(identity)
                    .ifPresentOrElse(why -> ProblemAnswer.end(call, ErrorCode.UNAUTHENTICATED, why), call::next);
        }
    }
}
