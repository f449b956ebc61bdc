package org.habeas.language.name;

import com.ibm.icu.lang.UScript;
import java.util.BitSet;
import java.util.Optional;

/** What cannot be a name, and what would be right. */
public final class NameCheck {

    /** Characters of the longest name that is taken. */
    public static final int LONGEST = 300;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private NameCheck() {}

    /**
     * @param code short and stable: {@code required}, {@code too-long}, {@code control-character}, {@code mixed-scripts},
     *     {@code unreadable}
     * @param detail a sentence that says what would be right
     */
    public record Fault(String code, String detail) {}

    /** What is wrong with a name; empty where it can be one. */
    public static Optional<Fault> fault(String name) {
        if (name.isBlank()) {
            return Optional.of(new Fault("required", "A name has at least one letter."));
        }
        if (name.length() > LONGEST) {
            return Optional.of(new Fault(
                    "too-long", "A name has at most " + LONGEST + " characters; this one has " + name.length() + "."));
        }
        int hidden = name.codePoints().filter(NameCheck::isHidden).findFirst().orElse(-1);
        if (hidden >= 0) {
            return Optional.of(new Fault(
                    "control-character",
                    String.format(
                            "A name has no characters that cannot be seen or turn its direction: take out U+%04X.",
                            hidden)));
        }
        if (mixes(name)) {
            return Optional.of(
                    new Fault("mixed-scripts", "Each word of a name is written in one script; one mixes two."));
        }
        return NameReader.read(name).tokens().isEmpty()
                ? Optional.of(new Fault("unreadable", "A name has letters, of a script that can be romanised."))
                : Optional.empty();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            // Persian and Indian names are written with these two
            case Character.FORMAT -> c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }

    private static boolean mixes(String name) {
        for (String word : name.split("[^\\p{L}\\p{M}]+")) {
            BitSet scripts = new BitSet();
            word.codePoints()
                    .map(UScript::getScript)
                    .filter(s -> s > UScript.INHERITED)
                    .forEach(scripts::set);
            if (scripts.get(UScript.HAN) || scripts.get(UScript.HIRAGANA) || scripts.get(UScript.KATAKANA)) {
                scripts.clear(UScript.HAN);
                scripts.clear(UScript.HIRAGANA);
                scripts.clear(UScript.KATAKANA);
            }
            if (scripts.cardinality() > 1) {
                return true;
            }
        }
        return false;
    }
}
