package org.habeas.kit.change;

/** The log's database failed; the cause says how, and with it whether trying again may help. */
final class ChangeLogFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangeLogFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
