package org.habeas.ingest.mail;

/** A mail that cannot be read, with one sentence that says why. */
public final class MailException extends Exception {
    private static final long serialVersionUID = 1L;

    MailException(String sentence) {
        super(sentence);
    }

    MailException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
