package org.habeas.detainee.statement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How far a statement can be relied on, the least first: how far a reader can check it, and never more than what reviewers think of
 * its source and of what it says, where they have graded them.
 */
public enum Confidence {
    /** Nothing names a place to look it up. */
    LOW,
    /** It can be looked up, but is not archived here with words that were found there. */
    MEDIUM,
    /** Its words are quoted from a document that is archived here, and were found at their place. */
    HIGH;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As in JSON: {@code medium}. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What follows from where a statement is from. */
    static Confidence of(Evidence e, Said said) {
        Confidence checked = of(e);
        Confidence graded = of(said);
        return graded.compareTo(checked) < 0 ? graded : checked;
    }

    /** An unreliable source (D, E) or an improbable word (4, 5) is low, a fair one of either medium; what nobody grades is not lowered. */
    private static Confidence of(Said said) {
        int letter = said.reliability() == null || said.reliability() == Reliability.F
                ? 0
                : said.reliability().ordinal() + 1;
        int number = said.credibility() == null || said.credibility() == 6 ? 0 : said.credibility();
        int worse = Math.max(letter, number);
        return worse >= 4 ? LOW : worse == 3 ? MEDIUM : HIGH;
    }

    private static Confidence of(Evidence e) {
        boolean isQuoted = e.kind().equals("quoted") && e.documentId() != null && e.quote() != null && e.isChecked();
        boolean canBeLookedUp = e.documentId() != null || e.url() != null || e.publisher() != null;
        return isQuoted ? HIGH : canBeLookedUp ? MEDIUM : LOW;
    }
}
