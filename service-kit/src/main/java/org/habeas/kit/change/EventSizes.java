package org.habeas.kit.change;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.habeas.contracts.Topic;
import org.habeas.kit.problem.EventTooLarge;

/** Whether the messages of a change fit their topics. */
final class EventSizes {

    /** What the log format and the headers add to one message, generously. */
    private static final int FRAME = 1024;

    private EventSizes() {}

    /**
     * The largest message before compression. The topic's limit holds after it, and every message is compressed: text in
     * UTF-8 leaves more than a tenth of its bits unused, so that what is larger by a sixteenth always fits.
     */
    static int largest(Topic topic) {
        return topic.maxMessageBytes() + topic.maxMessageBytes() / 16;
    }

    /** Whether a change whose parts have so many bytes fits whichever topics it goes to. */
    static boolean fitsEverywhere(long bytes) {
        for (Topic topic : Topic.values()) {
            if (bytes + 2 * FRAME > largest(topic)) {
                return false;
            }
        }
        return true;
    }

    /** @throws EventTooLarge if the topic would not take the message */
    static void check(ProducerRecord<byte[], byte[]> message) {
        Topic topic = Topic.ofName(message.topic()).orElseThrow();
        long bytes = (long) message.key().length + (message.value() == null ? 0 : message.value().length) + FRAME;
        for (Header header : message.headers()) {
            bytes += header.key().length() + header.value().length;
        }
        if (bytes > largest(topic)) {
            throw new EventTooLarge("What would be told of this has " + bytes + " bytes, and " + topic.topicName()
                    + " takes " + largest(topic) + ".");
        }
    }
}
