package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
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
        this.independence = new Independence(all);
        this.byProperty = all.stream()
                .collect(Collectors.groupingBy(
                        Statement::property, () -> new EnumMap<>(Property.class), Collectors.toList()));
    }

    List<Statement> all() {
        return all;
    }

    Withdrawals withdrawals() {
        return withdrawals;
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
        List<Dated> begun = said.stream()
                .filter(d -> d.s().said().stance() == Stance.SUPPORTS && d.hasBegun(today) && withdrawals.counts(d.s()))
                .toList();
        return new Counted(begun, new Guards(property, begun, independence, deadlines(property, begun, today), today));
    }

    private Deadlines deadlines(Property property, List<Dated> begun, LocalDate today) {
        return property == Property.PROCEEDINGS
                ? Deadlines.of(byProperty.getOrDefault(Property.APPEAL_DEADLINE, List.of()), begun, withdrawals, today)
                : Deadlines.NONE;
    }
}
