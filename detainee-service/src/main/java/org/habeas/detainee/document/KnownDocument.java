package org.habeas.detainee.document;

import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;

/**
 * What a statement that rests on a document has to agree with.
 *
 * @param tlp what rests on the document is at least so restricted
 * @param sha256 of its bytes, lower-case hex
 * @param issuer who issued it; null where nobody said
 * @param url where it was; null where nobody said
 */
public record KnownDocument(
        Tlp tlp,
        String sha256,
        @Nullable String issuer,
        @Nullable String url) {}
