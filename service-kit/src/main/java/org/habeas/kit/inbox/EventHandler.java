package org.habeas.kit.inbox;

import java.util.Set;
import org.habeas.contracts.Topic;

/**
 * What a service does with events. {@link #on} runs in a transaction, once per event, in the order of each subject; what
 * it throws is retried if it may pass and set aside on the dead-letter topic if it stays.
 */
public interface EventHandler {

    /** Name of the consumer group and of the dead-letter topics; never changes, or everything is read again. */
    String consumer();

    Set<Topic> topics();

    void on(Event event);
}
