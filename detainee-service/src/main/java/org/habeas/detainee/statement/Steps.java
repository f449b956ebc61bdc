package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which new statements say a step that no machine has, from what is shown to what would be. */
public final class Steps {

    private Steps() {}

    /**
     * The statements that nothing leads to, each with the sentence that says what would be right. What is new is gone through by its time,
     * step by step from what is shown, as if one had come after the other. What speaks of what may be the same time is no step but a
     * contradiction, and is taken; so is what is not shown anyhow.
     *
     * @param there what is said so far; nothing of somebody who is new
     * @param added what is new
     */
    public static Map<Statement, String> forbidden(List<Statement> there, List<Statement> added, LocalDate today) {
        Map<Statement, String> forbidden = new LinkedHashMap<>();
        Map<Boolean, List<Statement>> retracting =
                added.stream().collect(Collectors.partitioningBy(s -> s.said().stance() == Stance.RETRACTS));
        List<Statement> stated = retracting.getOrDefault(false, List.of());
        for (Property property : List.of(Property.CUSTODY, Property.PROCEEDINGS)) {
            // what takes back comes first: what is new follows what is left
            List<Statement> known = new ArrayList<>(there);
            known.addAll(retracting.getOrDefault(true, List.of()));
            for (List<Statement> run : runs(property, stated)) {
                Optional<Map.Entry<Statement, String>> found = step(
                        property,
                        before(property, run.getFirst().scope(), withoutReplaced(known, stated, run)),
                        run,
                        stated,
                        today);
                found.ifPresent(step -> forbidden.put(step.getKey(), step.getValue()));
                if (found.isEmpty()) {
                    known.addAll(run);
                }
            }
        }
        return forbidden;
    }

    /** What is new by its time, those together that follow each other and say the same of the same case: two sources of one release. */
    private static List<List<Statement>> runs(Property property, List<Statement> stated) {
        List<List<Statement>> runs = new ArrayList<>();
        Dated before = null;
        for (Dated d : stated.stream()
                .filter(s -> s.property() == property)
                .map(Dated::of)
                .sorted(Comparator.comparing(Dated::first)
                        .thenComparing(Dated::last)
                        .thenComparing(Dated::value)
                        .thenComparing(d -> d.s().id()))
                .toList()) {
            if (before == null || !before.saysAs(d) || !before.isOfTheSameAs(d)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(d.s());
            before = d;
        }
        return runs;
    }

    /** What others replace in the same breath leads to nothing any more. */
    private static List<Statement> withoutReplaced(
            List<Statement> known, List<Statement> stated, List<Statement> besides) {
        Set<String> replaced = stated.stream()
                .filter(s -> !besides.contains(s))
                .flatMap(s -> Stream.ofNullable(s.said().supersedes()))
                .collect(Collectors.toSet());
        return replaced.isEmpty()
                ? known
                : known.stream().filter(s -> !replaced.contains(s.identity())).toList();
    }

    /**
     * Of new statements those that would replace a death which is shown: nobody comes back to life by the way, so it is retracted, with a
     * reason, by who reviews it.
     */
    public static List<Statement> replacingDeath(List<Statement> there, List<Statement> added, LocalDate today) {
        Set<String> dead = DisplayRule.counted(Property.CUSTODY, there, today).stream()
                .filter(d -> d.value().equals(Custody.DEAD.name()))
                .map(d -> d.s().identity())
                .collect(Collectors.toSet());
        return added.stream()
                .filter(s -> s.said().stance() != Stance.RETRACTS
                        && s.said().supersedes() != null
                        && dead.contains(s.said().supersedes()))
                .toList();
    }

    /**
     * The release or the death that is shown by some statements, and would be held back if they stood otherwise.
     *
     * @param before what is said
     * @param after the same with other grades, sides or origins
     */
    public static Optional<String> belowGuard(List<Statement> before, List<Statement> after, LocalDate today) {
        Statement shown = DisplayRule.shown(Property.CUSTODY, before, today).chosen();
        if (shown == null || CustodyMachine.guard(Custody.valueOf(shown.value())) == Guard.NONE) {
            return Optional.empty();
        }
        Dated was = Dated.of(shown);
        boolean stands = DisplayRule.counted(Property.CUSTODY, after, today).stream()
                .anyMatch(d -> d.saysAs(was) && d.mayBeOfTheTimeOf(was, today));
        return stands ? Optional.empty() : Optional.of(shown.value());
    }

    /**
     * @param added what is new of one time, value and case
     * @param beside all that is new: two sources that come together confirm each other
     */
    private static Optional<Map.Entry<Statement, String>> step(
            Property property, List<Statement> there, List<Statement> added, List<Statement> beside, LocalDate today) {
        DisplayRule.Choice was = DisplayRule.shown(property, there, today);
        List<Statement> all = Stream.concat(there.stream(), added.stream()).toList();
        DisplayRule.Choice is = DisplayRule.shown(property, all, today);
        Statement from = was.chosen();
        if (from == null || was.ended() || is.chosen() == null) {
            return Optional.empty();
        }
        boolean isDead = property == Property.CUSTODY && is.chosen().value().equals(Custody.DEAD.name());
        if (isDead) {
            return DisplayRule.counted(property, beside, today).stream()
                    .filter(d -> added.contains(d.s())
                            && Dated.of(from).saysAs(Dated.of(is.chosen()))
                            && !d.value().equals(Custody.DEAD.name())
                            && Dated.of(from).last().isBefore(d.first()))
                    .map(d -> Map.entry(
                            d.s(),
                            "The person is known to have died, and nobody is " + d.value()
                                    + " after that. If the death is wrong, retract the statements that say so first"
                                    + " (POST /v1/statements/{id}/retract)."))
                    .findFirst();
        }
        Statement to = is.chosen();
        if (!added.contains(to) || !Dated.of(from).isBefore(Dated.of(to), today)) {
            return Optional.empty();
        }
        return refusal(property, from.value(), to.value()).map(why -> Map.entry(to, why));
    }

    private static Optional<String> refusal(Property property, String from, String to) {
        Set<String> next = property == Property.CUSTODY
                ? names(CustodyMachine.next(Custody.valueOf(from)))
                : names(ProceedingsMachine.next(Proceedings.valueOf(from)));
        boolean isAllowed = property == Property.CUSTODY
                ? CustodyMachine.allows(Custody.valueOf(from), Custody.valueOf(to))
                : ProceedingsMachine.step(Proceedings.valueOf(from), Proceedings.valueOf(to))
                        != ProceedingsMachine.Step.FORBIDDEN;
        String other = property == Property.CUSTODY
                ? "; if what is shown is wrong, retract it first."
                : "; another case is named in thing, and if what is shown is wrong, retract it first.";
        return isAllowed
                ? Optional.empty()
                : Optional.of("From " + from + " nothing leads to " + to + "; "
                        + (next.isEmpty() ? "nothing follows it" : "what follows it is " + String.join(", ", next))
                        + other);
    }

    private static Set<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** A stage that nobody says the case of follows whatever is known of any case: it would be shown as the person's. */
    private static List<Statement> before(Property property, Optional<Thing> scope, List<Statement> there) {
        boolean isOfAnyCase = property == Property.PROCEEDINGS && scope.isEmpty();
        return isOfAnyCase
                ? there.stream()
                        .filter(s -> s.said().stance() == Stance.RETRACTS || s.property() == property)
                        .toList()
                : of(property, scope, there);
    }

    private static List<Statement> of(Property property, Optional<Thing> scope, List<Statement> statements) {
        return statements.stream()
                .filter(s -> s.said().stance() == Stance.RETRACTS
                        || s.property() == property && s.scope().equals(scope))
                .toList();
    }
}
