package org.habeas.contracts;

/** The two chambers of the US Congress. */
public enum Chamber {
    HOUSE,
    SENATE;

    public Chamber other() {
        return this == HOUSE ? SENATE : HOUSE;
    }
}
