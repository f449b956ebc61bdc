package org.habeas.bench.extraction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What was found rightly, found wrongly, and not found. */
record Counts(int right, int wrong, int missed) {

    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(int moreRight, int moreWrong, int moreMissed) {
        return new Counts(right + moreRight, wrong + moreWrong, missed + moreMissed);
    }

    double precision() {
        return right + wrong > 0 ? (double) right / (right + wrong) : missed == 0 ? 1 : 0;
    }

    double recall() {
        return right + missed > 0 ? (double) right / (right + missed) : 1;
    }

    /** To four places, as the scorer has it. */
    double f1() {
        double p = precision();
        double r = recall();
        return p + r == 0
                ? 0
                : new BigDecimal(2 * p * r / (p + r))
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .doubleValue();
    }

    /** As the scorer prints it. */
    String line(String what) {
        return String.format(
                Locale.ROOT,
                "%-16s P %.3f  R %.3f  F1 %.3f  tp %d fp %d fn %d",
                what,
                precision(),
                recall(),
                f1(),
                right,
                wrong,
                missed);
    }
}
