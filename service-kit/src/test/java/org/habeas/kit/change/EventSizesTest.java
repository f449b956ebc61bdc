package org.habeas.kit.change;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.habeas.contracts.Topic;
import org.habeas.kit.problem.EventTooLarge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventSizesTest {

    private static final byte[] KEY = {'a'};

    @ParameterizedTest
    @EnumSource
    void messageAsLargeAsItsTopicTakesIsAccepted(Topic topic) {
        assertThatCode(() -> EventSizes.check(message(topic, topic.maxMessageBytes())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void largerMessageIsRefused(Topic topic) {
        assertThatExceptionOfType(EventTooLarge.class)
                .isThrownBy(() -> EventSizes.check(message(topic, EventSizes.largest(topic))))
                .withMessageContaining(topic.topicName());
    }

    private static ProducerRecord<byte[], byte[]> message(Topic topic, int bytes) {
        return new ProducerRecord<>(topic.topicName(), KEY, new byte[bytes]);
    }
}
