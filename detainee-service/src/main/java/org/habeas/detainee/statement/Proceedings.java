package org.habeas.detainee.statement;

/** The vocabulary of proceedings: how far they are. The names are the codes. */
public enum Proceedings {
    NONE_KNOWN,
    INVESTIGATED,
    CHARGED,
    ON_TRIAL,
    CONVICTED,
    SENTENCED,
    APPEAL,
    FINAL,
    SUSPENDED,
    DISCONTINUED,
    ACQUITTED,
    REMITTED
}
