package org.habeas.cli.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
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
            "ingest", List.of(Topic.DETAINEES, Topic.DETAINEES_STATE),
            "legislation", List.of(Topic.BILL_RECORDS, Topic.DOCUMENTS, Topic.DOCUMENTS_RESTRICTED),
            "people", List.of(Topic.DETAINEES, Topic.DETAINEES_STATE),
            "members", List.of(Topic.MEMBER_RECORDS),
            "detainee", List.of(Topic.DOCUMENTS, Topic.DOCUMENTS_RESTRICTED),
            "detainee-bills", List.of(Topic.BILLS, Topic.BILLS_STATE)));

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(20);

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
        Set<String> there = admin.listTopics().names().get();
        List<NewTopic> missing = definitions(brokers()).stream()
                .filter(topic -> !there.contains(topic.name()))
                .toList();
        admin.createTopics(missing).all().get();
        awaitKnown(missing.stream().map(NewTopic::name).toList());
        return missing.stream().map(NewTopic::name).toList();
    }

    /** A topic that was just created is not yet known to every part of the broker. */
    private void awaitKnown(List<String> created) throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (!admin.listTopics().names().get().containsAll(created)) {
            if (System.nanoTime() > end) {
                throw new ExecutionException(
                        new TimeoutException("the broker does not know the topics that it created"));
            }
            Thread.sleep(50);
        }
    }

    /** What differs from the definition, a sentence each; empty if all is right. */
    public List<String> verify() throws ExecutionException, InterruptedException {
        return verify(brokers());
    }

    /** As {@link #verify()}, on a cluster that should have so many brokers. */
    List<String> verify(int brokers) throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        List<String> wrong = new ArrayList<>();
        for (NewTopic topic : definitions(brokers)) {
            if (there.contains(topic.name())) {
                verify(topic, wrong);
            } else {
                wrong.add(topic.name() + " is missing");
            }
        }
        return wrong;
    }

    private void verify(NewTopic topic, List<String> wrong) throws ExecutionException, InterruptedException {
        TopicDescription description = Objects.requireNonNull(admin.describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get()
                .get(topic.name()));
        if (description.partitions().size() != topic.numPartitions()) {
            wrong.add(topic.name() + " has " + description.partitions().size() + " partitions instead of "
                    + topic.numPartitions());
        }
        description.partitions().stream()
                .map(partition -> partition.replicas().size())
                .filter(replicas -> replicas != topic.replicationFactor())
                .distinct()
                .forEach(replicas -> wrong.add(topic.name() + " has partitions with " + replicas
                        + (replicas == 1 ? " replica" : " replicas") + " instead of " + topic.replicationFactor()));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config = Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        topic.configs().forEach((key, wanted) -> {
            String is = config.get(key).value();
            if (!is.equals(wanted)) {
                wrong.add(topic.name() + " has " + key + " " + is + " instead of " + wanted);
            }
        });
    }

    private int brokers() throws ExecutionException, InterruptedException {
        return admin.describeCluster().nodes().get().size();
    }

    /** Every topic as it should be on a cluster of so many brokers, those of dead letters last. */
    private static List<NewTopic> definitions(int brokers) {
        List<NewTopic> all = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            all.add(definition(topic.topicName(), topic.configuration(brokers), brokers));
        }
        CONSUMERS.forEach((consumer, topics) -> topics.forEach(topic -> {
            Map<String, String> config = new TreeMap<>(topic.configuration(brokers));
            config.put("cleanup.policy", "delete");
            config.put("retention.ms", Long.toString(Topic.LOG_RETENTION.toMillis()));
            all.add(definition(topic.deadLetterName(consumer), config, brokers));
        }));
        return all;
    }

    private static NewTopic definition(String name, Map<String, String> config, int brokers) {
        return new NewTopic(name, Topic.PARTITIONS, Topic.replication(brokers)).configs(new TreeMap<>(config));
    }

    @Override
    public void close() {
        admin.close();
    }
}
