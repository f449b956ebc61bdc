package org.habeas.language.name;

import com.ibm.icu.lang.UScript;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.habeas.language.text.HiddenCharacters;

/** What cannot be a name, and what would be right. */
public final class NameCheck {

    /** Characters of the longest name that is taken. */
    public static final int LONGEST = 300;

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
        OptionalInt hidden = hidden(name);
        if (hidden.isPresent()) {
            return Optional.of(new Fault(
                    "control-character",
                    String.format(
                            Locale.ROOT,
                            "A name has no characters that cannot be seen or turn its direction: take out U+%04X.",
                            hidden.getAsInt())));
        }
        if (mixes(name)) {
            return Optional.of(
                    new Fault("mixed-scripts", "Each word of a name is written in one script; one mixes two."));
        }
        return NameReader.read(name).tokens().isEmpty()
                ? Optional.of(new Fault("unreadable", "A name has letters, of a script that can be romanised."))
                : Optional.empty();
    }

    /** The first character that no name has. Persian and Indian names are written with joiners. */
    private static OptionalInt hidden(String name) {
        int c;
        for (int at = 0; at < name.length(); at += Character.charCount(c)) {
            c = name.codePointAt(at);
            boolean isNeeded = HiddenCharacters.isJoiner(c) && HiddenCharacters.joins(name, at);
            if (isHidden(c) && !isNeeded) {
                return OptionalInt.of(c);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.FORMAT -> true;
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
