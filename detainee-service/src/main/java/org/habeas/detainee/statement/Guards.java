package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
            for (List<Dated> spell : spellsOfEachCase(value, begun)) {
                Map<Dated, String> held = held(guard, spell, independence, deadlines, today);
                List<Statement> waiting = held.keySet().stream()
                        .map(Dated::s)
                        .sorted(Comparator.comparing(Statement::id))
                        .toList();
                held.forEach((d, why) -> reasons.put(d.s().id(), why));
                if (!held.isEmpty()) {
                    heldBack.add(new HeldBack(value, nearest(held.values()), waiting));
                }
                if (property == Property.CUSTODY && value.equals(Custody.DEAD.name())) {
                    spell.stream().filter(d -> !held.containsKey(d)).forEach(d -> lasting.add(d.s().id()));
                }
            }
        }
    }

    /** Why each of some statements of one value is held back; what is past its guard is not in it. */
    private static Map<Dated, String> held(
            Guard guard, List<Dated> spell, Independence independence, Deadlines deadlines, LocalDate today) {
        Map<Dated, String> held = new LinkedHashMap<>();
        for (Dated d : spell) {
            List<Statement> supporting = spell.stream()
                    .filter(other -> other.mayBeOfTheTimeOf(d, today) && isOfOneCase(other, d))
                    .map(Dated::s)
                    .toList();
            guard.holdsBack(d, supporting, independence, deadlines).ifPresent(why -> held.put(d, why));
        }
        List<Dated> passed = spell.stream().filter(d -> !held.containsKey(d)).toList();
        // beside what is shown one more that says so, of no later time, waits for nothing
        held.keySet()
                .removeIf(d -> passed.stream()
                        .anyMatch(
                                p -> p.mayBeOfTheTimeOf(d, today) && !d.last().isAfter(p.last()) && isOfOneCase(p, d)));
        return held;
    }

    private static boolean isOfOneCase(Dated a, Dated b) {
        return a.s().scope().equals(b.s().scope());
    }

    /** Of what is missing the least: a second person is asked for once the sources are there. */
    private static String nearest(Collection<String> reasons) {
        return reasons.stream()
                .filter(Guard::lacksPeopleOnly)
                .findFirst()
                .orElseGet(() -> reasons.iterator().next());
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

    private static Guard guard(Property property, String value) {
        return switch (property) {
            case CUSTODY -> CustodyMachine.guard(Custody.valueOf(value));
            case PROCEEDINGS -> ProceedingsMachine.guard(Proceedings.valueOf(value));
            case NAME,
                    HELD_BY,
                    CHARGED_UNDER,
                    SENTENCE,
                    PLACE_OF_DETENTION,
                    OFFICE,
                    BIRTH_DATE,
                    BIRTH_PLACE,
                    CITIZENSHIP,
                    GROUP,
                    CASE,
                    CASE_NUMBER,
                    COURT,
                    JUDGE,
                    PLEA,
                    VERDICT,
                    DEMAND,
                    HEARING,
                    OPENNESS,
                    APPEAL_DEADLINE,
                    REGIME,
                    REMARK,
                    RELEASE_MANNER,
                    HEALTH,
                    FAMILY,
                    CONFESSION -> Guard.NONE;
        };
    }

    /** What is held back in one case waits by itself, and not with what is held back in another. */
    private static List<List<Dated>> spellsOfEachCase(String value, List<Dated> begun) {
        Map<String, List<Dated>> byCase = begun.stream()
                .filter(d -> d.value().equals(value))
                .collect(Collectors.groupingBy(
                        d -> d.s().aboutThing()
                                .map(t -> t.normalised().toString())
                                .orElse(""),
                        TreeMap::new,
                        Collectors.toList()));
        return byCase.values().stream()
                .flatMap(same -> spells(value, same, begun).stream())
                .toList();
    }

    /** The statements of one value, apart where another value lies for certain between them: a second release is another. */
    private static List<List<Dated>> spells(String value, List<Dated> said, List<Dated> begun) {
        List<Dated> same = said.stream()
                .sorted(Comparator.comparing(Dated::first).thenComparing(d -> d.s().id()))
                .toList();
        List<List<Dated>> spells = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (Dated d : same) {
            LocalDate reached = last;
            boolean isAnother = begun.stream()
                    .anyMatch(other -> !other.value().equals(value)
                            && other.first().isAfter(reached)
                            && other.last().isBefore(d.first()));
            if (spells.isEmpty() || isAnother) {
                spells.add(new ArrayList<>());
            }
            spells.getLast().add(d);
            last = d.last().isAfter(last) ? d.last() : last;
        }
        return spells;
    }
}
