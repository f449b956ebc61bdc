package org.habeas.detainee.bill;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.TitleMention;
import org.jspecify.annotations.Nullable;

/**
 * A measure that names a person, or that a document names beside the person.
 *
 * @param bill id of the bill
 * @param record the bill as the legislation-service last told of it; null while it has told of none under this id
 * @param received when that came, which is how fresh {@code record} is; null with it
 * @param inTitle whether the title has a public name of the person
 * @param titleMention where it has it; null where it does not
 * @param documentCount how many documents that the reader may see name both
 * @param documents the newest of those, at most 20
 */
public record NamingBill(
        String bill,
        @Nullable BillSummary record,
        @Nullable Instant received,
        boolean inTitle,
        @Nullable TitleMention titleMention,
        long documentCount,
        List<NamingText> documents) {

    NamingBill in(@Nullable TitleMention mention) {
        return new NamingBill(bill, record, received, inTitle, mention, documentCount, documents);
    }

    /** A document that names the person and the bill: the text of the bill, or what somebody writes of both. */
    public record NamingText(
            UUID id,
            @Nullable String title,
            @Nullable String issuer,
            @Nullable String date,
            String kind) {}
}
