package org.habeas.kit.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.kit.health.Threads;

/** Starts one consumer for each handler that the service has, and stops them with it. */
@ApplicationScoped
public class Consumers {

    private final Instance<EventHandler> handlers;
    private final Inbox inbox;
    private final Threads threads;
    private final MeterRegistry metrics;
    private final String bootstrap;
    private final List<ConsumerLoop> loops = new ArrayList<>();

    Consumers(
            @Any Instance<EventHandler> handlers,
            Inbox inbox,
            Threads threads,
            MeterRegistry metrics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.handlers = handlers;
        this.inbox = inbox;
        this.threads = threads;
        this.metrics = metrics;
        this.bootstrap = bootstrap;
    }

    void start(@Observes StartupEvent event) {
        for (EventHandler handler : handlers) {
            ConsumerLoop loop = new ConsumerLoop(handler, inbox, bootstrap, threads, metrics);
            loops.add(loop);
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loops.forEach(ConsumerLoop::wakeUp);
        for (ConsumerLoop loop : loops) {
            loop.join();
        }
    }
}
