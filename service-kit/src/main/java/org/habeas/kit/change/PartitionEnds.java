package org.habeas.kit.change;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.PolicyViolationException;

/** Where a partition ends and where it begins: behind which offset nothing is under way, and up to which it is deleted. */
final class PartitionEnds {

    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 100;
    private static final int SETTLING = 20;
    private static final String OPEN = "compact,delete";
    private static final String CLOSED = "compact";

    private final Admin admin;

    PartitionEnds(Admin admin) {
        this.admin = admin;
    }

    /** The end, once no transaction is open before it: in front of an open one a committed message cannot be seen. */
    Optional<Long> settled(TopicPartition partition) throws ExecutionException, InterruptedException {
        for (int i = 0; i < SETTLING; i++) {
            long committed = end(partition, IsolationLevel.READ_COMMITTED);
            if (committed == end(partition, IsolationLevel.READ_UNCOMMITTED)) {
                return Optional.of(committed);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return Optional.empty();
    }

    private long end(TopicPartition partition, IsolationLevel level) throws ExecutionException, InterruptedException {
        return offset(partition, OffsetSpec.latest(), level);
    }

    private long offset(TopicPartition partition, OffsetSpec spec, IsolationLevel level)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(partition, spec), new ListOffsetsOptions(level))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /**
     * Deletes what stands before an offset, if anything does. Kafka takes no deletion on a topic that is only compacted, so such
     * a one is open to it for that moment; it keeps all else.
     */
    void delete(TopicPartition partition, long before, boolean isCompacted)
            throws ExecutionException, InterruptedException {
        if (offset(partition, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED) >= before) {
            return;
        }
        if (!isCompacted) {
            delete(partition, before);
            return;
        }
        policy(partition.topic(), OPEN);
        try {
            deleteOnceOpen(partition, before);
        } finally {
            policy(partition.topic(), CLOSED);
        }
    }

    private void deleteOnceOpen(TopicPartition partition, long before) throws ExecutionException, InterruptedException {
        for (int i = 1; ; i++) {
            try {
                delete(partition, before);
                return;
            } catch (ExecutionException e) {
                // the partition's leader may not have heard of the new policy yet
                if (!(e.getCause() instanceof PolicyViolationException) || i == TRIES) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void delete(TopicPartition partition, long before) throws ExecutionException, InterruptedException {
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before)))
                .all()
                .get();
    }

    /** Closes a compacted topic to deletion, if a crash left it open. */
    void restorePolicy(String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        String is = Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).all().get().get(resource))
                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                .value();
        if (!CLOSED.equals(is)) {
            policy(topic, CLOSED);
        }
    }

    private void policy(String topic, String policy) throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> change = List.of(new AlterConfigOp(
                new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, policy), AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), change))
                .all()
                .get();
    }
}
