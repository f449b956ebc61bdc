package org.habeas.kit.inbox;

import java.util.List;
import java.util.Set;
import org.habeas.contracts.Topic;

/**
 * What a service does with events. {@link #on} runs in a transaction, once per event, in the order of each subject; what
 * it throws is retried if it may pass and set aside on the dead-letter topic if it stays.
 */
public interface EventHandler {

    /** Name of the consumer in metrics, logs and dead-letter topics. */
    String consumer();

    /**
     * Name of the consumer group and of what is known to be applied. It changes only where everything is to be read again, because
     * the handler takes something from events that it did not take before.
     */
    default String reading() {
        return consumer();
    }

    Set<Topic> topics();

    /**
     * How many events that follow one another may be applied in one transaction, 1 where each wants its own. They are applied in
     * their order; where one fails, all are undone and tried again one by one. Locks are held until the last is applied.
     */
    default int together() {
        return 1;
    }

    /** Whether this event may be applied together with others: one that locks more than {@link #lock} knows of may not. */
    default boolean joins(Event event) {
        return true;
    }

    /** Locks what events that are applied together will change, in the order of ids, as everybody does who locks several. */
    default void lock(List<Event> events) {}

    void on(Event event);

    /**
     * Writes what {@link #on} put off, so that many are sent to the database at once. Called in the transaction of the events,
     * behind the last of them.
     */
    default void settle() {}
}
