package org.habeas.contracts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Every Kafka topic of Habeas, defined once. Partitions, retention and sizes are the same wherever Habeas runs; only the
 * replication depends on how many brokers there are.
 */
public enum Topic {
    DOCUMENTS("habeas.documents.v1", Kind.LOG, 4 * Topic.MIB, "document-change"),
    DOCUMENTS_RESTRICTED("habeas.documents.restricted.v1", Kind.LOG, 4 * Topic.MIB, "document-change"),
    BILL_RECORDS("habeas.bill-records.v1", Kind.LOG, 16 * Topic.MIB, "bill-record-change"),
    BILLS("habeas.bills.v1", Kind.LOG, 4 * Topic.MIB, "bill-change"),
    BILLS_STATE("habeas.bills.state.v1", Kind.STATE, Topic.MIB, "bill-summary"),
    DETAINEES("habeas.detainees.v1", Kind.LOG, 4 * Topic.MIB, "detainee-change"),
    DETAINEES_STATE("habeas.detainees.state.v1", Kind.STATE, Topic.MIB, "detainee-summary"),
    MEMBER_RECORDS("habeas.member-records.v1", Kind.STATE, Topic.MIB, "member-record"),
    ALERTS("habeas.alerts.v1", Kind.LOG, 4 * Topic.MIB, "alert");

    /** A log keeps every event for 90 days; a state topic keeps the last event of each subject for ever. */
    public enum Kind {
        LOG,
        STATE
    }

    public static final int PARTITIONS = 6;
    public static final Duration LOG_RETENTION = Duration.ofDays(90);
    private static final int MIB = 1024 * 1024;

    private final String topicName;
    private final Kind kind;
    private final int maxMessageBytes;
    private final String schema;

    Topic(String topicName, Kind kind, int maxMessageBytes, String schema) {
        this.topicName = topicName;
        this.kind = kind;
        this.maxMessageBytes = maxMessageBytes;
        this.schema = schema;
    }

    /** The name on the broker: {@code habeas.bills.v1}. */
    public String topicName() {
        return topicName;
    }

    public Kind kind() {
        return kind;
    }

    /** The largest message in bytes after compression. */
    public int maxMessageBytes() {
        return maxMessageBytes;
    }

    /**
     * The {@code $id} of the JSON Schema of every value on this topic, which is also each event's {@code ce_dataschema}:
     * {@code urn:habeas:schema:v1:bill-change} is the file {@code schemas/v1/bill-change.json}.
     */
    public String dataSchema() {
        return "urn:habeas:schema:v1:" + schema;
    }

    /** The topic's configuration on a cluster of so many brokers, by Kafka's own keys. */
    public Map<String, String> configuration(int brokers) {
        return Map.of(
                "cleanup.policy",
                kind == Kind.STATE ? "compact" : "delete",
                "retention.ms",
                kind == Kind.STATE ? "-1" : Long.toString(LOG_RETENTION.toMillis()),
                "max.message.bytes",
                Integer.toString(maxMessageBytes),
                "min.insync.replicas",
                Integer.toString(brokers >= 3 ? 2 : 1));
    }

    public static short replication(int brokers) {
        return (short) Math.min(3, Math.max(1, brokers));
    }

    public static Optional<Topic> ofName(String topicName) {
        for (Topic topic : values()) {
            if (topic.topicName.equals(topicName)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }

    /** Where {@code consumer} puts what it could not process from this topic: {@code habeas.bills.v1.detainee.dlt}. */
    public String deadLetterName(String consumer) {
        return topicName + "." + consumer + ".dlt";
    }
}
