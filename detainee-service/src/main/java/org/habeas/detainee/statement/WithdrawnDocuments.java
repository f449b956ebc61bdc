package org.habeas.detainee.statement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is said by documents that were retracted, or turned out to be somebody's summary of another one. Nothing is edited: each statement
 * that rests on such a document is taken back by another one that says why.
 */
public final class WithdrawnDocuments {

    /** Who takes it back: no person, and so no second person. */
    public static final String RECORDER = "rule:document-withdrawn/1";

    public static final String RETRACTED = "The document on which it rested was retracted.";

    public static final String SUMMARY =
            "The document on which it rested is a summary of another one, which states nothing itself.";

    private WithdrawnDocuments() {}

    /**
     * What takes back all that rests on a document and counts. What was taken back because of what the document itself says stays so, and
     * so does the last name of a person: a record has one, whatever it rests on.
     *
     * @param all that is said of a person
     * @param why {@link #RETRACTED} or {@link #SUMMARY}
     */
    public static List<Statement> retractions(UUID document, List<Statement> all, String why, Instant now) {
        Withdrawals withdrawals = new Withdrawals(all);
        boolean keepsNames = all.stream()
                .noneMatch(s -> s.property() == Property.NAME
                        && s.said().stance() == Stance.SUPPORTS
                        && withdrawals.counts(s)
                        && !restsOn(document, s));
        return all.stream()
                .filter(s -> restsOn(document, s) && withdrawals.counts(s))
                .filter(s -> s.said().stance() != Stance.RETRACTS || !takesBackItsOwn(document, s, all))
                .filter(s -> !keepsNames || s.property() != Property.NAME)
                .map(s -> TakenBackByRule.retraction(Statements.retractable(s, all), why, Recorder.of(RECORDER), now))
                .toList();
    }

    private static boolean restsOn(UUID document, Statement s) {
        return document.equals(s.evidence().documentId());
    }

    /** A retraction without a source of its own rests on what it takes back. */
    private static boolean takesBackItsOwn(UUID document, Statement retraction, List<Statement> all) {
        return all.stream().anyMatch(s -> s.identity().equals(retraction.said().supersedes()) && restsOn(document, s));
    }
}
