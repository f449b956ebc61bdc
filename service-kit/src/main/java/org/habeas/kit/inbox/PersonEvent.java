package org.habeas.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Json;

/**
 * What an event of the detainee-service means for who keeps something of its people: how the public record stood, that there is
 * none any more, or that everything has to be forgotten. The log and the state topic may be read in any order, so each has its revision.
 */
public sealed interface PersonEvent {

    UUID person();

    long revision();

    /**
     * The public record with all public names, as it stood from {@code at} on.
     *
     * @param isState whether it is from the state topic, which has the newest of each person; else from the log
     */
    record Stood(DetaineeSummary record, long revision, Instant at, boolean isState) implements PersonEvent {

        @Override
        public UUID person() {
            return record.id();
        }
    }

    /** No record stands under this id: it was absorbed by another one, or erased. */
    record Gone(UUID person, long revision) implements PersonEvent {}

    /** Nothing of the person may be kept, and nothing that was told before may bring them back. */
    record Erased(UUID person, long revision) implements PersonEvent {}

    /**
     * The meaning of an event of the topics {@code DETAINEES} and {@code DETAINEES_STATE}.
     *
     * @throws IllegalArgumentException if it is not of its form
     */
    static PersonEvent of(Event event) {
        return switch (event) {
            case Event.StateEvent(var topic, var subject, var revision, var state) -> {
                if (state == null || state.isNull()) {
                    yield new Gone(UUID.fromString(subject), revision);
                }
                DetaineeSummary record = record(UUID.fromString(subject), state);
                yield new Stood(record, revision, record.updated(), true);
            }
            case Event.ChangeEvent(var topic, var change) -> {
                UUID person = UUID.fromString(change.subject());
                if (change.type() == ChangeType.DETAINEE_ERASED) {
                    yield new Erased(person, change.revision());
                }
                JsonNode record = change.record();
                yield record == null || record.isNull()
                        ? new Gone(person, change.revision())
                        : new Stood(record(person, record), change.revision(), change.time(), false);
            }
        };
    }

    private static DetaineeSummary record(UUID person, JsonNode state) {
        try {
            DetaineeSummary record = Json.mapper().treeToValue(state, DetaineeSummary.class);
            if (!person.equals(record.id())) {
                throw new IllegalArgumentException("a state under the id of another");
            }
            return record;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a state that is not of its form", e);
        }
    }
}
