package org.habeas.ingest.head;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom the letters in a text are addressed to and who signed them: the names above a greeting and below a closing. Where names
 * run into each other, as they do in texts that have lost their punctuation, none is told.
 *
 * @param signatories in the order of the text, each once
 * @param recipients the same
 */
record Letters(List<String> signatories, List<String> recipients) {

    private static final int MOST_LETTERS = 5;
    private static final int MOST_NAMES = 200;
    private static final int LONGEST_NAME = 60;
    private static final int ADDRESS = 1_200;
    private static final int SIGNATURES = 8_000;

    private static final String GREETING = "Dear ";
    private static final List<String> CLOSINGS =
            List.of("Sincerely", "Respectfully", "Yours ", "Very truly yours", "With best regards", "Best regards");

    private static final Pattern CLOSING = Pattern.compile(
            "(?:Respectfully|Sincerely|Very truly yours|Yours (?:truly|sincerely|faithfully)|(?:With )?[Bb]est regards)"
                    + "(?: yours| submitted)?,?[ \\t]*(?:\\R|[ \\u00a0]{3,}|$)");

    private static final Pattern BREAK = Pattern.compile("\\R|[ \\u00a0]{3,}|\\t+");

    private static final String NAME =
            "\\p{Lu}[\\p{L}'\\u2019.-]{0,24}(?: (?:de|da|del|la|van|von|der|den|al|el|bin|ibn"
                    + "|\\p{Lu}[\\p{L}'\\u2019.-]{0,24})){1,5}(?:, (?:Jr|Sr)\\.?)?";

    private static final Pattern SIGNATORY = Pattern.compile(
            "(?:/s/ ?)?(?:(?:Sen|Rep|Dr|Mr|Ms|Mrs|Hon)\\.? |(?:Senator|Representative|The Honorable) )?(" + NAME
                    + ")(?: \\([A-Z]-[A-Z]{2}\\)|, (?:M\\.?D|Ph\\.?D|Esq|M\\.?P)\\.?.{0,40})?");

    private static final Pattern RECIPIENT = Pattern.compile(
            "(?:To: )?(?:The Honou?rable|The Hon\\.|Hon\\.|H\\.E\\.|(?:His|Her) Excellency|Mr\\.|Ms\\.|Mrs\\.|Dr\\.) ("
                    + NAME + ")(?:\\s{2,}.*|,.*)?");

    /** An office below a name, which no name is made of. */
    private static final Pattern OFFICE = Pattern.compile(
            "(?i)\\b(?:senators?|members?|congress(?:man|woman)?|chair(?:man|woman|person)?|ranking|president|directors?|secretary|committee"
                    + "|subcommittee|representatives?|executive|minister|leader|office|department|united|states|ambassador|counsel|professor"
                    + "|speaker|whip|general|district|house|senate|institute|university|association|foundation|council|enclosures?)\\b");

    private static final Pattern END = Pattern.compile(
            "(?i)(?:(?:cc|c\\.c\\.|p\\.?s\\.?)\\s?[:.]|(?:encl|enclosures?|attachments?)\\b|\\W{2,}).*");

    Letters {
        signatories = List.copyOf(signatories);
        recipients = List.copyOf(recipients);
    }

    static Letters of(String text) {
        Set<String> recipients = new LinkedHashSet<>();
        for (int at : places(text, GREETING)) {
            recipients.addAll(addressed(text.substring(Math.max(0, at - ADDRESS), at)));
        }
        Set<String> signatories = new LinkedHashSet<>();
        for (String closing : CLOSINGS) {
            for (int at : places(text, closing)) {
                Matcher line = CLOSING.matcher(text).region(at, Math.min(text.length(), at + 60));
                if (line.lookingAt()) {
                    signatories.addAll(
                            signed(text.substring(line.end(), Math.min(text.length(), line.end() + SIGNATURES))));
                }
            }
        }
        return new Letters(
                signatories.stream().limit(MOST_NAMES).toList(),
                recipients.stream().limit(MOST_NAMES).toList());
    }

    /** A document that greets before it says anything else and closes as a letter does is one. */
    static boolean isALetter(HeadLines lines, String text) {
        boolean greets = false;
        int sentences = 0;
        for (String line : lines.first(30)) {
            greets = line.startsWith(GREETING);
            if (greets || line.length() > 120) {
                break;
            }
            sentences += line.endsWith(".") && line.length() > 60 ? 1 : 0;
        }
        return greets
                && sentences == 0
                && CLOSINGS.stream()
                        .anyMatch(closing -> places(text, closing).stream()
                                .anyMatch(at -> CLOSING.matcher(text)
                                        .region(at, Math.min(text.length(), at + 60))
                                        .lookingAt()));
    }

    /** Where a word begins a line or a column; the first few. */
    private static List<Integer> places(String text, String word) {
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(word); at >= 0 && places.size() < MOST_LETTERS; at = text.indexOf(word, at + 1)) {
            int before = at;
            while (before > 0 && at - before < 3 && isBlank(text.charAt(before - 1))) {
                before--;
            }
            if (before == 0 || at - before == 3 || isLineEnd(text.charAt(before - 1))) {
                places.add(at);
            }
        }
        return places;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028';
    }

    private static List<String> addressed(String above) {
        List<String> names = new ArrayList<>();
        for (String line : BREAK.split(above)) {
            Matcher name = RECIPIENT.matcher(line.strip());
            if (name.matches()) {
                names.add(name.group(1));
            } else if (line.strip().length() > 100) {
                names.clear(); // running text: what stands above it is no part of the address
            }
        }
        return names;
    }

    private static List<String> signed(String below) {
        List<String> names = new ArrayList<>();
        int others = 0;
        for (String part : BREAK.split(below)) {
            String line = part.strip();
            if (line.isEmpty()) {
                continue;
            }
            if (others == 2 || line.length() > 100 || END.matcher(line).matches()) {
                break;
            }
            Matcher name = SIGNATORY.matcher(line);
            if (OFFICE.matcher(line).find() && !name.matches()) {
                continue;
            }
            if (line.contains("  ")) {
                return List.of();
            }
            if (line.length() <= LONGEST_NAME
                    && name.matches()
                    && !OFFICE.matcher(name.group(1)).find()) {
                names.add(name.group(1));
                others = 0;
            } else if (!OFFICE.matcher(line).find()) {
                others++;
            }
        }
        return names;
    }
}
