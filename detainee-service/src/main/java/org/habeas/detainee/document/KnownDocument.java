package org.habeas.detainee.document;

import org.habeas.contracts.Tlp;

/**
 * What a statement that rests on a document has to agree with.
 *
 * @param tlp what rests on the document is at least so restricted
 * @param sha256 of its bytes, lower-case hex
 */
public record KnownDocument(Tlp tlp, String sha256) {}
