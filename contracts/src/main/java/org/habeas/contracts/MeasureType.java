package org.habeas.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The eight kinds of measure of the US Congress, in the spelling that congress.gov and GPO use in addresses. */
public enum MeasureType {
    HR("H.R.", Chamber.HOUSE, Form.BILL),
    S("S.", Chamber.SENATE, Form.BILL),
    HJRES("H.J.Res.", Chamber.HOUSE, Form.JOINT_RESOLUTION),
    SJRES("S.J.Res.", Chamber.SENATE, Form.JOINT_RESOLUTION),
    HCONRES("H.Con.Res.", Chamber.HOUSE, Form.CONCURRENT_RESOLUTION),
    SCONRES("S.Con.Res.", Chamber.SENATE, Form.CONCURRENT_RESOLUTION),
    HRES("H.Res.", Chamber.HOUSE, Form.SIMPLE_RESOLUTION),
    SRES("S.Res.", Chamber.SENATE, Form.SIMPLE_RESOLUTION);

    /** What a measure can become: a bill or joint resolution can become law, the others cannot. */
    public enum Form {
        BILL,
        JOINT_RESOLUTION,
        CONCURRENT_RESOLUTION,
        SIMPLE_RESOLUTION
    }

    private final String citation;
    private final Chamber chamber;
    private final Form form;

    MeasureType(String citation, Chamber chamber, Form form) {
        this.citation = citation;
        this.chamber = chamber;
        this.form = form;
    }

    /** Lower case, as it stands in a bill's id: {@code sres}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As printed before the number: {@code S.Res.}. */
    public String citation() {
        return citation;
    }

    /** The chamber in which such a measure starts. */
    public Chamber chamber() {
        return chamber;
    }

    public Form form() {
        return form;
    }

    /** The type with this code in any case, or empty if there is none. */
    public static Optional<MeasureType> ofCode(String code) {
        for (MeasureType type : values()) {
            if (type.name().equalsIgnoreCase(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    @JsonCreator
    static MeasureType fromJson(String code) {
        return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown measure type: " + code));
    }
}
