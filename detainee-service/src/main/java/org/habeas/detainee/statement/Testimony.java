package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is said of one person, or the part of it that a reader may see, read once for all that is asked of it: the dates, what was
 * taken back, who repeats whom, and what guards hold back. The list must not change meanwhile, and one thread uses it.
 */
public final class Testimony {

    private final List<Statement> all;
    private final Withdrawals withdrawals;
    /** What replaces others; it may be of a time to come, or held back by a guard. */
    private final List<Dated> replacing;

    private final Map<LocalDate, Withdrawals> effective = new HashMap<>();
    private final Independence independence;
    private final Map<Property, List<Statement>> byProperty;
    private final Map<Property, List<Dated>> dated = new EnumMap<>(Property.class);
    private final Map<Day, Counted> counted = new HashMap<>();

    /** A property and the day for which it is told. */
    private record Day(Property property, LocalDate day) {}

    /** What of a property has begun by a day, supports it and was not taken back, the latest first; and what guards say to it. */
    record Counted(List<Dated> begun, Guards guards) {

        /** What no guard holds back. */
        List<Dated> passed() {
            return guards.passed(begun);
        }
    }

    public Testimony(List<Statement> all) {
        this.all = all;
        this.withdrawals = new Withdrawals(all);
        this.replacing = all.stream()
                .filter(s -> s.said().supersedes() != null && s.said().stance() != Stance.RETRACTS)
                .map(Dated::of)
                .toList();
        this.independence = new Independence(all);
        this.byProperty = all.stream()
                .collect(Collectors.groupingBy(
                        Statement::property, () -> new EnumMap<>(Property.class), Collectors.toList()));
    }

    List<Statement> all() {
        return all;
    }

    /** As it was said, whether guards let it count or not. */
    Withdrawals withdrawals() {
        return withdrawals;
    }

    /** What is taken back or replaced by what counts on a day: what a guard holds back, or is still to come, replaces nothing. */
    Withdrawals withdrawals(LocalDate today) {
        return replacing.isEmpty() ? withdrawals : effective.computeIfAbsent(today, this::effective);
    }

    private Withdrawals effective(LocalDate today) {
        Set<String> powerless = new HashSet<>();
        replacing.stream().filter(d -> !d.hasBegun(today)).forEach(d -> powerless.add(d.s().id()));
        List<Dated> guarded = replacing.stream()
                .filter(d ->
                        d.s().said().stance() == Stance.SUPPORTS && Guards.isGuarded(d.s().property(), d.s().value()))
                .toList();
        if (powerless.isEmpty() && guarded.isEmpty()) {
            return withdrawals;
        }
        while (true) {
            Withdrawals some = new Withdrawals(all, powerless);
            Map<Property, Guards> guards = new EnumMap<>(Property.class);
            List<Dated> held = guarded.stream()
                    .filter(d -> !powerless.contains(d.s().id()) && some.counts(d.s()))
                    .filter(d -> guards.computeIfAbsent(
                                    d.s().property(),
                                    p -> counted(p, of(p), some, today).guards())
                            .isHeldBack(d))
                    .toList();
            if (held.isEmpty()) {
                return some;
            }
            // what they would have replaced is there again, and may replace something in its turn
            held.forEach(d -> powerless.add(d.s().id()));
        }
    }

    Independence independence() {
        return independence;
    }

    /** The properties of which something is said, in the order of the vocabulary. */
    Set<Property> properties() {
        return byProperty.keySet();
    }

    /** What is said of a property, the latest first. */
    List<Dated> of(Property property) {
        return dated.computeIfAbsent(
                property,
                p -> byProperty.getOrDefault(p, List.of()).stream()
                        .map(Dated::of)
                        .sorted(Dated.TIME.reversed())
                        .toList());
    }

    /** What of a property counts on a day. */
    Counted counted(Property property, LocalDate today) {
        return counted.computeIfAbsent(new Day(property, today), d -> counted(property, of(property), today));
    }

    /** As {@link #counted(Property, LocalDate)}, of some of what is said of the property. */
    Counted counted(Property property, List<Dated> said, LocalDate today) {
        return counted(property, said, withdrawals(today), today);
    }

    private Counted counted(Property property, List<Dated> said, Withdrawals some, LocalDate today) {
        List<Dated> begun = said.stream()
                .filter(d -> d.s().said().stance() == Stance.SUPPORTS && d.hasBegun(today) && some.counts(d.s()))
                .toList();
        return new Counted(
                begun, new Guards(property, begun, independence, deadlines(property, begun, some, today), today));
    }

    private Deadlines deadlines(Property property, List<Dated> begun, Withdrawals some, LocalDate today) {
        return property == Property.PROCEEDINGS
                ? Deadlines.of(byProperty.getOrDefault(Property.APPEAL_DEADLINE, List.of()), begun, some, today)
                : Deadlines.NONE;
    }
}
