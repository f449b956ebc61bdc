package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a source repeats, where it says nothing of its own: an agency's report, or a statement that is here.
 *
 * @param publisher who said it first
 * @param url where that stands
 * @param id of a statement about the same person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(
        @Nullable String publisher,
        @Nullable String url,
        @Nullable String id) {}
