package org.habeas.cli.alerts;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.habeas.contracts.EventHeaders;

/**
 * The ids of what was read last, by which a message that comes again is known: one that was delivered twice, or that was copied
 * behind its partition because another one was erased. A copy whose original was never read is news.
 */
final class RecentIds {

    private static final int MOST = 200_000;

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** Whether it is read for the first time; what has no id always is. */
    boolean isNews(ConsumerRecord<byte[], byte[]> message) {
        Header id = message.headers().lastHeader(EventHeaders.ID);
        return id == null || ids.put(new String(id.value(), StandardCharsets.UTF_8), true) == null;
    }
}
