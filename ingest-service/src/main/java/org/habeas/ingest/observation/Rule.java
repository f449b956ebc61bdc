package org.habeas.ingest.observation;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What follows the name of a person where something is said of them, and what that is. The table is all that is recognised;
 * each row wants the verb right behind the name, so that "was not arrested" and "refused to be transferred" say nothing.
 *
 * @param words what stands behind the name
 * @param property as the detainee-service names it
 * @param code the value; null where it is the first group of the words, as the document gives it
 */
record Rule(Pattern words, String property, @Nullable String code) {

    private static final String IS = "(?:was|were|is|are|has been|have been|had been)"
            + "(?: (?:also|then|later|first|formally|subsequently|again|recently|already|being))? ";

    static final String TERM = "(life(?: imprisonment| in prison)?"
            + "|(?:\\d{1,2}|[a-z]{3,9}(?:-[a-z]{3,5})?) (?:years?|months?)(?: and (?:a half|\\w+ months?))?"
            + "(?: of imprisonment| imprisonment| in prison| in jail)?)\\b";

    static final String PRISON = "((?:[\\p{L}\\p{N}.'’-]+ ){0,6}?"
            + "(?:prison|jail|colony|penitentiary|detention (?:center|centre|facility)|remand (?:center|centre))"
            + "(?: no\\.? ?\\d{1,4})?)\\b";

    static final List<Rule> ALL = List.of(
            of(
                    IS + "(?:arrested|detained|imprisoned|jailed|taken into custody|remanded in custody"
                            + "|captured(?! on| by (?:a )?camera)|held (?=in|by|since|at))\\b",
                    "custody",
                    "HELD"),
            of(
                    IS
                            + "(?:released|freed|set free)\\b(?! (?:on (?:bail|parole|probation|condition|his|her|their)|to|under"
                            + "|into|conditionally|pending|from (?:the |a )?hospital)\\b)",
                    "custody",
                    "FREE"),
            of(
                    IS + "(?:(?:placed|put) under|(?:released|moved|transferred) to|released into) house arrest\\b",
                    "custody",
                    "HOUSE_ARREST"),
            of(IS + "(?:charged with|indicted)\\b", "proceedings", "CHARGED"),
            of(IS + "sentenced\\b(?! in (?:his |her )?absen)", "proceedings", "SENTENCED"),
            of(IS + "sentenced to " + TERM, "sentence", null),
            of(IS + "on trial\\b", "proceedings", "ON_TRIAL"),
            of("(?:went|has gone|is standing|stood) (?:on )?trial\\b", "proceedings", "ON_TRIAL"),
            of("(?:has |have )?died (?:in|while in) (?:prison|jail|custody|detention|captivity)\\b", "custody", "DEAD"),
            of("(?:has |have )?died on (?=\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", "custody", "DEAD"),
            of(IS + "(?:transferred|moved|taken) to " + PRISON, "placeOfDetention", null),
            of(
                    IS + "(hospitali[sz]ed|taken to (?:a |the )?hospital|(?:critically|seriously|gravely) ill"
                            + "|in (?:critical|serious|poor|grave) (?:health|condition)|on (?:a )?hunger strike)\\b",
                    "health",
                    null),
            of("((?:went|has gone) on (?:a )?hunger strike)\\b", "health", null));

    /** A blank stands for any white space, and letters for either case. */
    private static Rule of(String words, String property, @Nullable String code) {
        return new Rule(
                Pattern.compile(words.replace(" ", "\\s+").replace("\\s+?", "\\s*"), Pattern.CASE_INSENSITIVE),
                property,
                code);
    }

    String value(MatchResult found) {
        return code == null ? found.group(1).replaceAll("\\s+", " ").strip() : code;
    }
}
