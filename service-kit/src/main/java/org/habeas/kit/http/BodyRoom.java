package org.habeas.kit.http;

import java.util.OptionalLong;

/** Room on a disk for the bodies that are sent to one address, taken before they are read. */
public interface BodyRoom {

    /** Whether what is sent there is kept in this room. */
    boolean isFor(String path);

    /**
     * Takes room for a body; may wait for the disk.
     *
     * @param length that the body says it has, empty for one in chunks
     * @throws org.habeas.kit.problem.HabeasException if there is none
     */
    Place take(OptionalLong length);

    /** Held until the call has ended. */
    @FunctionalInterface
    interface Place {
        void leave();
    }
}
