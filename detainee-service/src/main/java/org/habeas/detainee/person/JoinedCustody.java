package org.habeas.detainee.person;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Custody;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Standing;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Steps;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;

/** What joining or parting two records makes of where their people are: nobody becomes free or dead by the judgement of one reviewer. */
final class JoinedCustody {

    private final List<Statement> survivor;
    private final List<Statement> absorbed;
    private final Tlp clearance;
    private final LocalDate today;

    /**
     * @param survivor what is said under the ids of the one record
     * @param absorbed what is said under those of the other
     * @param clearance of the reviewer: what they may not see they are not told of
     */
    JoinedCustody(List<Statement> survivor, List<Statement> absorbed, Tlp clearance, LocalDate today) {
        this.survivor = survivor;
        this.absorbed = absorbed;
        this.clearance = clearance;
        this.today = today;
    }

    /**
     * Whether the record of both says that somebody is free or dead of whom their own did not say so, or takes a step that no machine has.
     * An absorbed record that says nothing of custody is contradicted by nothing.
     */
    boolean joiningNeedsTwo() {
        return inAnyView(may -> {
            List<Statement> one = survivor.stream().filter(may).toList();
            List<Statement> other = absorbed.stream().filter(may).toList();
            Custody both = custody(Stream.concat(one.stream(), other.stream()).toList());
            Custody ofOther = custody(other);
            return isFinal(both) && (custody(one) != both || ofOther != Custody.UNKNOWN && ofOther != both)
                    || !Steps.forbidden(ofCustody(one), ofCustody(other), today).isEmpty()
                    || !Steps.forbidden(ofCustody(other), ofCustody(one), today).isEmpty();
        });
    }

    /** Whether one of the two, by itself, says that somebody is free or dead of whom both together did not. */
    boolean partingNeedsTwo() {
        return inAnyView(may -> {
            List<Statement> one = survivor.stream().filter(may).toList();
            List<Statement> other = absorbed.stream().filter(may).toList();
            Custody both = custody(Stream.concat(one.stream(), other.stream()).toList());
            return Stream.of(custody(one), custody(other)).anyMatch(c -> isFinal(c) && c != both);
        });
    }

    /** The public record, and the one that the reviewer reads. */
    private boolean inAnyView(Predicate<Predicate<Statement>> says) {
        return says.test(s -> s.tlp() == Tlp.CLEAR)
                || says.test(s -> Clearances.mayShow(Outlet.RECORD, s.tlp(), clearance));
    }

    private Custody custody(List<Statement> statements) {
        return Standing.of(statements, today).custody();
    }

    private static boolean isFinal(Custody custody) {
        return custody == Custody.FREE || custody == Custody.DEAD;
    }

    private static List<Statement> ofCustody(List<Statement> statements) {
        return statements.stream()
                .filter(s -> s.property() == Property.CUSTODY || s.said().stance() == Stance.RETRACTS)
                .toList();
    }
}
