package org.habeas.bench.status;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.habeas.legislation.status.StatusReport.Entry;

/**
 * Why ours is the better answer where the two differ. A reason holds for one answer of the reference that is no later than
 * ours, for a rule of ours and for the words that it read, never for a bill by its name.
 */
enum Reason {
    REPORT_HAS_A_NUMBER(
            "REPORTED",
            "REFERRED",
            "reported",
            "[HS]\\. Rept\\. \\d+-\\d+",
            "A committee reported it: the row names the report by its number. The reference leaves it with the committee."),
    COMMITTEE_RELIEVED_OTHERWISE(
            "REPORTED",
            "REFERRED",
            "discharged",
            "discharged(?: by Yea-Nay Vote|, by petition, pursuant to| pursuant to Section 300)",
            "The committee was relieved of it by a vote, by a petition or by law: the row says so. The reference does not read such a"
                    + " row, and leaves it with the committee."),
    AGREED_BY_ANOTHER_RESOLUTION(
            "PASSED:BILL",
            "PASS_BACK:SENATE",
            "agreed-to-other",
            "^Pursuant to the provisions of H\\. Res\\. \\d+ the House agreed to the Senate amendments?\\.$",
            "The House agreed to the Senate's text by way of another resolution, so both chambers have passed the same. The reference does"
                    + " not read that row."),
    ROW_LOST_WORDS(
            "PASSED:BILL",
            "PASS_BACK:SENATE",
            "agreed-to-other",
            "^On motion that the House suspend the rules and Agreed to by the Yeas and Nays.*\\(Roll no\\. \\d+\\)",
            "The row has lost the words that say what was agreed to; it is the House's vote, with its roll call, on what the Senate had sent"
                    + " back. The reference does not read it."),
    LAID_BY_ANOTHER_RESOLUTION(
            "FAIL:ORIGINATING:HOUSE",
            "INTRODUCED",
            "tabled-by-another",
            "^Pursuant to the provisions of H\\. Res\\. \\d+, H\\. Res\\. \\d+ is laid on the table\\.$",
            "The House laid it on the table by way of another resolution, which ends it: the row names it. The reference does not read that"
                    + " row."),
    REFERRED_ANEW(
            "REFERRED",
            "REFERRED",
            "referred",
            "^Referred to the Committee on ",
            "It was sent to another committee after it had been taken from its first: it is REFERRED since then. The reference goes by the"
                    + " first referral.");

    private final String status;
    private final String reference;
    private final String rule;
    private final Pattern text;
    private final String words;

    Reason(String status, String reference, String rule, String text, String words) {
        this.status = status;
        this.reference = reference;
        this.rule = rule;
        this.text = Pattern.compile(text);
        this.words = words;
    }

    static Optional<Reason> of(Difference difference) {
        return Stream.of(values()).filter(r -> r.explains(difference)).findFirst();
    }

    private boolean explains(Difference difference) {
        Entry ours = difference.ours();
        return status.equals(ours.status())
                && reference.equals(difference.reference().status())
                && rule.equals(ours.rule())
                && text.matcher(difference.text()).find()
                && difference.reference().isBefore(ours.since());
    }

    String words() {
        return words;
    }
}
