package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether somebody becomes free or dead by what is taken away, and not by what is said: by a retraction, a replacement, a mark or a grade. For
 * what is said guards ask for two people; what takes away needs them too.
 */
public final class ByTheWay {

    private ByTheWay() {}

    /**
     * Whether a release or a death is shown that was not shown before, and would not be by what was newly said of it alone.
     *
     * @param before what is said, in one view
     * @param after the same view as it would be
     */
    public static boolean frees(List<Statement> before, List<Statement> after, LocalDate today) {
        Custody is = custody(after, today);
        if (CustodyMachine.guard(is) == Guard.NONE || custody(before, today) == is) {
            return false;
        }
        Set<String> known = before.stream().map(Statement::id).collect(Collectors.toSet());
        List<Statement> said = after.stream()
                .filter(s -> !known.contains(s.id())
                        && s.property() == Property.CUSTODY
                        && s.value().equals(is.name())
                        && s.said().stance() == Stance.SUPPORTS)
                .toList();
        Set<String> again = said.stream().map(Statement::identity).collect(Collectors.toSet());
        List<Statement> taken = Stream.concat(
                        before.stream().filter(s -> !again.contains(s.identity())),
                        said.stream().map(Statement::replacingNothing))
                .toList();
        return custody(taken, today) != is;
    }

    private static Custody custody(List<Statement> statements, LocalDate today) {
        return Standing.of(statements, today).custody();
    }
}
