package org.habeas.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be told. A change carries at most one; {@code habeas.alerts.v1} and {@code /v1/alerts} carry
 * exactly these.
 *
 * @param headline one plain sentence
 * @param effective since when it is true, EDTF
 * @param link path of the record on the dashboard
 * @param corrects the alert that this one corrects or retracts
 * @param backfill old news: live followers leave it out unless they ask
 */
public record Alert(
        UUID id,
        Kind kind,
        String subject,
        String headline,
        @Nullable String from,
        @Nullable String to,
        @Nullable String effective,
        @Nullable Provenance why,
        String link,
        @Nullable UUID corrects,
        boolean backfill) {

    /** Why somebody is told. */
    public enum Kind {
        FIRST_KNOWN("first-known"),
        STATUS_CHANGED("status-changed"),
        CORRECTED("corrected"),
        RETRACTED("retracted");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }

        @JsonCreator
        static Kind ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("unknown kind of alert: " + code);
        }
    }
}
