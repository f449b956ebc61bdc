package org.habeas.kit.change;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.habeas.contracts.Change;
import org.habeas.contracts.Json;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Gone;
import org.habeas.kit.problem.InvalidRequest;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events from the log, on the request's own virtual thread, which reads on only when the last event was taken: a
 * slow client costs a waiting thread and no buffer. Another thread must not send: the framework writes the head of the
 * answer when the resource method returns, and the two would race for it.
 */
@ApplicationScoped
class ChangeStream {

    private static final Logger LOG = Logger.getLogger(ChangeStream.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int BATCH = 100;

    private final ChangeFeed feed;
    private final Clock clock;
    private final AtomicInteger open = new AtomicInteger();

    ChangeStream(ChangeFeed feed, Clock clock, MeterRegistry metrics) {
        this.feed = feed;
        this.clock = clock;
        metrics.gauge("habeas.streams.open", open);
    }

    /**
     * Where a stream starts: after the last event seen, after a position, or now. Whatever is wrong with that is told here,
     * before the answer begins: a client that hears of it as the end of a stream asks for the same again, for ever.
     *
     * @throws Gone if the position lies before the oldest change still kept
     */
    static long start(@Nullable String lastEventId, @Nullable Long after, ChangeFeed feed) {
        if (lastEventId != null && !lastEventId.isBlank()) {
            try {
                long position = Long.parseLong(lastEventId.strip());
                if (position >= 0) {
                    return feed.kept(position);
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new InvalidRequest(
                    "Last-Event-ID is the id of an event of this stream, a number.",
                    FieldProblem.parameter("Last-Event-ID", "not-a-number", "Not a position."));
        }
        return after == null ? feed.newest() : feed.kept(after);
    }

    /**
     * Sends until the client goes, and returns then.
     *
     * @param until when the reader's token ends, and with it what it let the reader see; the client resumes with another
     */
    void run(ChangeQuery query, long start, Instant until, AuditTrail trail, SseEventSink sink, Sse sse) {
        open.incrementAndGet();
        long position = start;
        long lastSent = System.nanoTime();
        try (sink) {
            send(sink, sse.newEventBuilder().comment("open").build());
            boolean more = true;
            while (!sink.isClosed() && clock.instant().isBefore(until)) {
                if (more) {
                    ChangeFeed.Found found = feed.look(query, position, BATCH).notedBy(trail);
                    trail.write(); // before any of it is sent
                    for (Change change : found.changes()) {
                        send(sink, event(sse, query, change));
                        lastSent = System.nanoTime();
                    }
                    position = found.upTo();
                }
                if (System.nanoTime() - lastSent > HEARTBEAT.toNanos()) {
                    send(sink, sse.newEventBuilder().comment("heartbeat").build());
                    lastSent = System.nanoTime();
                }
                more = feed.awaitBeyond(position, 500);
            }
        } catch (InterruptedException | CompletionException | IllegalStateException e) {
            LOG.debugf("a stream ended: %s", e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.infof(
                    "a stream was ended, its client will resume: %s",
                    e.getClass().getSimpleName());
        } finally {
            open.decrementAndGet();
        }
    }

    private static void send(SseEventSink sink, OutboundSseEvent event) {
        sink.send(event).toCompletableFuture().join();
    }

    private static OutboundSseEvent event(Sse sse, ChangeQuery query, Change change) {
        Object data = query.alertsOnly() && change.alert() != null
                ? new AlertPage.PositionedAlert(change.position(), change.time(), change.alert())
                : change;
        return sse.newEventBuilder()
                .id(Long.toString(change.position()))
                .name(change.type().code())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Json.mapper().valueToTree(data))
                .build();
    }
}
