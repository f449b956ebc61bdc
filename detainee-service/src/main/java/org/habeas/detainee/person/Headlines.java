package org.habeas.detainee.person;

import java.util.Locale;
import org.habeas.contracts.DetaineeSummary;
import org.jspecify.annotations.Nullable;

/** One plain sentence about where a person stands; a date stands in it as the source gave it. */
final class Headlines {

    private Headlines() {}

    static String of(@Nullable DetaineeSummary before, DetaineeSummary now) {
        String was = before == null || standing(before).equals(standing(now)) ? "" : standing(before) + " → ";
        return now.name() + ": " + was + standing(now);
    }

    private static String standing(DetaineeSummary s) {
        String since = s.custodySince() == null ? "" : " since " + s.custodySince();
        String by = s.heldBy() == null || !s.custody().equals("HELD") ? "" : " by " + s.heldBy();
        String custody = switch (s.custody()) {
            case "HELD" -> "held" + by + since;
            case "HOUSE_ARREST" -> "under house arrest" + since;
            case "RESTRICTED_LIBERTY" -> "out of custody with liberty restricted" + since;
            case "FREE" -> s.headline() + (s.custodySince() == null ? "" : ", " + s.custodySince());
            case "DEAD" -> "died" + (s.custodySince() == null ? "" : ", " + s.custodySince());
            case "MISSING" -> "missing" + since;
            default -> "whereabouts unknown";
        };
        String proceedings = s.proceedings().equals("NONE_KNOWN")
                ? ""
                : "; proceedings: " + s.proceedings().toLowerCase(Locale.ROOT).replace('_', ' ');
        return custody + proceedings + (s.lastVerified() == null ? "" : " (as of " + s.lastVerified() + ")");
    }
}
