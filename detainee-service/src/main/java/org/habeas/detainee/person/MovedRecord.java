package org.habeas.detainee.person;

import java.util.UUID;

/** The record is read elsewhere: it was merged into another one. */
final class MovedRecord extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final UUID survivor;

    MovedRecord(UUID survivor) {
        super("merged into " + survivor, null, false, false);
        this.survivor = survivor;
    }

    UUID survivor() {
        return survivor;
    }
}
