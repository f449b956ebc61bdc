package org.habeas.detainee.bill;

import java.util.List;
import org.habeas.detainee.document.Until;
import org.jspecify.annotations.Nullable;

/**
 * By which names, documents and bills measures name a person where the past is told.
 *
 * @param names public ones of then; null where those of today hold
 */
public record NamedUntil(@Nullable List<String> names, Until until) {

    /** By all that is known now. */
    public static final NamedUntil NOW = new NamedUntil(null, Until.NOW);
}
