package org.habeas.cli.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which parts answer now, asked from outside. */
public record StackStatus(Map<String, Boolean> ready) {

    public static StackStatus of(StackLayout layout) {
        Map<String, Boolean> ready = new LinkedHashMap<>();
        ready.put("postgres", PostgresServer.runningOn(layout.postgres()).isPresent());
        ready.put("kafka", KafkaBroker.answers(layout.kafkaPort()));
        ready.put("legislation", Part.answersReady(layout.legislationPort()));
        ready.put("detainee", Part.answersReady(layout.detaineePort()));
        ready.put("ingest", Part.answersReady(layout.ingestPort()));
        ready.put("dashboard", Part.answersReady(layout.dashboardPort()));
        return new StackStatus(ready);
    }

    public boolean allReady() {
        return !ready.containsValue(false);
    }
}
