package org.habeas.kit.health;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether every thread that should work does. One that has ended comes back only with a new process. */
@Liveness
@Singleton
class ThreadsAlive implements HealthCheck {

    private final Threads threads;

    ThreadsAlive(Threads threads) {
        this.threads = threads;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> ended = threads.ended();
        var response = HealthCheckResponse.named("threads").status(ended.isEmpty());
        return ended.isEmpty()
                ? response.build()
                : response.withData("ended", String.join(", ", ended)).build();
    }
}
