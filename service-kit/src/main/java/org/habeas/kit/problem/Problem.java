package org.habeas.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of every error answer: {@code application/problem+json}, RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What went wrong, RFC 9457")
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        String code,
        List<FieldProblem> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(
            ErrorCode code, @Nullable String detail, @Nullable String instance, List<FieldProblem> errors) {
        return new Problem(
                "urn:habeas:problem:" + code.code(),
                code.title(),
                code.status(),
                detail,
                instance,
                code.code(),
                errors);
    }
}
