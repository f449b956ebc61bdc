package org.habeas.language.name;

import com.ibm.icu.lang.UScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a name apart: its words, how they may sound, and what each of them is. What no name has (control characters, marks
 * heaped on a letter, more than some hundred letters) is passed over, so that reading takes bounded time whatever is given.
 */
public final class NameReader {

    /** Parts of a name that are looked at. */
    public static final int MOST_TOKENS = 8;

    private static final int MOST_CHARACTERS = 400;
    private static final int LONGEST_WORD = 40;

    /** A word with the marks on its letters; an apostrophe within it stands for a sound or for nothing. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{Mn}\\p{Mc}'’‘ʼʻʹʺ`´՚ՙ״׳ʿʾ]*|[,،]");

    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼʻʹʺ`´՚ՙ״ʿʾ]");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Co}\\p{Cs}\\p{Cn}ـ]");
    private static final Pattern HEAPED = Pattern.compile("(\\p{M}{3})\\p{M}+");

    private static final Set<String> PARTICLES = Set.of(
            "al", "el", "bin", "ben", "ibn", "bint", "bn", "von", "de", "del", "della", "dos", "das", "аль", "эль",
            "ибн", "бин", "бен", "фон", "де", "ال", "بن", "ابن", "בן");
    /** Particles only where they are written small: as names they are names. */
    private static final Set<String> SMALL = Set.of(
            "an", "ad", "ar", "as", "ash", "at", "az", "ud", "ul", "van", "der", "den", "di", "da", "do", "la", "le",
            "du", "ter", "zu", "y", "e", "i", "ha", "ed", "es", "ez", "ould", "ад", "ан", "ар", "ас", "аш", "ат", "ван",
            "да", "ди", "дер", "ла", "уль", "ед", "эд", "эс", "эш");
    /** Servant of, with or without its article: one name with what follows. */
    private static final Pattern SERVANT = Pattern.compile("abd[aeou]?l?|abdoul|абд|абдель|абдул|абдуль|абдал|عبد");

    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "sir",
            "sheikh",
            "shaykh",
            "hajji",
            "haji",
            "ayatollah",
            "mullah",
            "gen",
            "col",
            "jr",
            "sr",
            "phd",
            "md",
            "esq",
            "hon",
            "rev",
            "д-р",
            "г-н",
            "г-жа",
            "проф",
            "пан",
            "պարոն",
            "տիկին",
            "cənab",
            "xanım");
    /** Words that make the one before them the father's name. */
    private static final Set<String> CHILD_OF = Set.of(
            "oglu", "oghlu", "oğlu", "ogly", "oğly", "uly", "ulı", "ұлы", "улы", "оглы", "оглу", "oglou", "o'g'li",
            "ogli", "qizi", "qızı", "gizi", "gyzy", "kyzy", "qyzy", "кызы", "гызы", "қызы", "օղլի", "kizi", "kızı",
            "угли");

    private static final Set<String> FATHERS = Set.of(
            "ovic", "ovič", "ović", "ovich", "evic", "evič", "ević", "evich", "ovych", "evych", "ovna", "ovny", "evna",
            "evny", "ivna", "ivny", "inichna", "ович", "евич", "евіч", "овіч", "івна", "овна", "евна", "ївна", "ічна",
            "ична", "овиќ", "wicz", "ovitch", "evitch", "owitsch", "ewitsch");

    private static final int SHORTEST_ENDING = 4;
    private static final int LONGEST_ENDING = 7;

    private NameReader() {}

    /** Any text; never fails. */
    public static ReadName read(String name) {
        String text = clean(name);
        List<NameToken> tokens = new ArrayList<>();
        boolean capitals = mixedCapitals(text);
        int comma = -1;
        Matcher words = WORD.matcher(text);
        String before = "";
        String servant = "";
        while (words.find() && tokens.size() < MOST_TOKENS) {
            String word = servant + words.group();
            if (!words.hitEnd() && SERVANT.matcher(Romanisation.lower(word)).matches()
                    || !servant.isEmpty() && PARTICLES.contains(Romanisation.lower(words.group()))) {
                servant = word;
                continue;
            }
            servant = "";
            if (word.equals(",") || word.equals("،")) {
                comma = comma < 0 && !tokens.isEmpty() ? tokens.size() : comma;
            } else {
                before = add(tokens, word, before, capitals);
            }
        }
        if (tokens.size() > MOST_TOKENS) {
            tokens = tokens.subList(0, MOST_TOKENS);
        }
        boolean eastern = comma < 0 && startsWithFamily(text);
        return new ReadName(roles(tokens, comma < tokens.size() ? comma : -1, eastern), eastern || comma > 0);
    }

    private static String clean(String name) {
        String bounded = name.length() <= MOST_CHARACTERS ? name : name.substring(0, MOST_CHARACTERS);
        String visible = HIDDEN.matcher(bounded).replaceAll("");
        String text = HEAPED.matcher(visible).replaceAll("$1");
        text = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // what NFKC takes apart may be longer than what was given
        return text.length() <= 2 * MOST_CHARACTERS ? text : text.substring(0, 2 * MOST_CHARACTERS);
    }

    /** Adds what the word is made of, and gives it back, or nothing where it is to be passed over. */
    private static String add(List<NameToken> tokens, String written, String before, boolean capitals) {
        String word =
                Romanisation.lower(written.length() <= LONGEST_WORD ? written : written.substring(0, LONGEST_WORD));
        if (TITLES.contains(word) && tokens.isEmpty()) {
            return "";
        }
        if (CHILD_OF.contains(word) && tokens.size() > 1 && !before.isEmpty()) {
            tokens.set(tokens.size() - 1, tokens.getLast().as(Role.PATRONYMIC, true));
            return word;
        }
        for (String part : apart(word)) {
            String bare = APOSTROPHES.matcher(part).replaceAll("");
            List<List<Romanisation.Reading>> read = Romanisation.read(bare);
            boolean one = read.size() == 1;
            for (List<Romanisation.Reading> readings : read) {
                List<Sounds> sounds = readings.stream()
                        .map(Sounds::of)
                        .filter(s -> s.length() > 0)
                        .toList();
                if (!sounds.isEmpty()) {
                    tokens.add(new NameToken(
                            one && part.equals(word) ? written : part,
                            role(bare, written, capitals),
                            capitals && isCapitals(written),
                            sounds));
                }
            }
        }
        return word;
    }

    /** The Arabic and the Hebrew article stand before a word without a blank; words of several scripts come apart. */
    private static List<String> apart(String word) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int last = UScript.INVALID_CODE;
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            int script = UScript.getScript(word.codePointAt(i));
            if (script != UScript.COMMON && script != UScript.INHERITED) {
                if (last != UScript.INVALID_CODE && last != script) {
                    parts.add(word.substring(start, i));
                    start = i;
                }
                last = script;
            }
        }
        parts.add(word.substring(start));
        return parts.stream()
                .flatMap(p -> p.length() > 4 && p.startsWith("ال")
                        ? java.util.stream.Stream.of("ال", p.substring(2))
                        : java.util.stream.Stream.of(p))
                .toList();
    }

    private static Role role(String word, String written, boolean capitals) {
        if (PARTICLES.contains(word) || (SMALL.contains(word) && written.startsWith(word))) {
            return Role.PARTICLE;
        }
        boolean singleLetter = word.codePointCount(0, word.length()) == 1;
        if (singleLetter
                && UScript.getScript(word.codePointAt(0)) != UScript.HAN
                && UScript.getScript(word.codePointAt(0)) != UScript.HANGUL) {
            return Role.INITIAL;
        }
        return capitals && isCapitals(written) ? Role.FAMILY : Role.GIVEN;
    }

    /** By comma, by capitals, by the father's name in the middle, and else by the place. */
    private static List<NameToken> roles(List<NameToken> tokens, int comma, boolean familyFirst) {
        List<NameToken> named = new ArrayList<>(tokens);
        boolean capitals = named.stream().anyMatch(t -> t.certain() && t.role() == Role.FAMILY);
        int first = first(named, 1);
        int last = first(named, -1);
        for (int i = 0; i < named.size(); i++) {
            NameToken token = named.get(i);
            if (token.role() == Role.INITIAL || token.role() == Role.PARTICLE || token.role() == Role.PATRONYMIC) {
                continue;
            }
            if (comma > 0) {
                named.set(
                        i,
                        token.as(
                                i < comma ? Role.FAMILY : patronymic(token) && i > comma ? Role.PATRONYMIC : Role.GIVEN,
                                true));
            } else if (capitals) {
                named.set(
                        i,
                        token.as(
                                token.role() == Role.FAMILY
                                        ? Role.FAMILY
                                        : patronymic(token) ? Role.PATRONYMIC : Role.GIVEN,
                                token.role() == Role.FAMILY));
            } else if (i > first && (i < last || named.size() > 2) && patronymic(token)) {
                named.set(i, token.as(Role.PATRONYMIC, true));
            } else {
                named.set(
                        i,
                        token.as(i == (familyFirst ? first : last) && first != last ? Role.FAMILY : Role.GIVEN, false));
            }
        }
        return genitive(named);
    }

    /** Of three words the middle one in -i is the father's name in Armenian and Georgian usage: Vladimiri, Karleni. */
    private static List<NameToken> genitive(List<NameToken> tokens) {
        if (tokens.size() == 3 && tokens.get(1).role() == Role.GIVEN) {
            String units = tokens.get(1).sounds().getFirst().units();
            String family = tokens.get(2).sounds().getFirst().units();
            if (units.endsWith("i")
                    && units.length() > 3
                    && (family.endsWith("an") || family.endsWith("Svili") || family.endsWith("Je"))) {
                tokens.set(1, tokens.get(1).as(Role.PATRONYMIC, false));
            }
        }
        return tokens;
    }

    private static int first(List<NameToken> tokens, int step) {
        for (int i = step > 0 ? 0 : tokens.size() - 1; i >= 0 && i < tokens.size(); i += step) {
            Role role = tokens.get(i).role();
            if (role == Role.GIVEN || role == Role.FAMILY) {
                return i;
            }
        }
        return -1;
    }

    private static boolean patronymic(NameToken token) {
        String word = Romanisation.lower(token.written());
        for (int length = SHORTEST_ENDING; length <= LONGEST_ENDING && length < word.length(); length++) {
            if (FATHERS.contains(word.substring(word.length() - length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithFamily(String text) {
        return text.codePoints().filter(Character::isLetter).limit(1).anyMatch(c -> {
            int script = UScript.getScript(c);
            return script == UScript.HAN
                    || script == UScript.HANGUL
                    || script == UScript.HIRAGANA
                    || script == UScript.KATAKANA;
        });
    }

    /** Some words in capitals and some not: the former are the family's name. */
    private static boolean mixedCapitals(String text) {
        boolean some = false;
        boolean others = false;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (words.group().length() > 2) {
                some |= isCapitals(words.group());
                others |= !isCapitals(words.group())
                        && !words.group().equals(words.group().toLowerCase(Locale.ROOT));
            }
        }
        return some && others;
    }

    private static boolean isCapitals(String word) {
        return word.length() > 1
                && word.equals(word.toUpperCase(Locale.ROOT))
                && !word.equals(word.toLowerCase(Locale.ROOT));
    }
}
