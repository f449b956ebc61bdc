package org.habeas.ingest.document;

import java.util.List;
import org.habeas.ingest.head.HeadFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document as a whole: what its sender says, and where the sender says nothing, what the document says of
 * itself. Neither side keeps anything of the other, so that whatever changes later, a corrected word or a better reader, the view
 * is computed anew from both.
 */
record DocumentFacts(
        String kind,
        @Nullable String title,
        @Nullable String date,
        @Nullable String issuer,
        List<String> signatories,
        List<String> recipients,
        @Nullable String language) {

    private static final String UNKNOWN = "other";

    /** A summary is about another document: day, issuer and names that stand in it are that document's. */
    static DocumentFacts of(Metadata said, HeadFacts head) {
        boolean isItself = !"summary".equals(said.kind());
        return new DocumentFacts(
                first(said.kind(), first(head.kind(), UNKNOWN)),
                said.title() == null ? head.title() : said.title(),
                said.date() == null && isItself ? head.date() : said.date(),
                said.issuer() == null && isItself ? head.issuer() : said.issuer(),
                names(said.signatories(), isItself ? head.signatories() : List.of()),
                names(said.recipients(), isItself ? head.recipients() : List.of()),
                said.language() == null ? head.language() : said.language());
    }

    private static String first(@Nullable String one, String other) {
        return one == null ? other : one;
    }

    private static List<String> names(@Nullable List<String> said, List<String> read) {
        return said == null ? read : List.copyOf(said);
    }
}
