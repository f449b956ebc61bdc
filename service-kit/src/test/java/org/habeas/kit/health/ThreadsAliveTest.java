package org.habeas.kit.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ThreadsAliveTest {

    private final Threads threads = new Threads();
    private final ThreadsAlive alive = new ThreadsAlive(threads);

    @Test
    void threadThatDiedMakesTheServiceNotAliveAndIsNamed() throws InterruptedException {
        // Given
        CountDownLatch works = new CountDownLatch(1);
        Thread working = threads.start("works", () -> {
            try {
                works.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(alive.call().getStatus()).isEqualTo(Status.UP);
        // When
        threads.start("dies", () -> {
                    throw new LinkageError("as after a failed upgrade");
                })
                .join();
        // Then
        assertThat(alive.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(alive.call().getData().orElseThrow()).containsEntry("ended", "dies");
        works.countDown();
        working.join();
    }
}
