package org.habeas.cli.stack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which parts answer now, asked from outside: each has to do a little of its work, for a process that hangs is not ready. */
public record StackStatus(Map<String, Boolean> ready) {

    public static StackStatus of(StackLayout layout) throws IOException {
        Map<String, Boolean> ready = new LinkedHashMap<>();
        ready.put("postgres", PostgresServer.answersQueries(layout));
        ready.put("kafka", KafkaBroker.answersRequests(layout.kafkaPort()));
        layout.servicePorts().forEach((name, port) -> ready.put(name, Part.answersReady(port)));
        return new StackStatus(ready);
    }

    public boolean allReady() {
        return !ready.containsValue(false);
    }
}
