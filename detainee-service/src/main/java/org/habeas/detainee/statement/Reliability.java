package org.habeas.detainee.statement;

/** How far a source has been right so far, the letters of the Admiralty scale. */
public enum Reliability {
    /** Completely reliable. */
    A,
    B,
    C,
    D,
    /** Unreliable. */
    E,
    /** Nobody can tell, which is not the same as unreliable. */
    F
}
