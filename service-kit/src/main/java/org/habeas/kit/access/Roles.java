package org.habeas.kit.access;

/** The roles that a token can name in {@code groups}. */
public final class Roles {
    /** Brings documents, imports and proposals. */
    public static final String CONTRIBUTOR = "contributor";
    /** Accepts, rejects, merges, retracts, corrects. */
    public static final String REVIEWER = "reviewer";
    /** Subscribes; sees up to its clearance. */
    public static final String PARTNER = "partner";

    public static final String ADMIN = "admin";

    private Roles() {}
}
