package org.habeas.kit.access;

/** Every way in which something can leave a service. A new one must be added here, and then decided in Clearances. */
public enum Outlet {
    RECORD,
    LIST,
    WHY,
    MATCH,
    DOCUMENT,
    DOCUMENT_TEXT,
    IMPORT,
    PROPOSAL,
    MERGE,
    CHANGES,
    CHANGE_STREAM,
    ALERTS,
    ALERT_STREAM,
    FEED,
    EXPORT,
    KAFKA_PUBLIC,
    KAFKA_RESTRICTED
}
