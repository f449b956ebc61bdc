package org.habeas.language.edtf;

/** A text is no date of EDTF, or names a day that does not exist; the message tells a person what would be right. */
public final class NotADate extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NotADate(String message) {
        super(message, null);
    }
}
