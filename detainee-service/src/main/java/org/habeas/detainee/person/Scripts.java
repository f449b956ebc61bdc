package org.habeas.detainee.person;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which script a name is written in, by its letters. */
final class Scripts {

    private Scripts() {}

    static @Nullable String of(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .findFirst()
                .map(script -> switch (script.name().toUpperCase(Locale.ROOT)) {
                    case "LATIN" -> "Latn";
                    case "CYRILLIC" -> "Cyrl";
                    case "ARMENIAN" -> "Armn";
                    case "GEORGIAN" -> "Geor";
                    case "ARABIC" -> "Arab";
                    case "GREEK" -> "Grek";
                    case "HEBREW" -> "Hebr";
                    default -> "Zzzz";
                })
                .orElse(null);
    }
}
