package org.habeas.kit.http;

import io.vertx.core.AsyncResult;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.OptionalLong;
import org.habeas.kit.problem.HabeasException;

/** Takes room for a body before it is read, and leaves it when the call has ended, also by a connection that breaks. */
@ApplicationScoped
public class BodyRoomCheck {

    /** So much of a body that there is no room for is read and thrown away, so that the client comes to hear the answer. */
    private static final long PATIENCE = 4L * 1024 * 1024;

    private final Instance<BodyRoom> rooms;

    BodyRoomCheck(Instance<BodyRoom> rooms) {
        this.rooms = rooms;
    }

    void route(@Observes Router router) {
        router.post("/v1/*").order(RouteOrder.BODY_ROOM).handler(this::check);
    }

    private void check(RoutingContext call) {
        Optional<BodyRoom> room =
                rooms.stream().filter(r -> r.isFor(call.normalizedPath())).findFirst();
        if (room.isEmpty() || !call.request().headers().contains("Authorization")) {
            call.next();
            return;
        }
        String header = call.request().getHeader("Content-Length");
        OptionalLong length = header == null ? OptionalLong.empty() : OptionalLong.of(BodyLimit.length(header));
        call.vertx().executeBlocking(() -> room.get().take(length), false).onComplete(taken -> go(call, taken));
    }

    private static void go(RoutingContext call, AsyncResult<BodyRoom.Place> taken) {
        if (taken.succeeded()) {
            call.addEndHandler(ended -> taken.result().leave());
            if (call.response().closed()) {
                taken.result().leave(); // it broke before anybody listened for that
            }
            call.next();
        } else if (taken.cause() instanceof HabeasException refused) {
            BodyLimit.refuse(call, PATIENCE, refused.code(), refused.detail());
        } else {
            call.fail(taken.cause());
        }
    }
}
