package org.habeas.detainee.match;

import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.document.Until;
import org.jspecify.annotations.Nullable;

/** What people were called, and how their records stood. */
public interface NamesThen {

    /** A name that somebody had, and how restricted it is. */
    record NameThen(String text, Tlp tlp) {}

    /**
     * Somebody as they stood.
     *
     * @param name the main one of the public record of then
     * @param names those that carry one of the marks that were asked for
     * @param born the birth dates of the public record of then, EDTF
     * @param heldSince EDTF
     */
    record PersonThen(
            UUID id,
            String slug,
            String name,
            List<NameThen> names,
            List<String> born,
            @Nullable String heldSince) {}

    /**
     * All people whom a name may have meant then: a few more than do, for who is meant is decided by comparing names.
     *
     * @param alike whom it may mean by the names of today
     * @param marks of the names that the reader may see
     * @param share of what one request may compute: one by this number
     * @throws org.habeas.kit.problem.Unprocessable where the past of too many people would have to be computed
     */
    List<PersonThen> likely(String asked, List<UUID> alike, List<String> marks, Until until, int share);
}
