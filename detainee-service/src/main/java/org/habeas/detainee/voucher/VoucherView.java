package org.habeas.detainee.voucher;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.detainee.statement.Alignment;
import org.jspecify.annotations.Nullable;

/**
 * A voucher as reviewers see it.
 *
 * @param issuer as the document named it then; null where somebody was erased whom the document names, and the voucher counts for nothing
 * @param kind of the document then; if either is another now, the voucher counts for nothing
 * @param alignment for whom the issuer speaks
 * @param reason how the reviewer made sure; null where somebody was erased whom the document names
 * @param madeBy subject of the token of the reviewer
 * @param undoneAt null while it stands
 */
@Schema(description = "That a reviewer has made sure who issued a document, and for whom the issuer speaks")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VoucherView(
        UUID id,
        UUID documentId,
        @Nullable String issuer,
        String kind,
        Alignment alignment,
        @Nullable String reason,
        Instant madeAt,
        String madeBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        @Nullable String undoneReason) {}
