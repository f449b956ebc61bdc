package org.habeas.cli.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.habeas.contracts.Topic;

/** Creates the topics that are missing and compares those that are there with their definition. */
public final class TopicAdmin implements AutoCloseable {

    /** Which consumer reads which topics: each pair has a dead-letter topic. */
    private static final Map<String, List<Topic>> CONSUMERS = new TreeMap<>(Map.of(
            "ingest", List.of(Topic.DETAINEES_STATE),
            "legislation", List.of(Topic.BILL_RECORDS, Topic.DOCUMENTS, Topic.DOCUMENTS_RESTRICTED),
            "detainee", List.of(Topic.DOCUMENTS, Topic.DOCUMENTS_RESTRICTED)));

    private final Admin admin;

    public TopicAdmin(String bootstrapServers) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                30_000));
    }

    /** Names of all dead-letter topics. */
    public static List<String> deadLetterTopics() {
        List<String> names = new ArrayList<>();
        CONSUMERS.forEach((consumer, topics) -> topics.forEach(topic -> names.add(topic.deadLetterName(consumer))));
        return names;
    }

    /** Creates what is missing and returns its names; changes nothing that exists. */
    public List<String> create() throws ExecutionException, InterruptedException {
        int brokers = admin.describeCluster().nodes().get().size();
        List<String> there = List.copyOf(admin.listTopics().names().get());
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (!there.contains(topic.topicName())) {
                missing.add(new NewTopic(topic.topicName(), Topic.PARTITIONS, Topic.replication(brokers))
                        .configs(topic.configuration(brokers)));
            }
        }
        CONSUMERS.forEach((consumer, topics) -> topics.forEach(topic -> {
            String name = topic.deadLetterName(consumer);
            if (!there.contains(name)) {
                Map<String, String> config = new TreeMap<>(topic.configuration(brokers));
                config.put("cleanup.policy", "delete");
                config.put("retention.ms", Long.toString(Topic.LOG_RETENTION.toMillis()));
                missing.add(new NewTopic(name, Topic.PARTITIONS, Topic.replication(brokers)).configs(config));
            }
        }));
        admin.createTopics(missing).all().get();
        return missing.stream().map(NewTopic::name).toList();
    }

    /** What differs from the definition, a sentence each; empty if all is right. */
    public List<String> verify() throws ExecutionException, InterruptedException {
        int brokers = admin.describeCluster().nodes().get().size();
        List<String> there = List.copyOf(admin.listTopics().names().get());
        List<String> wrong = new ArrayList<>();
        for (String name : deadLetterTopics()) {
            if (!there.contains(name)) {
                wrong.add(name + " is missing");
            }
        }
        for (Topic topic : Topic.values()) {
            if (!there.contains(topic.topicName())) {
                wrong.add(topic.topicName() + " is missing");
                continue;
            }
            TopicDescription description = Objects.requireNonNull(admin.describeTopics(List.of(topic.topicName()))
                    .allTopicNames()
                    .get()
                    .get(topic.topicName()));
            if (description.partitions().size() != Topic.PARTITIONS) {
                wrong.add(topic.topicName() + " has " + description.partitions().size() + " partitions instead of "
                        + Topic.PARTITIONS);
            }
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            new TreeMap<>(topic.configuration(brokers)).forEach((key, wanted) -> {
                String is = config.get(key).value();
                if (!is.equals(wanted)) {
                    wrong.add(topic.topicName() + " has " + key + " " + is + " instead of " + wanted);
                }
            });
        }
        return wrong;
    }

    @Override
    public void close() {
        admin.close();
    }
}
