package org.habeas.language.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Characters that no reader sees and that no text needs: controls, halves of characters, and what turns the direction of the text
 * around it (Bidi_Control of Unicode), so that a reader is shown something else than what is stored.
 */
public final class HiddenCharacters {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private static final int ARABIC_LETTER_MARK = 0x061c;
    private static final int LEFT_TO_RIGHT_MARK = 0x200e;
    private static final int RIGHT_TO_LEFT_MARK = 0x200f;

    /** In which a joiner makes another letter or another word; in others it makes two texts of one that nobody can tell apart. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER);

    private HiddenCharacters() {}

    /** The first in a line of text; a joiner beside letters of a script that uses it is none. */
    public static OptionalInt in(String text) {
        return first(text, false);
    }

    /** As {@link #in}, of a text in which lines may end. */
    public static OptionalInt inLines(String text) {
        return first(lines(text), false);
    }

    /**
     * As {@link #inLines}, of the words of a document, which are what they are: where they have letters that are written from the
     * right, the marks that only tell of which direction a full stop is (LRM, RLM, ALM) are none, for left out they would make
     * another quote of it. What embeds, overrides or isolates is one everywhere: it can turn what is around the quote.
     */
    public static OptionalInt inQuote(String text) {
        return first(lines(text), text.codePoints().anyMatch(HiddenCharacters::isFromTheRight));
    }

    /** Whether the joiner at a place stands beside letters of a script that uses it. */
    public static boolean joins(String text, int at) {
        int end = at;
        while (end > 0 && UnicodeScript.of(text.codePointBefore(end)) == UnicodeScript.INHERITED) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        if (end == 0 || !JOINING.contains(UnicodeScript.of(text.codePointBefore(end)))) {
            return false;
        }
        int next = at + 1;
        return next >= text.length()
                || !Character.isLetter(text.codePointAt(next))
                || JOINING.contains(UnicodeScript.of(text.codePointAt(next)));
    }

    public static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
    }

    private static OptionalInt first(String text, boolean mayHaveMarks) {
        int c;
        for (int at = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            boolean isNeeded = isJoiner(c) ? joins(text, at) : !isHidden(c) || mayHaveMarks && isMark(c);
            if (!isNeeded) {
                return OptionalInt.of(c);
            }
        }
        return OptionalInt.empty();
    }

    private static String lines(String text) {
        return text.replaceAll("[\\t\\n\\r\\f]", " ");
    }

    private static boolean isHidden(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || c == BYTE_ORDER_MARK
                || UCharacter.hasBinaryProperty(c, UProperty.BIDI_CONTROL);
    }

    private static boolean isMark(int c) {
        return c == ARABIC_LETTER_MARK || c == LEFT_TO_RIGHT_MARK || c == RIGHT_TO_LEFT_MARK;
    }

    private static boolean isFromTheRight(int c) {
        byte direction = Character.getDirectionality(c);
        return Character.isLetter(c)
                && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }
}
