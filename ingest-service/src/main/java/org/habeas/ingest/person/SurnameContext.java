package org.habeas.ingest.person;

import java.util.Set;
import java.util.regex.Pattern;
import org.habeas.language.name.NameFolding;
import org.habeas.language.name.NameWords;

/** What stands beside a surname, and whether it makes it the name of another person or thing. */
final class SurnameContext {

    /** What may stand before a surname, with a capital, and is no given name. Folded, as everything here. */
    private static final Set<String> NO_GIVEN_NAMES = Set.copyOf(
            NameFolding.tokens("Mr Dr Prof Professor Sir Minister President Premier Speaker Secretary Senator"
                    + " Representative General Colonel Major Captain Ambassador Deputy Chairman Academician Prisoner"
                    + " The A An And But Or So Yet For Nor If When While As After Before Since Until Because Although"
                    + " In On At By To From With Without Of About Under Against Both Neither Either Also Then Now Today"
                    + " Yesterday Only Even Is Was Has Had Did Does Will Free Release Why How That This"
                    + " Г-н Господин Президент Министр Спикер И Но А В На О Об К С По За Как Что Когда Если"
                    + " Պարոն Նախագահ Նախարար Եվ Բայց Իսկ Որ Երբ Եթե"));

    /** Before a surname: of women. No record states that its person is one, so the surname is somebody else's. */
    private static final Pattern OF_A_WOMAN = Pattern.compile(
            "(?<!\\p{L})(?:Mrs|Ms|Miss|Madam|Madame|Mme|Mlle|Frau|Госпож\\p{L}{1,2}|Г-ж\\p{L}{1,2}|Տիկին|Օրիորդ)\\.?[\\s\\u00a0]{1,4}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Behind a surname: it is the name of a family, of a foundation, of a street. */
    private static final Pattern OF_SOMETHING_ELSE = Pattern.compile(
            "^[\\s\\u00a0]{1,4}(?:famil(?:y|ies)|brothers|sisters|siblings|foundation|fund|initiative|trust|group|institute|university"
                    + "|school|college|museum|library|hospital|cent(?:er|re)|street|avenue|square|xanım|hanım)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private SurnameContext() {}

    static boolean isOfAWoman(String text, int start) {
        return OF_A_WOMAN
                .matcher(text.substring(Math.max(0, start - 16), start))
                .find();
    }

    static boolean isOfSomethingElse(String text, int end) {
        return OF_SOMETHING_ELSE
                .matcher(text.substring(end, Math.min(text.length(), end + 20)))
                .find();
    }

    /** Whether the word before is no given name, or one of {@code given}, or the initial of one. */
    static boolean isNoNameBefore(String text, NameWords words, int at, Set<String> given) {
        if (at == 0) {
            return true;
        }
        int before = at - 1;
        String word = words.folds(before).getLast();
        if (words.end(before) - words.start(before) == 1
                && text.substring(words.end(before), words.start(at)).strip().equals(".")) {
            return given.stream().anyMatch(g -> g.startsWith(word));
        }
        return !words.isOneName(text, before) || NO_GIVEN_NAMES.contains(word) || given.contains(word);
    }
}
