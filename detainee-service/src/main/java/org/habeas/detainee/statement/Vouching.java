package org.habeas.detainee.statement;

import java.util.UUID;

/**
 * That a reviewer stands for who issued a document and for whom the issuer speaks; what a sender says of it is none.
 *
 * @param id of the voucher
 * @param issuer as the document names it
 */
public record Vouching(UUID id, UUID document, String issuer, Alignment alignment) {

    /** Whether the issuer speaks of what it does or decides itself: who holds somebody of holding them, a court of its decisions. */
    boolean isOfficial() {
        return switch (alignment) {
            case HOLDING_STATE, COURT -> true;
            case RECEIVING_STATE, FAMILY_OR_COUNSEL, INTERGOVERNMENTAL, NGO, MEDIA -> false;
        };
    }
}
