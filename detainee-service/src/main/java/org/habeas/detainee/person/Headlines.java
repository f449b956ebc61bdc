package org.habeas.detainee.person;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.detainee.statement.Custody;
import org.habeas.detainee.statement.Proceedings;
import org.habeas.language.edtf.EdtfWords;
import org.jspecify.annotations.Nullable;

/**
 * One plain sentence about where a person stands; dates are words in it, as exact as the source gave them, and where sources
 * disagree it says so.
 */
final class Headlines {

    private Headlines() {}

    static String of(@Nullable DetaineeSummary before, DetaineeSummary now) {
        String was = before == null || standing(before).equals(standing(now)) ? "" : standing(before) + " → ";
        return now.name() + ": " + was + standing(now);
    }

    private static String standing(DetaineeSummary s) {
        String since = s.custodySince() == null ? "" : since(EdtfWords.of(s.custodySince()));
        String by = s.heldBy() == null || Custody.valueOf(s.custody()) != Custody.HELD ? "" : " by " + s.heldBy();
        String custody = switch (Custody.valueOf(s.custody())) {
            case HELD -> "held" + by + since;
            case HOUSE_ARREST -> "under house arrest" + since;
            case RESTRICTED_LIBERTY -> "out of custody with liberty restricted" + since;
            case FREE -> s.headline() + (s.custodySince() == null ? "" : ", " + EdtfWords.of(s.custodySince()));
            case DEAD -> "died" + (s.custodySince() == null ? "" : ", " + EdtfWords.of(s.custodySince()));
            case MISSING -> "missing" + since;
            case UNKNOWN -> "whereabouts unknown";
        };
        String proceedings = switch (Proceedings.valueOf(s.proceedings())) {
            case NONE_KNOWN -> "";
            case INVESTIGATED,
                    CHARGED,
                    ON_TRIAL,
                    CONVICTED,
                    SENTENCED,
                    APPEAL,
                    FINAL,
                    SUSPENDED,
                    DISCONTINUED,
                    ACQUITTED,
                    REMITTED ->
                "; proceedings: " + s.proceedings().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
        return custody + proceedings + caution(s);
    }

    /** What keeps the sentence from being taken for plain and present fact. */
    private static String caution(DetaineeSummary s) {
        String words = Stream.of(
                        s.contested() ? "sources disagree" : "",
                        s.lastVerified() == null ? "" : "as of " + EdtfWords.of(s.lastVerified()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    private static String since(String words) {
        return words.startsWith("between ") ? " since a day " + words : " since " + words;
    }
}
