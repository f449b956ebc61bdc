package org.habeas.language.name;

import java.util.HashMap;
import java.util.Map;

/**
 * Letters of scripts whose usual romanisation of names is not what ICU's general rules give. A capital on the right is a
 * sound that romanisations write in several ways ({@link Sounds}); the digraphs of a script stand before its letters.
 */
final class Letters {

    /** The usual practice for names of Russia, Ukraine, Belarus, the southern Slavs, Kazakhstan and Central Asia. */
    static final Map<String, String> CYRILLIC = table("""
            дж=j дз=dz цз=dz чж=zh нг=ng кс=ks ье=ye ъе=ye ьё=yO ью=yu ья=ya ий=i ый=i
            а=a б=b в=v г=G ґ=g д=d е=e ё=O є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh
            ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ў=v ђ=j ѓ=j ј=y љ=ly њ=ny ћ=ch ќ=k ѕ=dz џ=j ә=E ғ=gh қ=q ң=ng ө=O ұ=u
            ү=U һ=h ҳ=h ҷ=j ӣ=i ӯ=u ҝ=g ҹ=j ҽ=ch ӓ=E ӧ=O ӱ=U ӂ=j ӷ=gh ҕ=gh ӡ=dz ӄ=q ҥ=n ҫ=s ҙ=z ӊ=n ѣ=e ѵ=i ѳ=f ӕ=E ӑ=a ӗ=e
            """);

    /** Eastern Armenian; digraphs of both orthographies. */
    static final Map<String, String> ARMENIAN = table("""
            ու=u եւ=ev և=ev իւ=yu եա=ya եօ=yo իա=ya եո=yo այ=ay ոյ=uy
            ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j
            ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f
            """);

    /** What the letters mean to western Armenians, where that is another sound. */
    static final Map<String, String> WESTERN_ARMENIAN = over(ARMENIAN, """
            բ=p գ=k դ=t կ=g պ=b տ=d ծ=dz ձ=ts ճ=j ջ=ch
            """);

    /** Modern Greek as passports write it, and both ways where they differ from usage. */
    static final Map<String, String> GREEK = table("""
            μπ=mb ντ=nd γκ=ng γγ=ng γχ=nkh τσ=ts τζ=j ου=u αυ=av ευ=ev ηυ=iv ει=i οι=i αι=e υι=i
            α=a β=v γ=G δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s ς=s τ=t υ=i φ=f χ=kh ψ=ps ω=o
            """);

    /** Consonants, and letters that may be a vowel, a consonant or nothing. */
    static final Map<String, String> ARABIC = table("""
            ا=A أ=A إ=A آ=a ٱ=A ب=b پ=p ت=t ث=th ج=j چ=ch ح=h خ=kh د=d ذ=dh ر=r ز=z ژ=zh س=s ش=sh ص=s ض=d ط=t ظ=z ع=A غ=gh ف=f
            ق=q ك=k ک=k گ=g ل=l م=m ن=n ه=h ہ=h ھ=h و=W ؤ=W ي=Y ی=Y ى=A ئ=Y ة=A ء= ڤ=v ۋ=v ې=e ۇ=u ۆ=O ۈ=U ە=a ڭ=ng ٹ=t ڈ=d
            ڑ=r ں=n ے=e ډ=d ټ=t ړ=r ږ=g ښ=sh ڼ=n څ=ts ځ=dz ێ=e ڕ=r ڵ=l
            """);

    /** As for Arabic. */
    static final Map<String, String> HEBREW = table("""
            ג׳=j ז׳=zh צ׳=ch ץ׳=ch וו=v יי=Y
            א=A ב=b ג=g ד=d ה=H ו=W ז=z ח=kh ט=t י=Y כ=k ך=kh ל=l מ=m ם=m נ=n ן=n ס=s ע=A פ=P ף=f צ=ts ץ=ts ק=k ר=r ש=sh ת=t
            """);

    /** Latin letters that lose their sound with their marks. */
    static final Map<String, String> LATIN = table("""
            š=sh ş=sh ș=sh ŝ=sh ś=sh č=ch ç=ch ć=ch ĉ=ch ž=zh ź=zh ż=zh ẑ=zh ǰ=j ĝ=j ğ=gh ġ=gh ǧ=gh ə=E ä=E æ=E ö=O ø=O œ=O
            ő=O ü=U ű=U ı=y ł=l đ=d ð=d þ=th ß=ss ñ=ny ń=n ň=ny ģ=g ķ=k ļ=l ņ=n å=a ţ=ts ț=ts ď=d ť=t ě=e ř=r ů=u ĥ=kh ḫ=kh ẖ=kh
            ḵ=kh ṣ=s ṭ=t ḍ=d ẓ=z ḥ=h ū=u ī=i ā=a ō=o ē=e ơ=o ư=u ŋ=ng ɣ=gh x=X
            """);

    private Letters() {}

    private static Map<String, String> table(String rows) {
        Map<String, String> table = new HashMap<>();
        for (String row : rows.strip().split("\\s+")) {
            int equals = row.indexOf('=');
            table.put(row.substring(0, equals), row.substring(equals + 1));
        }
        return Map.copyOf(table);
    }

    private static Map<String, String> over(Map<String, String> base, String rows) {
        Map<String, String> table = new HashMap<>(base);
        table.putAll(table(rows));
        return Map.copyOf(table);
    }

    /** The word by the table, two letters before one; a letter that is not in it stays. */
    static StringBuilder read(String word, Map<String, String> table) {
        StringBuilder read = new StringBuilder(word.length() * 2);
        for (int i = 0; i < word.length(); ) {
            String two = i + 2 <= word.length() ? table.get(word.substring(i, i + 2)) : null;
            if (two != null) {
                read.append(two);
                i += 2;
            } else {
                String one = table.get(word.substring(i, i + 1));
                read.append(one == null ? word.substring(i, i + 1) : one);
                i++;
            }
        }
        return read;
    }
}
