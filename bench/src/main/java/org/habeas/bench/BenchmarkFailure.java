package org.habeas.bench;

/** A benchmark could not be brought to its end, so that there is no figure to tell. */
public final class BenchmarkFailure extends Exception {

    private static final long serialVersionUID = 1L;

    BenchmarkFailure(String message) {
        super(message);
    }
}
