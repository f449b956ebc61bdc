package org.habeas.bench.extraction;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.StringJoiner;

/** How the scorer compares names: without case, marks and punctuation. */
final class Folding {

    private Folding() {}

    static String of(String name) {
        String plain = UCharacter.foldCase(
                Normalizer.normalize(name, Normalizer.Form.NFKD).replace('ı', 'i'), true);
        StringBuilder word = new StringBuilder();
        StringJoiner words = new StringJoiner(" ");
        plain.codePoints().filter(c -> UCharacter.getCombiningClass(c) == 0).forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '_') {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word);
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word);
        }
        return words.toString();
    }
}
