package org.habeas.detainee.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Custody;
import org.habeas.detainee.statement.DisplayRule;
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
     * What makes one reviewer too few to join the two: that the record of both says that somebody is free or dead of whom their own did not say
     * so, or takes a step that no machine has. An absorbed record that says nothing of custody is contradicted by nothing.
     *
     * @return each of these; none where one reviewer is enough
     */
    Set<String> joiningMakes() {
        Set<String> makes = new TreeSet<>();
        for (Predicate<Statement> may : views()) {
            List<Statement> one = survivor.stream().filter(may).toList();
            List<Statement> other = absorbed.stream().filter(may).toList();
            for (LocalDate day : days(one, other)) {
                Custody both = custody(both(one, other), day);
                Custody ofOther = custody(other, day);
                if (isFinal(both) && (custody(one, day) != both || ofOther != Custody.UNKNOWN && ofOther != both)) {
                    makes.add(both.name());
                }
            }
            if (!Steps.forbidden(ofCustody(one), ofCustody(other), today).isEmpty()
                    || !Steps.forbidden(ofCustody(other), ofCustody(one), today).isEmpty()) {
                makes.add("a step that no machine has");
            }
        }
        return makes;
    }

    /** Whether one of the two, by itself, says that somebody is free or dead of whom both together did not. */
    boolean partingNeedsTwo() {
        return inAnyView(may -> {
            List<Statement> one = survivor.stream().filter(may).toList();
            List<Statement> other = absorbed.stream().filter(may).toList();
            return days(one, other).stream().anyMatch(day -> {
                Custody both = custody(both(one, other), day);
                return Stream.of(custody(one, day), custody(other, day)).anyMatch(c -> isFinal(c) && c != both);
            });
        });
    }

    private static List<Statement> both(List<Statement> one, List<Statement> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Today, and each day on which the record of both may say something else: what is announced for a later day is judged now. */
    private List<LocalDate> days(List<Statement> one, List<Statement> other) {
        List<Statement> both = both(one, other);
        List<LocalDate> days = new ArrayList<>();
        Optional<LocalDate> day = Optional.of(today);
        while (day.isPresent()) {
            days.add(day.get());
            day = DisplayRule.nextLimit(both, day.get());
        }
        return days;
    }

    private boolean inAnyView(Predicate<Predicate<Statement>> says) {
        return views().stream().anyMatch(says);
    }

    /** The public record, and the one that the reviewer reads. */
    private List<Predicate<Statement>> views() {
        return List.of(s -> s.tlp() == Tlp.CLEAR, s -> Clearances.mayShow(Outlet.RECORD, s.tlp(), clearance));
    }

    private static Custody custody(List<Statement> statements, LocalDate day) {
        return Standing.of(statements, day).custody();
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
