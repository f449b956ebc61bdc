package org.habeas.cli.stack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which parts answer now, asked from outside. */
public record StackStatus(Map<String, Boolean> ready) {

    public static StackStatus of(StackLayout layout) throws IOException {
        Map<String, Boolean> ready = new LinkedHashMap<>();
        ready.put("postgres", PostgresServer.runningOn(layout.postgres()).isPresent());
        ready.put("kafka", KafkaBroker.answers(layout.kafkaPort()));
        for (Part part : new Services(layout).parts()) {
            ready.put(part.name(), part.isReady());
        }
        return new StackStatus(ready);
    }

    public boolean allReady() {
        return !ready.containsValue(false);
    }
}
