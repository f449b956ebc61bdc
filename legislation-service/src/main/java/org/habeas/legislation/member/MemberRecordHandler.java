package org.habeas.legislation.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.habeas.contracts.Json;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.Topic;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.inbox.EventHandler;

/** What the ingest-service reads of members in a register. */
@ApplicationScoped
class MemberRecordHandler implements EventHandler {

    private final MemberService members;

    MemberRecordHandler(MemberService members) {
        this.members = members;
    }

    @Override
    public String consumer() {
        return "members";
    }

    @Override
    public String reading() {
        return "legislation.members";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.MEMBER_RECORDS);
    }

    /** A register is thousands of members that come at once; each has a row of its own, which nobody else locks. */
    @Override
    public int together() {
        return 200;
    }

    @Override
    public void on(Event event) {
        if (!(event instanceof Event.StateEvent(var topic, String subject, long revision, var state))) {
            throw new IllegalArgumentException("a state topic with something that is no state");
        }
        if (state == null) {
            members.forget(subject);
            return;
        }
        try {
            members.take(Json.mapper().treeToValue(state, MemberRecord.class), revision);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a record that is not of its form", e);
        }
    }
}
