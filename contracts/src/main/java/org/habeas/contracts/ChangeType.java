package org.habeas.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Every kind of change, with the topic that carries it when it is TLP:CLEAR. The set is closed: consumers switch on it. */
public enum ChangeType {
    DOCUMENT_INGESTED("document.ingested", Topic.DOCUMENTS),
    DOCUMENT_MENTIONS_CHANGED("document.mentions-changed", Topic.DOCUMENTS),
    DOCUMENT_CORRECTED("document.corrected", Topic.DOCUMENTS),
    DOCUMENT_RETRACTED("document.retracted", Topic.DOCUMENTS),
    BILL_RECORD_PUBLISHED("bill-record.published", Topic.BILL_RECORDS),
    MEMBER_RECORD_PUBLISHED("member-record.published", Topic.MEMBER_RECORDS),
    BILL_ADDED("bill.added", Topic.BILLS),
    BILL_STATUS_CHANGED("bill.status-changed", Topic.BILLS),
    BILL_MILESTONE_REACHED("bill.milestone-reached", Topic.BILLS),
    BILL_ACTIONS_ADDED("bill.actions-added", Topic.BILLS),
    BILL_ACTIONS_RETRACTED("bill.actions-retracted", Topic.BILLS),
    BILL_COSPONSORS_CHANGED("bill.cosponsors-changed", Topic.BILLS),
    BILL_TEXTS_PUBLISHED("bill.texts-published", Topic.BILLS),
    BILL_DETAILS_ADDED("bill.details-added", Topic.BILLS),
    BILL_CORRECTED("bill.corrected", Topic.BILLS),
    BILL_MENTIONED("bill.mentioned", Topic.BILLS),
    DETAINEE_ADDED("detainee.added", Topic.DETAINEES),
    DETAINEE_CUSTODY_CHANGED("detainee.custody-changed", Topic.DETAINEES),
    DETAINEE_PROCEEDINGS_CHANGED("detainee.proceedings-changed", Topic.DETAINEES),
    DETAINEE_STATEMENTS_ADDED("detainee.statements-added", Topic.DETAINEES),
    DETAINEE_CONTESTED("detainee.contested", Topic.DETAINEES),
    DETAINEE_CORRECTED("detainee.corrected", Topic.DETAINEES),
    DETAINEE_RETRACTED("detainee.retracted", Topic.DETAINEES),
    DETAINEE_MERGED("detainee.merged", Topic.DETAINEES),
    DETAINEE_UNMERGED("detainee.unmerged", Topic.DETAINEES),
    DETAINEE_STALE("detainee.stale", Topic.DETAINEES),
    DETAINEE_MENTIONED("detainee.mentioned", Topic.DETAINEES),
    DETAINEE_ERASED("detainee.erased", Topic.DETAINEES);

    private final String code;
    private final Topic topic;

    ChangeType(String code, Topic topic) {
        this.code = code;
        this.topic = topic;
    }

    /** As in {@code /v1/changes}: {@code bill.status-changed}. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The CloudEvents type: {@code org.habeas.bill.status-changed.v1}. */
    public String eventType() {
        return "org.habeas." + code + ".v1";
    }

    /**
     * The topic for a change with this mark, or empty if it may be on none, as it is where only states are told. Public topics carry CLEAR only; documents up
     * to AMBER+STRICT go to the restricted topic, which only the services read; RED goes nowhere.
     */
    public Optional<Topic> topic(Tlp tlp) {
        return switch (tlp) {
            case CLEAR -> Optional.of(topic).filter(t -> t.kind() == Topic.Kind.LOG);
            case GREEN, AMBER, AMBER_STRICT ->
                topic == Topic.DOCUMENTS ? Optional.of(Topic.DOCUMENTS_RESTRICTED) : Optional.empty();
            case RED -> Optional.empty();
        };
    }

    /** The compacted topic that keeps the record after such a change, if its subject has one. */
    public Optional<Topic> stateTopic() {
        return switch (topic) {
            case BILLS -> Optional.of(Topic.BILLS_STATE);
            case DETAINEES -> Optional.of(Topic.DETAINEES_STATE);
            case MEMBER_RECORDS -> Optional.of(Topic.MEMBER_RECORDS);
            case DOCUMENTS, DOCUMENTS_RESTRICTED, BILL_RECORDS, BILLS_STATE, DETAINEES_STATE, ALERTS ->
                Optional.empty();
        };
    }

    /**
     * Whether the subject has left its state topic where such a change carries no record: somebody else's record shows it, it was
     * erased, or all that told of a bill was retracted.
     */
    public boolean isRemoval() {
        return this == DETAINEE_MERGED || this == DETAINEE_ERASED || this == BILL_CORRECTED;
    }

    public static Optional<ChangeType> ofCode(String code) {
        for (ChangeType type : values()) {
            if (type.code.equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type of a CloudEvents type attribute, or empty if it is not one of ours. */
    public static Optional<ChangeType> ofEventType(String eventType) {
        for (ChangeType type : values()) {
            if (type.eventType().equals(eventType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    @JsonCreator
    static ChangeType fromJson(String code) {
        return ofCode(code).orElseThrow(() -> new IllegalArgumentException("unknown change type: " + code));
    }
}
