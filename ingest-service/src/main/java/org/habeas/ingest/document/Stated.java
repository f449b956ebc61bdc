package org.habeas.ingest.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Json;
import org.habeas.ingest.head.HeadFacts;
import org.jspecify.annotations.Nullable;

/**
 * What people said of a document: its sender, and reviewers after that. It stands apart from what extractors find, so that no extractor, however
 * new, overwrites somebody's word.
 *
 * @param sender null where it was not kept: then all that is said of the document counts as somebody's word
 * @param reviewers of each field the last correction
 */
record Stated(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Metadata sender, Map<String, Corrected> reviewers) {

    /**
     * One field as a reviewer has corrected it.
     *
     * @param value JSON null where it is to have none
     * @param by subject of the token
     */
    record Corrected(JsonNode value, String by, Instant at, String reason) {}

    static Stated bySender(Metadata said) {
        return new Stated(said, Map.of());
    }

    static Stated of(@Nullable String json) {
        if (json == null) {
            return new Stated(null, Map.of());
        }
        try {
            return Json.mapper().readValue(json, Stated.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was said of a document is not readable", e);
        }
    }

    Stated with(Map<String, Corrected> corrected) {
        Map<String, Corrected> all = new TreeMap<>(reviewers);
        all.putAll(corrected);
        return new Stated(sender, all);
    }

    /**
     * The day that somebody has given, or that nobody has.
     *
     * @param form what the form of the file makes certain
     */
    @Nullable
    String date(DocumentRecord.Head before, Metadata form) {
        if (sender == null || reviewers.containsKey("date")) {
            return before.date();
        }
        return sender.date() == null ? form.date() : sender.date();
    }

    /**
     * What is said of a document once its text is read anew: what somebody has said stands, even if it is that there is nothing to say;
     * the rest is what the file and its text say of it now.
     *
     * @param form what the form of the file makes certain
     */
    DocumentRecord.Head head(DocumentRecord.Head before, Metadata form, HeadFacts found) {
        if (sender == null) {
            return before;
        }
        Metadata said = reviewers.containsKey("kind") ? kind(sender, before.kind()) : sender;
        DocumentFacts now = DocumentFacts.of(said.over(form), found);
        return new DocumentRecord.Head(
                kept("kind") ? before.kind() : now.kind(),
                kept("title") ? before.title() : now.title(),
                kept("date") ? before.date() : now.date(),
                kept("issuer") ? before.issuer() : now.issuer(),
                kept("signatories") ? before.signatories() : now.signatories(),
                kept("recipients") ? before.recipients() : now.recipients(),
                kept("language") ? before.language() : now.language(),
                before.url(),
                before.tlp(),
                before.describes());
    }

    private boolean kept(String field) {
        return reviewers.containsKey(field);
    }

    private static Metadata kind(Metadata said, String kind) {
        return new Metadata(
                said.title(),
                said.date(),
                said.issuer(),
                kind,
                said.tlp(),
                said.language(),
                said.url(),
                said.describes(),
                said.signatories(),
                said.recipients());
    }

    String json() {
        return Json.mapper().valueToTree(this).toString();
    }
}
