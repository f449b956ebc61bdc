package org.habeas.kit.health;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.habeas.contracts.Topic;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether the topics were right when Kafka last answered. A Kafka that has never answered does not make the service
 * unready: reads and writes go on without it, and what they change is published later.
 */
@Readiness
@Singleton
class TopicsReady implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TopicsReady.class);
    private static final long EVERY_MILLIS = 5_000;

    private final String bootstrap;
    private final Threads threads;
    private volatile @Nullable List<String> wrong;
    private volatile boolean answers;
    private volatile boolean running = true;
    private @Nullable Thread thread;

    TopicsReady(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, Threads threads) {
        this.bootstrap = bootstrap;
        this.threads = threads;
    }

    void start(@Observes StartupEvent event) {
        thread = threads.start("topic-check", this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public HealthCheckResponse call() {
        List<String> found = wrong;
        String kafka = found == null ? "unknown" : answers ? "up" : "away";
        var response = HealthCheckResponse.named("topics").withData("kafka", kafka);
        if (found != null && !found.isEmpty()) {
            return response.withData("wrong", String.join("; ", found)).down().build();
        }
        return response.up().build();
    }

    private void run() {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000);
        try (Admin admin = Admin.create(config)) {
            while (running) {
                try {
                    wrong = check(admin);
                    answers = true;
                } catch (ExecutionException | TimeoutException e) {
                    answers = false;
                } catch (RuntimeException e) {
                    answers = false;
                    LOG.errorf(e, "topic-check-failed");
                }
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> check(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        List<String> wrong = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
            try {
                Config config = Objects.requireNonNull(admin.describeConfigs(List.of(resource))
                        .all()
                        .get(5, TimeUnit.SECONDS)
                        .get(resource));
                String wanted = Objects.requireNonNull(topic.configuration(1).get("cleanup.policy"));
                String is = config.get("cleanup.policy").value();
                if (!is.equals(wanted) && !isOpenToErasure(wanted, config)) {
                    wrong.add(topic.topicName() + " has cleanup.policy " + is + " instead of " + wanted);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    wrong.add(topic.topicName() + " is missing");
                } else {
                    throw e;
                }
            }
        }
        return wrong;
    }

    /** For the moment in which erased values leave a compacted topic it is open to deletion, and keeps all for ever all the same. */
    private static boolean isOpenToErasure(String wanted, Config config) {
        return wanted.equals("compact")
                && config.get("cleanup.policy").value().equals("compact,delete")
                && config.get("retention.ms").value().equals("-1")
                && config.get("retention.bytes").value().equals("-1");
    }
}
