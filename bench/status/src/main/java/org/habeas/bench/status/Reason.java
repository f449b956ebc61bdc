package org.habeas.bench.status;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.legislation.status.StatusReport.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Why ours is the better answer where the two differ. A reason holds for a rule of ours and the words that it read, never
 * for a bill by its name, so that it says the same of bills yet to come.
 */
enum Reason {
    REPORT_HAS_A_NUMBER(
            "REPORTED",
            "reported",
            "[HS]\\. Rept\\. \\d+-\\d+",
            "A committee reported it: the row names the report by its number. The reference leaves it with the committee."),
    COMMITTEE_RELIEVED_OTHERWISE(
            "REPORTED",
            "discharged",
            "discharged(?: by Yea-Nay Vote|, by petition, pursuant to| pursuant to Section 300)",
            "The committee was relieved of it by a vote, by a petition or by law: the row says so. The reference does not read such a"
                    + " row, and leaves it with the committee."),
    AGREED_BY_ANOTHER_RESOLUTION(
            "PASSED:BILL",
            "agreed-to-other",
            "^Pursuant to the provisions of H\\. Res\\. \\d+ the House agreed to the Senate amendments?\\.$",
            "The House agreed to the Senate's text by way of another resolution, so both chambers have passed the same. The reference does"
                    + " not read that row."),
    ROW_LOST_WORDS(
            "PASSED:BILL",
            "agreed-to-other",
            "^On motion that the House suspend the rules and Agreed to by the Yeas and Nays",
            "The row has lost the words that say what was agreed to; it is the House's vote on the Senate's text, with its roll call, and the"
                    + " bill went to the President. The reference does not read it."),
    REFERRED_ANEW(
            "REFERRED",
            "referred",
            "^Referred to the Committee on ",
            "On that day it was taken from its first committee and sent to another, so it was with no committee in between: it is REFERRED"
                    + " since then. The reference goes by the first referral.");

    private final String status;
    private final String rule;
    private final Pattern text;
    private final String words;

    Reason(String status, String rule, String text, String words) {
        this.status = status;
        this.rule = rule;
        this.text = Pattern.compile(text);
        this.words = words;
    }

    static Optional<Reason> of(Entry ours, @Nullable String text) {
        return text == null
                ? Optional.empty()
                : Stream.of(values())
                        .filter(r -> r.status.equals(ours.status())
                                && r.rule.equals(ours.rule())
                                && r.text.matcher(text).find())
                        .findFirst();
    }

    String words() {
        return words;
    }
}
