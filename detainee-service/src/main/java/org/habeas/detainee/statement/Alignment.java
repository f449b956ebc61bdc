package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    private static final Map<String, Alignment> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Alignment::code, a -> a));

    /** All codes, for answers that say what would be right. */
    public static final List<String> CODES =
            Arrays.stream(values()).map(Alignment::code).toList();

    /** As in JSON: {@code holding-state}. */
    @JsonValue
    public String code() {
        return code;
    }

    public static Optional<Alignment> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
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
