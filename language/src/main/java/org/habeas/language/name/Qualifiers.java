package org.habeas.language.name;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of somebody, as far as it is known. It can part two names that are alike; that it agrees is told and adds
 * nothing, for many are born in one year.
 *
 * @param born a year, a day, or what is known of it
 * @param captured since when the person is held
 */
public record Qualifiers(@Nullable Edtf born, @Nullable Edtf captured) {

    public static final Qualifiers NONE = new Qualifiers(null, null);

    /** Years apart are two people sooner than days apart, which are mistaken in print. */
    private static final double OTHER_YEAR = 0.25;

    private static final double OTHER_DAY = 0.15;
    private static final double OTHER_CAPTURE = 0.05;

    /** The match with what the two have and lack in common; where one side says nothing, nothing changes. */
    public NameMatch weigh(NameMatch match, Qualifiers other) {
        List<NameMatch.Part> parts = new ArrayList<>(match.explanation());
        double score = match.score();
        score -= compare("born", born, other.born, OTHER_YEAR, OTHER_DAY, parts);
        score -= compare("held since", captured, other.captured, OTHER_CAPTURE, OTHER_CAPTURE, parts);
        return new NameMatch(Math.max(0, score), parts);
    }

    private static double compare(
            String what,
            @Nullable Edtf one,
            @Nullable Edtf other,
            double year,
            double day,
            List<NameMatch.Part> parts) {
        if (one == null || other == null) {
            return 0;
        }
        boolean apart = end(one).isBefore(start(other)) || end(other).isBefore(start(one));
        boolean years = end(one).getYear() < start(other).getYear()
                || end(other).getYear() < start(one).getYear();
        double loss = years ? year : apart ? day : 0;
        String reason = loss == 0
                ? what + ": agrees"
                : what + ": " + (years ? "another year" : "another day") + ", takes off " + loss;
        parts.add(new NameMatch.Part(one.text(), other.text(), null, apart ? 0 : 1, reason));
        return loss;
    }

    private static LocalDate start(Edtf date) {
        LocalDate earliest = date.earliest();
        return earliest == null ? LocalDate.MIN : earliest;
    }

    private static LocalDate end(Edtf date) {
        LocalDate latest = date.latest();
        return latest == null ? LocalDate.MAX : latest;
    }
}
