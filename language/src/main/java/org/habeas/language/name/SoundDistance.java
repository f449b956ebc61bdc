package org.habeas.language.name;

import java.util.Arrays;

/**
 * How far two words are apart: an edit distance in which sounds that romanisations confuse cost little. A whole letter that
 * nothing explains costs 1; the sum is told for a word of its length, and what is beyond a length's budget is another word.
 */
final class SoundDistance {

    private static final float OTHER_CONSONANT = 1f;
    private static final float OTHER_VOWEL = 0.45f;
    private static final float NOT_ALIKE = 1.4f;
    private static final float SWAP = 0.6f;
    private static final float WESTERN = 0.15f;
    /** A first sound is seldom mistaken. */
    private static final float FIRST = 1.3f;

    private static final float[][] CHANGE = new float[128][128];

    static {
        for (float[] row : CHANGE) {
            Arrays.fill(row, Float.NaN);
        }
        // consonants: how romanisations of many languages write one sound, and voiced beside voiceless
        pairs(0.05f, "vw Lr Ll gQ GQ Gg Zj XK qQ kq fP zJ Pp");
        pairs(0.1f, "CK qG Nn GH Gh Kh Qq gq RJ WU Pp Pb Hh SX DJ Dz Dd Tt jJ Wv Wu Wo Ww Yi Yy Ye AE Aa qk Rc kX");
        pairs(0.15f, "kc sc zs Tf SC KX Rs jc Cc Ss Xs yj Yj Rz sR Jz QK CK HK hH");
        pairs(0.2f, "CZ Cj ZS cR zZ dJ GK hX CR cX SZ sX qK qC jY Zz Xh Ts Qh KC jR xX gj");
        pairs(0.3f, "kg dt bp vf Kk gh Gk kQ Td Dt vb bv qX jS jG ZR jZ Jj Dv ws");
        pairs(0.4f, "Cs hj CS fp bv gq kj jK tR dj tC sZ vu wu");
        // vowels
        pairs(0.02f, "yi");
        pairs(0.08f, "Ea Ee Oo Uu Ui Oe Ou EA ay");
        pairs(0.2f, "ei ou UO iE Uy ye oE");
        pairs(0.25f, "ae ao Yu Wa Ya");
        pairs(0.35f, "eo iu au yu ya yo ai");
        CHANGE['a']['y'] = CHANGE['y']['a'] = 0.35f;
        CHANGE['r']['l'] = CHANGE['l']['r'] = 0.8f;
        CHANGE['n']['m'] = CHANGE['m']['n'] = 0.8f;
    }

    private SoundDistance() {}

    private static void pairs(float cost, String pairs) {
        for (String pair : pairs.split(" ")) {
            CHANGE[pair.charAt(0)][pair.charAt(1)] = cost;
            CHANGE[pair.charAt(1)][pair.charAt(0)] = cost;
        }
    }

    /** The cost of turning one word into the other, in letters. */
    static float cost(Sounds one, Sounds other) {
        String a = one.units();
        String b = other.units();
        boolean vowelless = one.vowelless() != other.vowelless();
        float western = one.western() != other.western() ? WESTERN : 0;
        if (a.equals(b)) {
            return western;
        }
        float[] before = new float[b.length() + 1];
        float[] row = new float[b.length() + 1];
        float[] next = new float[b.length() + 1];
        for (int j = 1; j <= b.length(); j++) {
            row[j] = row[j - 1] + loss(b, j - 1, vowelless && !other.vowelless());
        }
        for (int i = 1; i <= a.length(); i++) {
            float drop = loss(a, i - 1, vowelless && !one.vowelless());
            next[0] = row[0] + drop;
            for (int j = 1; j <= b.length(); j++) {
                float best = row[j - 1] + change(a.charAt(i - 1), b.charAt(j - 1)) * (i == 1 && j == 1 ? FIRST : 1);
                best = Math.min(best, row[j] + drop);
                best = Math.min(best, next[j - 1] + loss(b, j - 1, vowelless && !other.vowelless()));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, before[j - 2] + SWAP);
                }
                next[j] = best;
            }
            float[] free = before;
            before = row;
            row = next;
            next = free;
        }
        return row[b.length()] + western;
    }

    /** Whether two words may begin with these and still be one: consonants that nothing confuses begin two. */
    static boolean begin(char a, char b) {
        return a == b
                || !Sounds.isConsonant(a)
                || !Sounds.isConsonant(b)
                || a == 'h'
                || b == 'h'
                || change(a, b) < 0.5f;
    }

    private static float change(char a, char b) {
        if (a == b) {
            return 0;
        }
        float known = CHANGE[a & 127][b & 127];
        if (!Float.isNaN(known)) {
            return known;
        }
        boolean vowelA = !Sounds.isConsonant(a);
        boolean vowelB = !Sounds.isConsonant(b);
        return vowelA && vowelB ? OTHER_VOWEL : vowelA == vowelB ? OTHER_CONSONANT : NOT_ALIKE;
    }

    /** What it costs that the other word lacks this sound. */
    private static float loss(String word, int at, boolean otherHasNoVowels) {
        char c = word.charAt(at);
        boolean first = at == 0;
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u', 'E', 'O', 'U' -> {
                if (otherHasNoVowels) {
                    yield first ? 0.15f : 0.06f;
                }
                yield beside(word, at) ? 0.15f : first ? 0.6f : 0.45f;
            }
            case 'y' -> 0.15f;
            case 'h', 'H' -> otherHasNoVowels || !first ? 0.15f : 0.25f;
            case 'A' -> 0.08f;
            case 'W', 'Y' -> 0.25f;
            case 'j' -> beside(word, at) ? 0.25f : first ? FIRST : 1f;
            case 'K', 'G' -> 0.7f;
            case 's' -> at == word.length() - 1 ? 0.6f : 1f;
            default -> first ? FIRST : 1f;
        };
    }

    private static boolean beside(String word, int at) {
        return (at > 0 && !Sounds.isConsonant(word.charAt(at - 1)))
                || (at + 1 < word.length() && !Sounds.isConsonant(word.charAt(at + 1)));
    }
}
