package org.habeas.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Traffic Light Protocol 2.0 (FIRST), from what everyone may see to what never leaves its owner's database. */
public enum Tlp {
    CLEAR("CLEAR"),
    GREEN("GREEN"),
    AMBER("AMBER"),
    AMBER_STRICT("AMBER+STRICT"),
    RED("RED");

    private final String label;

    Tlp(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    /** Whether a reader cleared up to {@code this} may see something marked {@code mark}. */
    public boolean covers(Tlp mark) {
        return mark.ordinal() <= ordinal();
    }

    public static Optional<Tlp> ofLabel(String label) {
        for (Tlp tlp : values()) {
            if (tlp.label.equals(label)) {
                return Optional.of(tlp);
            }
        }
        return Optional.empty();
    }

    @JsonCreator
    static Tlp fromJson(String label) {
        return ofLabel(label).orElseThrow(() -> new IllegalArgumentException("unknown TLP label: " + label));
    }
}
