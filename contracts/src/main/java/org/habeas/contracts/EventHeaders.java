package org.habeas.contracts;

/** The Kafka headers of an event: CloudEvents 1.0 attributes in binary mode, and our own. */
public final class EventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String SEQUENCE = "ce_sequence";
    public static final String REVISION = "ce_revision";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACE_PARENT = "ce_traceparent";

    /**
     * On a message that stood further ahead in its partition before and was copied when something else was erased there; its
     * {@link #ID} is the same.
     */
    public static final String COPIED = "habeas-copied";

    private EventHeaders() {}
}
