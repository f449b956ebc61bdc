package org.habeas.legislation.status;

import java.util.List;
import java.util.regex.Pattern;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Title;
import org.habeas.contracts.MeasureType.Form;

/**
 * Recognises joint resolutions that propose an amendment to the Constitution. Both chambers propose it by two thirds, the States
 * ratify it, and the President has no part in it (Constitution, Article V; Hollingsworth v. Virginia, 3 U.S. 378).
 */
final class ConstitutionalAmendments {

    /** {@code Proposing a balanced budget amendment to the Constitution of the United States.}: what it is begins such a title. */
    private static final Pattern PROPOSAL = Pattern.compile(
            "^(?:A joint resolution )?proposing (?:[\\w-]+ ){0,5}amendments? to the Constitution\\b",
            Pattern.CASE_INSENSITIVE);

    private ConstitutionalAmendments() {}

    /** Whether an official title says that the measure is one; a short title may say anything. */
    static boolean isProposedBy(BillId bill, List<Title> titles) {
        return bill.type().form() == Form.JOINT_RESOLUTION
                && titles.stream()
                        .anyMatch(t -> t.kind().equals("official")
                                && PROPOSAL.matcher(t.text().strip()).find());
    }
}
