package org.habeas.detainee.merge;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.habeas.detainee.person.JoinedRecords.Traits;
import org.habeas.language.edtf.Edtf;

/**
 * Something beside the names that the public records of two people both say.
 *
 * @param property as in {@code GET /v1/vocabulary}, or {@code heldSince}
 * @param agrees whether the two can be the same; of groups and cases only what agrees is told, for people have several
 */
public record MergeQualifier(String property, String one, String other, boolean agrees) {

    /** What tells two people apart where it differs. */
    private static final Set<String> TELLING = Set.of("birthDate", "heldSince");

    static final String STRONG = "strong";
    static final String NAME_ONLY = "name-only";

    /** A date that says less than the year tells nobody apart. */
    private static final int EXACT_BIRTH = 366;

    private static final int EXACT_CAPTURE = 31;

    static List<MergeQualifier> of(Traits one, Traits other) {
        List<MergeQualifier> found = new ArrayList<>();
        dates("birthDate", one.birthDates(), other.birthDates(), EXACT_BIRTH, found);
        texts("birthPlace", one.birthPlaces(), other.birthPlaces(), true, found);
        dates(
                "heldSince",
                Optional.ofNullable(one.heldSince()).stream().toList(),
                Optional.ofNullable(other.heldSince()).stream().toList(),
                EXACT_CAPTURE,
                found);
        texts("group", one.groups(), other.groups(), false, found);
        texts("case", one.cases(), other.cases(), false, found);
        return found;
    }

    /** Whether somebody should look at it first. */
    static String strength(List<MergeQualifier> qualifiers) {
        boolean otherBirth = qualifiers.stream().anyMatch(q -> q.property().equals("birthDate") && !q.agrees());
        return !otherBirth && qualifiers.stream().anyMatch(MergeQualifier::agrees) ? STRONG : NAME_ONLY;
    }

    /** Whether by it the two can hardly be one person. */
    boolean contradicts() {
        return !agrees && TELLING.contains(property);
    }

    /** Whether somebody who writes this has both values before their eyes: as they are, or their years where these differ. */
    boolean isNamedIn(String reason) {
        return reason.contains(one) && reason.contains(other)
                || !year(one).equals(year(other)) && reason.contains(year(one)) && reason.contains(year(other));
    }

    private static String year(String date) {
        return date.substring(0, Math.min(4, date.length()));
    }

    private static void dates(
            String property, List<String> one, List<String> other, int exact, List<MergeQualifier> found) {
        MergeQualifier apart = null;
        for (String a : one) {
            for (String b : other) {
                Optional<Boolean> meet = meet(a, b, exact);
                if (meet.isPresent() && meet.get()) {
                    found.add(new MergeQualifier(property, a, b, true));
                    return;
                }
                apart = meet.isPresent() ? new MergeQualifier(property, a, b, false) : apart;
            }
        }
        if (apart != null) {
            found.add(apart);
        }
    }

    private static Optional<Boolean> meet(String one, String other, int exact) {
        return Edtf.parse(one)
                .flatMap(a -> Edtf.parse(other).flatMap(b -> {
                    LocalDate aFrom = a.earliest();
                    LocalDate aTo = a.latest();
                    LocalDate bFrom = b.earliest();
                    LocalDate bTo = b.latest();
                    if (aFrom == null || aTo == null || bFrom == null || bTo == null) {
                        return Optional.empty();
                    }
                    boolean isExact = ChronoUnit.DAYS.between(aFrom, aTo) <= exact
                            && ChronoUnit.DAYS.between(bFrom, bTo) <= exact;
                    boolean meet = !aFrom.isAfter(bTo) && !bFrom.isAfter(aTo);
                    return isExact || !meet ? Optional.of(meet) : Optional.empty();
                }));
    }

    private static void texts(
            String property, List<String> one, List<String> other, boolean isOne, List<MergeQualifier> found) {
        Optional<String> shared = one.stream()
                .filter(a -> other.stream().anyMatch(b -> folded(a).equals(folded(b))))
                .findFirst();
        if (shared.isPresent()) {
            found.add(new MergeQualifier(property, shared.get(), shared.get(), true));
        } else if (isOne && !one.isEmpty() && !other.isEmpty()) {
            found.add(new MergeQualifier(property, one.getFirst(), other.getFirst(), false));
        }
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
