package org.habeas.kit.fetch;

import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/** Ends a fetch when its time is over, wherever it is: a server that sends one byte now and then is never silent. */
final class Watch implements Runnable {

    private final Duration time;
    private @Nullable HttpUriRequestBase now;
    private boolean over;

    Watch(Duration time) {
        this.time = time;
    }

    /** @throws FetchException if the time is over before it is sent */
    synchronized void sends(HttpUriRequestBase request) throws FetchException {
        if (over) {
            throw tooLong();
        }
        now = request;
    }

    @Override
    public synchronized void run() {
        over = true;
        if (now != null) {
            now.cancel();
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    FetchException tooLong() {
        return new FetchException(
                FetchFault.TIMEOUT,
                "It took longer than the " + time.toSeconds() + " seconds that one fetch may take.");
    }
}
