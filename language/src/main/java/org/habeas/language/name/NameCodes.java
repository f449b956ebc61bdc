package org.habeas.language.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.language.DaitchMokotoffSoundex;

/**
 * Codes by which an index finds names that may be compared: of each part the Daitch-Mokotoff code of each way to read it and the
 * group of given names it belongs to, and of each two parts the two codes together. Names that share a code of two parts are
 * likely candidates; names that share none may still be alike.
 */
public final class NameCodes {

    /** The way in which codes are made: stored ones of another are made anew. */
    public static final int VERSION = 1;

    private static final int MOST = 96;
    private static final int MOST_OF_A_PART = 6;
    private static final DaitchMokotoffSoundex PHONETIC = new DaitchMokotoffSoundex();

    private NameCodes() {}

    /** The codes of two parts each, in either order; of a name of one part its own. At most {@value #MOST}. */
    public static List<String> of(ReadName name) {
        List<Set<String>> parts = name.tokens().stream()
                .filter(t -> t.role() != Role.PARTICLE && t.role() != Role.INITIAL)
                .map(NameCodes::part)
                .toList();
        Set<String> codes = new LinkedHashSet<>();
        if (parts.size() == 1) {
            codes.addAll(parts.getFirst());
        }
        // the outer parts first: where there are many, those of the middle are the first to be left out
        for (int apart = parts.size() - 1; apart > 0; apart--) {
            for (int i = 0; i + apart < parts.size(); i++) {
                both(parts.get(i), parts.get(i + apart), codes);
            }
        }
        return codes.stream().limit(MOST).toList();
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
        return new LinkedHashSet<>(new ArrayList<>(codes).subList(0, Math.min(MOST_OF_A_PART, codes.size())));
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
