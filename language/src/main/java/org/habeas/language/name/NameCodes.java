package org.habeas.language.name;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.language.DaitchMokotoffSoundex;

/**
 * Codes by which an index finds names that may be compared: of each part the Daitch-Mokotoff code of each way to read it and the
 * group of given names it belongs to, and of each two parts the two codes together. So that a consonant that is missing, is one too many
 * or changed its place hides nobody, one of two parts also stands with its consonants and with each of them left out. Names that
 * share a code of two parts are likely candidates; names that share none may still be alike.
 */
public final class NameCodes {

    /** The way in which codes are made: stored ones of another are made anew. */
    public static final int VERSION = 4;

    private static final int MOST = 96;
    private static final int MOST_NEAR = 96;
    private static final int MOST_OF_A_PART = 6;
    private static final int MOST_BESIDE_NEAR = 2;

    /** With fewer consonants, nearly everybody would be near. */
    private static final int FEWEST = 2;

    private static final Pattern NOT_CONSONANTS = Pattern.compile("[aeiouyhw]");
    /** sh and ch, which French writes as other languages write the latter. */
    private static final Pattern HISSING = Pattern.compile("[sc]h");

    private static final DaitchMokotoffSoundex PHONETIC = new DaitchMokotoffSoundex();

    private NameCodes() {}

    /** One part of a name: its codes, and its consonants, all and with each left out. */
    private record Part(Set<String> codes, Set<String> near) {}

    /**
     * The codes of two parts each, in either order; of a name of one part its own. At most {@value #MOST}, and {@value #MOST_NEAR} of
     * those that are near.
     */
    public static List<String> of(ReadName name) {
        List<Part> parts = name.tokens().stream()
                .filter(t -> t.role() != Role.PARTICLE && t.role() != Role.INITIAL)
                .map(t -> new Part(part(t), near(t)))
                .toList();
        Set<String> codes = new LinkedHashSet<>();
        Set<String> near = new LinkedHashSet<>();
        if (parts.size() == 1) {
            codes.addAll(parts.getFirst().codes());
        }
        // the outer parts first: where there are many, those of the middle are the first to be left out
        for (int apart = parts.size() - 1; apart > 0; apart--) {
            for (int i = 0; i + apart < parts.size(); i++) {
                Part one = parts.get(i);
                Part other = parts.get(i + apart);
                both(one.codes(), other.codes(), codes);
                both(first(one.codes(), MOST_BESIDE_NEAR), other.near(), near);
                both(first(other.codes(), MOST_BESIDE_NEAR), one.near(), near);
            }
        }
        return Stream.concat(codes.stream().limit(MOST), near.stream().limit(MOST_NEAR))
                .toList();
    }

    private static Set<String> near(NameToken token) {
        Set<String> near = new LinkedHashSet<>();
        for (Sounds sounds : token.sounds()) {
            String consonants = NOT_CONSONANTS
                    .matcher(HISSING.matcher(latin(sounds)).replaceAll("s"))
                    .replaceAll("");
            if (consonants.length() >= FEWEST) {
                near.add('~' + consonants);
                for (int i = 0; i < consonants.length() && consonants.length() > FEWEST; i++) {
                    near.add('~' + consonants.substring(0, i) + consonants.substring(i + 1));
                }
                break;
            }
        }
        return near;
    }

    private static Set<String> first(Set<String> codes, int most) {
        return codes.stream().limit(most).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void both(Set<String> one, Set<String> other, Set<String> codes) {
        for (String a : one) {
            for (String b : other) {
                codes.add(a.compareTo(b) < 0 ? a + '+' + b : b + '+' + a);
            }
        }
    }

    private static Set<String> part(NameToken token) {
        Set<String> codes = new LinkedHashSet<>();
        for (Sounds sounds : token.sounds()) {
            codes.addAll(GivenNames.groups(sounds));
            String latin = latin(sounds);
            if (!latin.isEmpty()) {
                codes.addAll(List.of(PHONETIC.soundex(latin).split("\\|")));
            }
        }
        return first(codes, MOST_OF_A_PART);
    }

    /** Letters again, as the phonetic rules expect them; without h, which some romanisations write and others do not. */
    private static String latin(Sounds sounds) {
        StringBuilder latin = new StringBuilder();
        for (char c : sounds.units().toCharArray()) {
            latin.append(
                    switch (c) {
                        case 'h', 'H' -> "";
                        case 'S' -> "sh";
                        case 'C' -> "ch";
                        case 'Z', 'j' -> "j";
                        case 'J' -> "dz";
                        case 'R' -> "ts";
                        case 'K', 'X' -> "kh";
                        case 'Q', 'G' -> "g";
                        case 'T' -> "t";
                        case 'D' -> "d";
                        case 'N' -> "ng";
                        case 'L' -> "r";
                        case 'P' -> "p";
                        case 'w', 'W' -> "v";
                        case 'Y' -> "i";
                        case 'A' -> "a";
                        case 'E' -> "e";
                        case 'O' -> "o";
                        case 'U' -> "u";
                        default -> Character.toString(c);
                    });
        }
        return latin.toString();
    }
}
