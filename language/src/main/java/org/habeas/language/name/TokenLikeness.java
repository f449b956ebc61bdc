package org.habeas.language.name;

import java.util.Locale;
import java.util.Optional;

/**
 * How alike two parts of names are.
 *
 * @param value 0 to 1
 * @param words what makes them so
 * @param letters that nothing explains; told where there are some
 */
record TokenLikeness(double value, String words, float letters) {

    TokenLikeness(double value, String words) {
        this(value, words, 0);
    }

    static final TokenLikeness NONE = new TokenLikeness(0, "not alike");
    private static final double GROUP = 0.94;
    private static final double SHORT_FORM = 0.88;
    private static final double SYLLABLE = 0.9;
    private static final double INITIAL = 0.62;
    private static final double OTHER_INITIAL = 0.1;
    /** A letter's share of a word at which likeness has fallen to 1/e, and how sharply it falls. */
    private static final double SCALE = 0.3;

    private static final double STEEPNESS = 1.5;
    private static final double ROMANISED = 0.9;
    private static final double SHORTEST = 4;
    /** Of what is beyond the budget no likeness in letters makes a name. */
    private static final double BEYOND = 0.4;

    static TokenLikeness of(NameToken one, NameToken other) {
        if (one.role() == Role.INITIAL || other.role() == Role.INITIAL) {
            return initials(one, other);
        }
        TokenLikeness best = NONE;
        for (Sounds a : one.sounds()) {
            for (Sounds b : other.sounds()) {
                TokenLikeness sounds = sounds(a, b);
                best = sounds.value() > best.value() ? sounds : best;
            }
        }
        return best.value() >= GROUP ? best : groups(one, other, best);
    }

    private static TokenLikeness groups(NameToken one, NameToken other, TokenLikeness otherwise) {
        Sounds a = one.sounds().getFirst();
        Sounds b = other.sounds().getFirst();
        boolean given = one.role() != Role.FAMILY || other.role() != Role.FAMILY;
        Optional<GivenNames.Same> same = given ? GivenNames.given(a, b) : Optional.empty();
        if (same.isPresent()) {
            double value = same.get().shortened() ? SHORT_FORM : GROUP;
            if (value > otherwise.value()) {
                return new TokenLikeness(
                        value,
                        (same.get().shortened()
                                        ? "short for the same given name: "
                                        : "the same given name in another language: ")
                                + same.get().name());
            }
        }
        Optional<GivenNames.Same> syllable = GivenNames.syllable(a, b);
        return syllable.isPresent() && SYLLABLE > otherwise.value()
                ? new TokenLikeness(SYLLABLE, "romanisations of one syllable")
                : otherwise;
    }

    private static TokenLikeness initials(NameToken one, NameToken other) {
        if (one.role() == other.role()) {
            boolean same =
                    start(one.sounds().getFirst()) == start(other.sounds().getFirst());
            return same ? new TokenLikeness(1, "the same initial") : NONE;
        }
        NameToken initial = one.role() == Role.INITIAL ? one : other;
        NameToken word = initial == one ? other : one;
        boolean begins = word.sounds().stream()
                .anyMatch(w -> initial.sounds().stream().anyMatch(i -> SoundDistance.cost(first(w), first(i)) <= 0.15));
        return begins ? new TokenLikeness(INITIAL, "its initial") : new TokenLikeness(OTHER_INITIAL, "another initial");
    }

    private static Sounds first(Sounds s) {
        return new Sounds(s.units().substring(0, 1), false, false);
    }

    private static char start(Sounds s) {
        return s.units().charAt(0);
    }

    private static TokenLikeness sounds(Sounds a, Sounds b) {
        if (a.vowelless() == b.vowelless() && (a.length() > 2 * b.length() + 3 || b.length() > 2 * a.length() + 3)) {
            return NONE;
        }
        float cost = SoundDistance.cost(a, b);
        if (cost == 0) {
            return new TokenLikeness(1, "the same sounds");
        }
        boolean skeleton = a.vowelless() != b.vowelless();
        double length = Math.max(
                skeleton ? SHORTEST - 1 : SHORTEST,
                skeleton ? Math.min(a.length(), b.length()) : (a.length() + b.length()) / 2.0);
        double value = Math.exp(-Math.pow(cost / length / SCALE, STEEPNESS));
        if (cost > budget(Math.max(a.length(), b.length()))) {
            return new TokenLikeness(Math.min(value, BEYOND), "not alike");
        }
        return value > ROMANISED
                ? new TokenLikeness(value, "romanised otherwise")
                : new TokenLikeness(value, "alike but for letters", cost);
    }

    /** In words; put together only where somebody reads it. */
    String reason() {
        return letters == 0 ? words : String.format(Locale.ROOT, "alike but for %.1f letters", letters);
    }

    /** How many letters may be unexplained in a word of so many sounds. */
    private static double budget(int length) {
        return length <= 4 ? 0.95 : length <= 7 ? 1.5 : 2.2;
    }
}
