package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a statement does with its value. */
public enum Stance {
    /** Says that it is so. */
    SUPPORTS,
    /** Says that it is not so; it is never shown itself, and makes what it disputes contested. */
    DISPUTES,
    /** Takes an earlier statement back, by its id and with a reason. */
    RETRACTS;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** All codes, for answers that say what would be right. */
    public static final List<String> CODES =
            Arrays.stream(values()).map(Stance::code).toList();

    /** As in JSON: {@code supports}. */
    @JsonValue
    public String code() {
        return code;
    }

    @JsonCreator
    static Stance fromJson(String code) {
        return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown stance: " + code));
    }

    public static Optional<Stance> ofCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
