package org.habeas.detainee.statement;

/** The custody vocabulary: whether somebody is held. The names are the codes. */
public enum Custody {
    UNKNOWN,
    MISSING,
    HELD,
    HOUSE_ARREST,
    RESTRICTED_LIBERTY,
    FREE,
    DEAD
}
