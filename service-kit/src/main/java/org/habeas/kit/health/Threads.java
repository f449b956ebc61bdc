package org.habeas.kit.health;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** Starts the threads that work for as long as the service runs, and knows which of them no longer do. */
@Singleton
public class Threads {

    private static final Logger LOG = Logger.getLogger(Threads.class);

    private final List<Thread> started = new CopyOnWriteArrayList<>();

    /** Starts one that must not end before the service does. */
    public Thread start(String name, Runnable work) {
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name(name)
                .uncaughtExceptionHandler((t, e) -> LOG.errorf(e, "thread-died: %s", t.getName()))
                .start(work);
        started.add(thread);
        return thread;
    }

    /** The names of those that have ended. */
    public List<String> ended() {
        return started.stream().filter(t -> !t.isAlive()).map(Thread::getName).toList();
    }
}
