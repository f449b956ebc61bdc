package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a reader can check a statement, the least first; it says nothing of who states it. */
public enum Confidence {
    /** Nothing names a place to look it up. */
    LOW,
    /** It can be looked up, but is not archived here with its words. */
    MEDIUM,
    /** Its words are quoted from a document that is archived here. */
    HIGH;

    /** As in JSON: {@code medium}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What follows from where a statement is from. */
    static Confidence of(Evidence e) {
        boolean isQuoted = e.kind().equals("quoted") && e.documentId() != null && e.quote() != null;
        boolean canBeLookedUp = e.documentId() != null || e.url() != null || e.publisher() != null;
        return isQuoted ? HIGH : canBeLookedUp ? MEDIUM : LOW;
    }
}
