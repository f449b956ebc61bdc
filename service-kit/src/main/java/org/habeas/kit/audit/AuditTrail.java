package org.habeas.kit.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.kit.access.Reader;

/** What one request shows above GREEN. It is noted before the answer leaves; what is public costs nothing. */
@RequestScoped
public class AuditTrail {

    private final AuditLog log;
    private final Reader reader;
    private final Map<String, Tlp> shown = new HashMap<>();
    private final String requestId = Ids.newId().toString();
    private String outlet = "";
    private boolean outlives;

    public AuditTrail(AuditLog log, Reader reader) {
        this.log = log;
        this.reader = reader;
    }

    /**
     * Notes that the answer has something with this mark.
     *
     * @param subject id of the record that it belongs to, or an empty text
     */
    public void shown(String subject, Tlp mark) {
        if (isNoted(mark)) {
            shown.merge(subject, mark, AuditTrail::higher);
        }
    }

    /** As {@link #shown(String, Tlp)}, of several things of one record. */
    public void shown(String subject, Stream<Tlp> marks) {
        marks.reduce(AuditTrail::higher).ifPresent(mark -> shown(subject, mark));
    }

    /** What is noted and not written yet: the highest mark by the record's id. */
    public Map<String, Tlp> noted() {
        return Map.copyOf(shown);
    }

    /** Writes what was noted so far; an answer that goes on, such as a stream, calls it before each part. */
    public void write() {
        if (!shown.isEmpty()) {
            log.write(asked(), shown);
            shown.clear();
        }
    }

    /** Notes and writes for an answer that outlives its request. */
    public BiConsumer<String, Stream<Tlp>> writer() {
        outlives = true;
        AuditLog.Asked asked = asked();
        return (subject, marks) -> marks.reduce(AuditTrail::higher)
                .filter(AuditTrail::isNoted)
                .ifPresent(mark -> log.write(asked, Map.of(subject, mark)));
    }

    void begin(String methodAndPath) {
        outlet = methodAndPath;
    }

    /** Whether something may be noted when the head of the answer has left already. */
    boolean outlives() {
        return outlives;
    }

    boolean hasShown() {
        return !shown.isEmpty();
    }

    String requestId() {
        return requestId;
    }

    private AuditLog.Asked asked() {
        return new AuditLog.Asked(reader.subject().orElse(""), outlet, requestId);
    }

    private static boolean isNoted(Tlp mark) {
        return !Tlp.GREEN.covers(mark);
    }

    private static Tlp higher(Tlp a, Tlp b) {
        return a.covers(b) ? a : b;
    }
}
