package org.habeas.legislation.status;

import java.util.Set;
import java.util.regex.Pattern;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Title;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MeasureType;

/**
 * One row of the table of privileged measures.
 *
 * @param measures the kinds of measure that the law speaks of
 * @param title found in the title of such a measure and in no other
 * @param action what a row of such a measure names where its title does not
 * @param discharge whether the law sends the Senate to section 601(b), which has a motion to discharge
 * @param statement whether it asks for a statement when it is agreed to
 * @param meaning one sentence for readers
 */
record PrivilegedRule(
        String id,
        PrivilegedKind kind,
        Set<MeasureType> measures,
        Pattern title,
        Pattern action,
        String statute,
        boolean discharge,
        boolean statement,
        String meaning) {

    /** Only rows on such a motion are asked: others name a law without the measure resting on it. */
    private static final Pattern OF_A_MOTION = Pattern.compile(
            "^(?:motion to (?:discharge|proceed)\\b|senate committee on .*\\bdischarged\\b)", Pattern.CASE_INSENSITIVE);

    boolean isNamedIn(Title t) {
        return title.matcher(t.text()).find();
    }

    boolean isNamedIn(Action a) {
        return OF_A_MOTION.matcher(a.text()).find() && action.matcher(a.text()).find();
    }

    /** The time that a committee has by section 601(b), which is of the Senate. */
    CommitteeTime timeInCommittee(MeasureType type) {
        if (!discharge) {
            return CommitteeTime.NO_MOTION;
        }
        return type.chamber() == Chamber.SENATE ? CommitteeTime.TEN_DAYS : CommitteeTime.NOT_IN_THE_HOUSE;
    }
}
