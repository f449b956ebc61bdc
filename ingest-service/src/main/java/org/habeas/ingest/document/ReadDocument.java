package org.habeas.ingest.document;

import java.util.List;
import java.util.Set;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.MemberRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a file turned out to be, before anything is stored.
 *
 * @param text its running text, null if it is a bill's file
 * @param folds the folded words of the text, by which it is searched for names
 * @param bill what it says of its bill, null if it is no bill's file
 * @param members what it says of members, none if it is no register of them
 */
record ReadDocument(
        DocumentRecord document,
        @Nullable String text,
        @Nullable Set<String> folds,
        @Nullable BillRecord bill,
        List<MemberRecord> members) {}
