package org.habeas.legislation.status;

/** The laws under which a measure has a short way through the Senate. */
public enum PrivilegedKind {
    SECTION_502B("Human rights and security assistance: section 502B(c) of the Foreign Assistance Act of 1961"),
    WAR_POWERS("War powers: the removal of United States forces from hostilities"),
    ARMS_EXPORT_CONTROL("Arms Export Control Act: disapproval of an arms sale or transfer");

    private final String label;

    PrivilegedKind(String label) {
        this.label = label;
    }

    /** In words. */
    public String label() {
        return label;
    }
}
