package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.detainee.statement.DisplayRule.HeldBack;
import org.jspecify.annotations.Nullable;

/** What guards hold back of the statements about one property, and what is final. */
final class Guards {

    private final List<HeldBack> heldBack = new ArrayList<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Set<String> lasting = new HashSet<>();

    /**
     * @param begun what is said of the property, has begun by a day and was not taken back
     * @param deadlines of the cases that it is about
     */
    Guards(Property property, List<Dated> begun, Independence independence, Deadlines deadlines, LocalDate today) {
        for (String value : property.codes()) {
            Guard guard = guard(property, value);
            if (guard == Guard.NONE) {
                continue;
            }
            for (List<Dated> spell : spellsOfEachCase(value, begun, today)) {
                Collection<Held> held = held(guard, spell, independence, deadlines, today);
                Set<String> waiting = new HashSet<>();
                held.forEach(h -> {
                    waiting.add(h.d().s().id());
                    reasons.put(h.d().s().id(), h.why());
                });
                if (!held.isEmpty()) {
                    heldBack.add(new HeldBack(
                            value,
                            nearest(held),
                            held.stream()
                                    .map(h -> h.d().s())
                                    .sorted(Comparator.comparing(Statement::id))
                                    .toList()));
                }
                if (property == Property.CUSTODY && value.equals(Custody.DEAD.name())) {
                    spell.stream()
                            .map(d -> d.s().id())
                            .filter(id -> !waiting.contains(id))
                            .forEach(lasting::add);
                }
            }
        }
    }

    /** A statement that is held back, and why. */
    private record Held(Dated d, String why) {}

    /** Of some statements of one value those that are held back. */
    private static Collection<Held> held(
            Guard guard, List<Dated> spell, Independence independence, Deadlines deadlines, LocalDate today) {
        Guard.Possible possible = Guard.possible(spell.stream().map(Dated::s).toList(), independence);
        List<Held> held = new ArrayList<>();
        List<Dated> passed = new ArrayList<>();
        for (Dated d : spell) {
            Supplier<Stream<Statement>> supporting = () -> spell.stream()
                    .filter(other -> other.mayBeOfTheTimeOf(d, today)
                            && other.isOfTheSameAs(d)
                            && !replaces(d, other)
                            && !replaces(other, d))
                    .map(Dated::s);
            guard.holdsBack(d, supporting, possible, independence, deadlines)
                    .ifPresentOrElse(why -> held.add(new Held(d, why)), () -> passed.add(d));
        }
        // beside what is shown one more that says so, of no later time, waits for nothing
        held.removeIf(h -> passed.stream()
                .anyMatch(p ->
                        p.mayBeOfTheTimeOf(h.d(), today) && !h.d().last().isAfter(p.last()) && p.isOfTheSameAs(h.d())));
        return held;
    }

    /** What is to take the place of another does not confirm it, nor the other way round. */
    private static boolean replaces(Dated by, Dated target) {
        String replaced = by.s().said().supersedes();
        return replaced != null && replaced.equals(target.s().identity());
    }

    /** Of what is missing the least: a second person is asked for once the sources are there. */
    private static String nearest(Collection<Held> held) {
        return held.stream()
                .map(Held::why)
                .filter(Guard::lacksPeopleOnly)
                .findFirst()
                .orElseGet(() -> held.iterator().next().why());
    }

    List<HeldBack> heldBack() {
        return List.copyOf(heldBack);
    }

    boolean isHeldBack(Dated d) {
        return reasons.containsKey(d.s().id());
    }

    @Nullable
    String reason(Dated d) {
        return reasons.get(d.s().id());
    }

    /** Whether nothing that is said of a later time undoes it: a death. */
    boolean isLast(Dated d) {
        return lasting.contains(d.s().id());
    }

    /** What is past its guard. */
    List<Dated> passed(List<Dated> begun) {
        return begun.stream().filter(d -> !isHeldBack(d)).toList();
    }

    /** What may be shown: all that is not held back, and where somebody has died nothing else. */
    List<Dated> last(List<Dated> begun) {
        return begun.stream()
                .filter(d -> lasting.isEmpty() ? !isHeldBack(d) : isLast(d))
                .toList();
    }

    /** Whether more has to be shown for it than that somebody says so. */
    static boolean isGuarded(Property property, String value) {
        return (property == Property.CUSTODY || property == Property.PROCEEDINGS)
                && guard(property, value) != Guard.NONE;
    }

    private static Guard guard(Property property, String value) {
        return property.codes().isEmpty()
                ? Guard.NONE
                : property == Property.CUSTODY
                        ? CustodyMachine.guard(Custody.valueOf(value))
                        : ProceedingsMachine.guard(Proceedings.valueOf(value));
    }

    /** What is held back in one case waits by itself, and not with what is held back in another. */
    private static List<List<Dated>> spellsOfEachCase(String value, List<Dated> begun, LocalDate today) {
        Times others =
                new Times(begun.stream().filter(d -> !d.value().equals(value)).toList(), today);
        Map<String, List<Dated>> byCase = begun.stream()
                .filter(d -> d.value().equals(value))
                .collect(Collectors.groupingBy(
                        d -> d.s().aboutThing()
                                .map(t -> t.normalised().toString())
                                .orElse(""),
                        TreeMap::new,
                        Collectors.toList()));
        return byCase.values().stream()
                .flatMap(said -> spells(said, others).stream())
                .toList();
    }

    /** The statements of one value, apart where another value lies for certain between them: a second release is another. */
    private static List<List<Dated>> spells(List<Dated> said, Times others) {
        List<Dated> same = said.stream()
                .sorted(Comparator.comparing(Dated::first).thenComparing(d -> d.s().id()))
                .toList();
        List<List<Dated>> spells = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (Dated d : same) {
            if (spells.isEmpty() || others.anyBetween(last, d.first())) {
                spells.add(new ArrayList<>());
            }
            spells.getLast().add(d);
            last = d.last().isAfter(last) ? d.last() : last;
        }
        return spells;
    }
}
