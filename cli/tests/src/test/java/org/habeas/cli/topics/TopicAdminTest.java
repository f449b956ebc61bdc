package org.habeas.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.habeas.cli.stack.KafkaBroker;
import org.habeas.contracts.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of topics that somebody else made. */
class TopicAdminTest {

    @Test
    void deadLetterTopicIsComparedAndTheReplicasOfATopicWithThoseTheClusterCanHold(@TempDir Path folder)
            throws Exception {
        // Given
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"), 0);
                TopicAdmin topics = new TopicAdmin(broker.bootstrapServers());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String deadLetters = Topic.BILL_RECORDS.deadLetterName("legislation");
            admin.createTopics(List.of(new NewTopic(deadLetters, 1, (short) 1)
                            .configs(Map.of("max.message.bytes", "1000000", "retention.ms", "7776000000"))))
                    .all()
                    .get();
            topics.create();
            // When, Then
            assertThat(topics.verify())
                    .containsExactly(
                            deadLetters + " has 1 partitions instead of 6",
                            deadLetters + " has max.message.bytes 1000000 instead of 16777216");
            assertThat(topics.verify(3))
                    .contains(
                            "habeas.bills.v1 has partitions with 1 replica instead of 3",
                            deadLetters + " has partitions with 1 replica instead of 3",
                            "habeas.bills.v1 has min.insync.replicas 1 instead of 2");
        }
    }
}
