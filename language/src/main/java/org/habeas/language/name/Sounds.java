package org.habeas.language.name;

import java.util.Map;

/**
 * A word as the sounds that its letters may stand for, one character each. The capitals are sounds of which romanisations
 * make now this, now that: {@code G} Cyrillic г (g, gh, h), {@code E O U} the letters ə ö ü, {@code X} the letter x,
 * {@code S C Z J K T D N Q} the digraphs sh, ch, zh, dz, kh, th, dh, ng and gh, {@code R} ts, {@code L} Japanese r, and of scripts that leave vowels
 * out {@code A W Y H P} for alif or ayin, waw, yod, he and pe.
 *
 * @param key by which lists of names know it
 * @param vowelless the script leaves vowels out
 * @param western a reading that is not the first choice
 */
record Sounds(String units, String key, boolean vowelless, boolean western) {

    Sounds(String units, boolean vowelless, boolean western) {
        this(units, GivenNames.key(units), vowelless, western);
    }

    /** Longest first within a length; each is one sound in at least one usual romanisation. */
    private static final Map<String, String> CLUSTERS = Map.ofEntries(
            Map.entry("schtsch", "SC"),
            Map.entry("chtch", "SC"),
            Map.entry("shch", "SC"),
            Map.entry("szcz", "SC"),
            Map.entry("tsch", "C"),
            Map.entry("dsch", "j"),
            Map.entry("sch", "S"),
            Map.entry("tch", "C"),
            Map.entry("dzh", "j"),
            Map.entry("sh", "S"),
            Map.entry("ch", "C"),
            Map.entry("cz", "C"),
            Map.entry("sz", "S"),
            Map.entry("zh", "Z"),
            Map.entry("tj", "C"),
            Map.entry("dj", "j"),
            Map.entry("dz", "J"),
            Map.entry("kh", "K"),
            Map.entry("gh", "Q"),
            Map.entry("ts", "R"),
            Map.entry("tz", "R"),
            Map.entry("th", "T"),
            Map.entry("dh", "D"),
            Map.entry("ph", "f"),
            Map.entry("ck", "k"),
            Map.entry("ks", "X"),
            Map.entry("ng", "N"),
            Map.entry("ou", "u"),
            Map.entry("oo", "u"),
            Map.entry("ee", "i"));

    static Sounds of(Romanisation.Reading reading) {
        return new Sounds(units(reading.text()), reading.vowelless(), reading.western());
    }

    static Sounds of(String latin) {
        return new Sounds(units(latin), false, false);
    }

    private static String units(String text) {
        StringBuilder units = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int length = Math.min(7, text.length() - i);
            String unit = null;
            for (; length > 1 && unit == null; length--) {
                unit = CLUSTERS.get(text.substring(i, i + length));
                if (unit != null) {
                    i += length;
                }
            }
            if (unit == null) {
                unit = text.substring(i, i + 1);
                i++;
            }
            for (char c : unit.toCharArray()) {
                // letters are doubled or not as everybody likes
                if (units.isEmpty() || units.charAt(units.length() - 1) != c) {
                    units.append(c);
                }
            }
        }
        return ending(units);
    }

    /** -skiy, -skij, -sky and -ski are one ending. */
    private static String ending(StringBuilder units) {
        int end = units.length();
        while (end > 3 && isY(units.charAt(end - 1)) && isY(units.charAt(end - 2))) {
            end--;
        }
        units.setLength(end);
        if (end > 3 && isY(units.charAt(end - 1)) && isConsonant(units.charAt(end - 2))) {
            units.setCharAt(end - 1, 'i');
        }
        return units.toString();
    }

    private static boolean isY(char c) {
        return c == 'y' || c == 'i' || c == 'j';
    }

    static boolean isVowel(char c) {
        return "aeiouEOU".indexOf(c) >= 0;
    }

    static boolean isConsonant(char c) {
        return !isVowel(c) && "yAWY".indexOf(c) < 0;
    }

    int length() {
        return units.length();
    }

    Sounds and(Sounds next) {
        String together =
                !units.isEmpty() && !next.units.isEmpty() && units.charAt(units.length() - 1) == next.units.charAt(0)
                        ? units + next.units.substring(1)
                        : units + next.units;
        // no list of names has what is written apart
        return new Sounds(together, "", vowelless || next.vowelless, western || next.western);
    }
}
