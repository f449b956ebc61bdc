package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** On whose side a source stands. It is stated with the source and never guessed from its name. */
public enum Alignment {
    /** The state that holds the person: its prosecutors, ministries, courts' press services and media. */
    HOLDING_STATE,
    /** The state that the person is released to, or is a citizen of. */
    RECEIVING_STATE,
    FAMILY_OR_COUNSEL,
    /** A court's own decision, and no report about it. */
    COURT,
    INTERGOVERNMENTAL,
    NGO,
    MEDIA;

    /** All codes, for answers that say what would be right. */
    public static final List<String> CODES =
            Arrays.stream(values()).map(Alignment::code).toList();

    /** As in JSON: {@code holding-state}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Alignment> ofCode(String code) {
        return Arrays.stream(values()).filter(a -> a.code().equals(code)).findFirst();
    }

    @JsonCreator
    static Alignment fromJson(String code) {
        return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown alignment: " + code));
    }

    /** Whether it speaks for those to whom a person comes back. */
    boolean isReceivingSide() {
        return this == RECEIVING_STATE || this == FAMILY_OR_COUNSEL;
    }
}
