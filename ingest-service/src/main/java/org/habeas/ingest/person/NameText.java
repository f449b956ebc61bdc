package org.habeas.ingest.person;

import java.util.HashSet;
import java.util.Set;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.language.name.NameWord;
import org.habeas.language.name.NameWords;
import org.jspecify.annotations.Nullable;

/** A text with the words of it that may be part of a name, read once for all who look for names in it. */
public final class NameText {

    /** Every word of 32 MiB of prose in capitals would be more; a text with so many is a list, and comes in parts. */
    private static final int MOST_WORDS = 3_000_000;

    private static final int MOST_DIFFERENT_WORDS = 500_000;
    private static final int MOST_FOLDS = 100_000;

    private final String text;
    private final NameWords words;

    private NameText(String text, NameWords words) {
        this.text = text;
        this.words = words;
    }

    /** @throws Unprocessable if there are more words than are looked at */
    public static NameText of(String text) {
        try {
            return new NameText(text, NameWords.of(text, MOST_WORDS, MOST_DIFFERENT_WORDS));
        } catch (NameWord.TooMany e) {
            String detail = "A text has at most " + MOST_WORDS + " words with a capital, and " + MOST_DIFFERENT_WORDS
                    + " different words. Send it in parts.";
            throw new Unprocessable(detail, FieldProblem.pointer("/text", "too-many-words", detail));
        }
    }

    String text() {
        return text;
    }

    NameWords words() {
        return words;
    }

    /** Folds of the words: a text names somebody only if it has all those of a name. Null for more than an index holds. */
    public @Nullable Set<String> folds() {
        Set<String> folds = new HashSet<>();
        for (int spelling = 0; spelling < words.different(); spelling++) {
            folds.addAll(words.foldsOfSpelling(spelling));
            if (folds.size() > MOST_FOLDS) {
                return null;
            }
        }
        return folds;
    }
}
