package org.habeas.kit.change;

/** A row of the log that this version cannot read: written by a newer one, or by hand. It stays unreadable. */
final class UnreadableChange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;

    UnreadableChange(long position, Throwable cause) {
        super("change " + position + " is not readable", cause);
        this.position = position;
    }

    long position() {
        return position;
    }
}
