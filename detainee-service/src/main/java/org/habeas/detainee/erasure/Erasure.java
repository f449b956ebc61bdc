package org.habeas.detainee.erasure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants a person erased, and what became of it. Once done it is the audit stub: it holds nothing of the person.
 *
 * @param reason in words; null once the person is erased
 * @param requestedBy the {@code sub} of who asked for it
 * @param decidedBy the {@code sub} of who confirmed or withdrew it
 * @param topicsDoneAt when the topics had lost the values as well; null before
 * @param proposalsRemoved that named somebody of the same name, the oldest 200
 */
public record Erasure(
        UUID id,
        UUID detaineeId,
        State state,
        Category category,
        @Nullable String reason,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable Instant topicsDoneAt,
        List<Namesake> proposalsRemoved) {

    /**
     * A proposal to add somebody of the person's name, which went with the person. If it is about somebody else, whoever sent it
     * may be asked to send it again.
     *
     * @param proposer the {@code sub} of who sent it
     */
    @Schema(name = "ErasureNamesake")
    public record Namesake(UUID id, String proposer, Instant created) {}

    /** Waiting for a second administrator, carried out, or taken back. */
    @Schema(name = "ErasureState")
    public enum State {
        PENDING,
        DONE,
        WITHDRAWN
    }

    /** Why somebody is erased, in a code that says nothing of the person. */
    @Schema(
            name = "ErasureCategory",
            enumeration = {"subject-request", "safety", "court-order", "not-a-detainee", "other"})
    public enum Category {
        SUBJECT_REQUEST("subject-request"),
        SAFETY("safety"),
        COURT_ORDER("court-order"),
        NOT_A_DETAINEE("not-a-detainee"),
        OTHER("other");

        private final String code;

        Category(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }

        static Optional<Category> ofCode(@Nullable String code) {
            return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
        }
    }
}
