package org.habeas.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON pointer into the body, or null
 * @param parameter name of the query parameter, or null
 * @param code short and stable: {@code unknown}, {@code required}, {@code not-a-date} …
 * @param detail a sentence that says what would be right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProblem(
        @Nullable String pointer, @Nullable String parameter, String code, String detail) {

    public static FieldProblem pointer(String pointer, String code, String detail) {
        return new FieldProblem(pointer, null, code, detail);
    }

    public static FieldProblem parameter(String parameter, String code, String detail) {
        return new FieldProblem(null, parameter, code, detail);
    }
}
