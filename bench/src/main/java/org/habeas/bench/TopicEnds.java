package org.habeas.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.habeas.contracts.Topic;

/** Where each topic ends: two equal ones mean that nothing was published in between, by anyone. */
final class TopicEnds implements AutoCloseable {

    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Admin admin;

    TopicEnds(String bootstrap) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /** The ends once nothing has been published for two seconds. */
    Map<TopicPartition, Long> settled(Duration limit) throws InterruptedException, BenchmarkFailure {
        long end = System.nanoTime() + limit.toNanos();
        Map<TopicPartition, Long> last = now();
        while (true) {
            Thread.sleep(QUIET);
            Map<TopicPartition, Long> next = now();
            if (next.equals(last)) {
                return next;
            }
            if (System.nanoTime() > end) {
                throw new BenchmarkFailure("the topics still grow after " + limit.toSeconds() + " s");
            }
            last = next;
        }
    }

    private Map<TopicPartition, Long> now() throws InterruptedException, BenchmarkFailure {
        try {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            admin.describeTopics(
                            Arrays.stream(Topic.values()).map(Topic::topicName).toList())
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(p -> asked.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
            return admin.listOffsets(asked).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new BenchmarkFailure("the broker does not tell where its topics end: " + e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
