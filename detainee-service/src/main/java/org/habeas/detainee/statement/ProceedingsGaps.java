package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stages of which nobody tells although a later one can only have come by way of them: trials may be secret. That they were is inferred;
 * when, and what was decided there, nobody knows.
 */
public final class ProceedingsGaps {

    private ProceedingsGaps() {}

    /**
     * The stages that must lie before what each statement says, in the order of the proceedings; statements before which nothing is missing
     * are left out.
     *
     * @param told what counts of one person and is past its guard
     * @return by the ids of the statements
     */
    public static Map<String, List<Proceedings>> of(List<Statement> told, LocalDate today) {
        List<Dated> stages = told.stream()
                .filter(s -> s.property() == Property.PROCEEDINGS)
                .map(Dated::of)
                .toList();
        Map<String, List<Proceedings>> gaps = new LinkedHashMap<>();
        for (Dated stage : stages) {
            List<Proceedings> missing = before(stage, stages, today);
            if (!missing.isEmpty()) {
                gaps.put(stage.s().id(), missing);
            }
        }
        return gaps;
    }

    private static List<Proceedings> before(Dated stage, List<Dated> stages, LocalDate today) {
        List<Dated> ofCase =
                stages.stream().filter(d -> d.mayBeAboutTheSameAs(stage)).toList();
        Optional<Proceedings> last = ofCase.stream()
                .filter(d -> d.isBefore(stage, today) && !stage.isBefore(d, today))
                .max(Comparator.comparing(Dated::last).thenComparing(Dated.TIME))
                .map(ProceedingsGaps::code);
        List<Proceedings> missing =
                new ArrayList<>(ProceedingsMachine.between(last.orElse(Proceedings.NONE_KNOWN), code(stage)));
        // what somebody tells of what may be an earlier time, or the same, is not missing
        ofCase.stream().filter(d -> !stage.isBefore(d, today)).forEach(d -> missing.remove(code(d)));
        return List.copyOf(missing);
    }

    private static Proceedings code(Dated d) {
        return Proceedings.valueOf(d.value());
    }
}
