package org.habeas.ingest.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.Head;
import org.habeas.kit.http.Parameters;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer corrects of what is said of a document, as a merge patch (RFC 7396): a field that is not there stays, and one that is null
 * has no value from then on.
 *
 * @param given the fields that are there
 * @param said their values; what is not given is null as well
 * @param reason why, which is told
 */
record Correction(Set<String> given, Metadata said, String reason) {

    static final int LONGEST_REASON = 2_000;

    private static final Set<String> FIELDS = Set.of(
            "title", "date", "issuer", "kind", "signatories", "recipients", "language", "url", "tlp", "describes");

    private static final Set<String> OF_OFFICIAL_FILE = Set.of("title", "url", "tlp");
    private static final Set<String> OF_OWN_FILE = Set.of("title", "url", "tlp", "issuer");

    /** @throws Unprocessable naming each field that is unknown, or has to have a value */
    static Correction read(byte[] body) throws JsonProcessingException {
        ObjectNode patch = StrictJson.read(body, ObjectNode.class);
        JsonNode why = patch.remove("reason");
        Set<String> given = new TreeSet<>();
        patch.fieldNames().forEachRemaining(given::add);
        List<FieldProblem> problems = new ArrayList<>();
        for (String field : given) {
            if (!FIELDS.contains(field)) {
                problems.add(FieldProblem.pointer(
                        "/" + field.replace("~", "~0").replace("/", "~1"),
                        "unknown",
                        "What can be corrected is " + String.join(", ", new TreeSet<>(FIELDS)) + "."));
            }
        }
        for (String needed : List.of("kind", "tlp")) {
            if (patch.has(needed) && patch.get(needed).isNull()) {
                problems.add(FieldProblem.pointer("/" + needed, "required", "A document has a " + needed + "."));
            }
        }
        if (given.isEmpty()) {
            problems.add(FieldProblem.pointer("", "required", "Say what is corrected."));
        }
        refuse(problems);
        Metadata said = StrictJson.read(patch.toString().getBytes(StandardCharsets.UTF_8), Metadata.class);
        return new Correction(given, said, reason(why == null ? null : why.textValue()));
    }

    /** A reason that people can read. */
    static String reason(@Nullable String given) {
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty()) {
            throw wrong("/reason", "required", "Say why.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw wrong("/reason", "too-long", "At most " + LONGEST_REASON + " characters.");
        }
        if (!Parameters.isText(reason)) {
            throw wrong(
                    "/reason", "control-character", "Control characters and halves of characters are not accepted.");
        }
        return reason;
    }

    private static Unprocessable wrong(String pointer, String code, String detail) {
        return new Unprocessable(detail, FieldProblem.pointer(pointer, code, detail));
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Unprocessable(ErrorCode.UNPROCESSABLE, problems.getFirst().detail(), List.copyOf(problems));
        }
    }

    /**
     * Of a bill's file and of a register others hear what it says, apart from it: what is said of the document follows from that, but for
     * what only people say.
     *
     * @throws Unprocessable naming each field that such a document does not take
     */
    void refuseForPublicRecord(Document document) {
        boolean isOfficial = document.isPublicRecord()
                && Document.BILL_STATUS.equals(document.record().kind());
        Set<String> taken = isOfficial ? OF_OFFICIAL_FILE : OF_OWN_FILE;
        List<FieldProblem> problems = new ArrayList<>();
        given.stream()
                .filter(field -> !taken.contains(field))
                .forEach(field -> problems.add(FieldProblem.pointer(
                        "/" + field,
                        "not-taken",
                        "A bill's file or a register of members takes no " + field
                                + "; all else is as the file says.")));
        if (given.contains("tlp") && said.tlp() != document.tlp()) {
            problems.add(FieldProblem.pointer("/tlp", "public-record", "This is a public record; its mark is CLEAR."));
        }
        refuse(problems);
    }

    /** What is said of the document once it is corrected. */
    Head over(DocumentRecord record) {
        return new Head(
                given.contains("kind") ? String.valueOf(said.kind()) : record.kind(),
                given.contains("title") ? said.title() : record.title(),
                given.contains("date") ? said.date() : record.date(),
                given.contains("issuer") ? said.issuer() : record.issuer(),
                given.contains("signatories") ? listOf(said.signatories()) : record.signatories(),
                given.contains("recipients") ? listOf(said.recipients()) : record.recipients(),
                given.contains("language") ? said.language() : record.language(),
                given.contains("url") ? said.url() : record.url(),
                given.contains("tlp") && said.tlp() != null ? said.tlp() : record.tlp(),
                given.contains("describes") ? said.describes() : record.describes());
    }

    /** A missing name among them is found by the check, which comes behind this. */
    private static List<String> listOf(@Nullable List<String> names) {
        return names == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(names));
    }

    /** What a sender would have said who had known it, so that it is held against the same rules. */
    Metadata checked(DocumentRecord record) {
        Head head = over(record);
        boolean isOfContent =
                head.kind().equals(Document.BILL_STATUS) || head.kind().equals(Document.BILL_RECORD);
        return new Metadata(
                head.title(),
                head.date(),
                head.issuer(),
                isOfContent && !given.contains("kind") ? null : head.kind(),
                head.tlp(),
                head.language(),
                head.url(),
                head.describes(),
                head.signatories(),
                head.recipients());
    }
}
