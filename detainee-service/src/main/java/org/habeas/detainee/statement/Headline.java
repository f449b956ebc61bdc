package org.habeas.detainee.statement;

import java.util.Locale;

/** Where a person stands, in one word for lists. */
public enum Headline {
    DETAINED,
    CHARGED,
    ON_TRIAL,
    CONVICTED,
    SENTENCED,
    TRANSFERRED,
    HOUSE_ARREST,
    RESTRICTED,
    RELEASED,
    EXCHANGED,
    DIED,
    UNKNOWN;

    /** As in JSON: {@code on-trial}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param exchanged whether a release is known to have been an exchange */
    static Headline of(Custody custody, Proceedings proceedings, boolean exchanged) {
        return switch (custody) {
            case HELD -> ofHeld(proceedings);
            case HOUSE_ARREST -> HOUSE_ARREST;
            case RESTRICTED_LIBERTY -> RESTRICTED;
            case FREE -> exchanged ? EXCHANGED : RELEASED;
            case DEAD -> DIED;
            case UNKNOWN, MISSING -> UNKNOWN;
        };
    }

    private static Headline ofHeld(Proceedings proceedings) {
        return switch (proceedings) {
            case CHARGED -> CHARGED;
            case ON_TRIAL -> ON_TRIAL;
            case CONVICTED -> CONVICTED;
            case SENTENCED, APPEAL, FINAL -> SENTENCED;
            case NONE_KNOWN, INVESTIGATED, SUSPENDED, DISCONTINUED, ACQUITTED, REMITTED -> DETAINED;
        };
    }
}
