package org.habeas.kit.change;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says in front of which change the publisher of this replica stands still. That does not make the service unready: reads
 * and writes go on, and what they change is published later.
 */
@Readiness
@Singleton
class PublishingReady implements HealthCheck {

    private final Publisher publisher;

    PublishingReady(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("publishing").up();
        publisher
                .stopped()
                .ifPresent(stop ->
                        response.withData("stoppedBefore", stop.position()).withData("reason", stop.reason()));
        return response.build();
    }
}
