package org.habeas.detainee.voucher;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer vouches for.
 *
 * @param issuer who issued the document, which has to be what the document says: a wrong one is corrected in the document first
 * @param kind of the document, likewise
 * @param alignment for whom the issuer speaks
 * @param reason how the reviewer made sure
 */
@Schema(description = "That a reviewer has made sure who issued a document, and for whom the issuer speaks")
public record NewVoucher(
        @Nullable String documentId,
        @Nullable String issuer,
        @Nullable String kind,
        @Nullable String alignment,
        @Nullable String reason) {}
