package org.habeas.language.name;

import java.util.List;
import java.util.regex.Pattern;

/** Compares names of fathers by the given names in them: the endings that they share make unlike ones alike. */
final class Fathers {

    /** -ovich, -evna, -ychna and the like, as sounds. */
    private static final Pattern ENDING =
            Pattern.compile("([yij]?[eoiu]?[vw][iy][Cc]|[yij]?[eoi][vw]n[aiy]|[iy](n[iy])?Cna)$");

    /** What endings take from given names: Nikolay, Sergey, Nikita. */
    private static final List<String> TAKEN = List.of("", "i", "ei", "a");

    private static final int SHORTEST = 3;

    private Fathers() {}

    /** How alike the fathers' given names are, 0 to 1. */
    static double likeness(NameToken one, NameToken other) {
        NameToken mine = given(one);
        NameToken its = given(other);
        double likeness = TokenLikeness.of(mine, its).value();
        for (String end : TAKEN) {
            for (String otherEnd : TAKEN) {
                boolean same =
                        GivenNames.given(whole(mine, end), whole(its, otherEnd)).isPresent();
                likeness = same ? 1 : likeness;
            }
        }
        return likeness;
    }

    private static NameToken given(NameToken father) {
        List<Sounds> stems = father.sounds().stream().map(Fathers::stem).toList();
        return new NameToken(father.written(), Role.GIVEN, false, stems);
    }

    private static Sounds stem(Sounds s) {
        String stem = ENDING.matcher(s.units()).replaceFirst("");
        if (stem.equals(s.units()) && stem.endsWith("i")) { // the genitive: Vladimiri
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem.length() < SHORTEST ? s : new Sounds(stem, s.vowelless(), s.western());
    }

    private static Sounds whole(NameToken stem, String end) {
        Sounds s = stem.sounds().getFirst();
        return new Sounds(s.units() + end, s.vowelless(), s.western());
    }
}
