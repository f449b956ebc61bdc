package org.habeas.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.habeas.language.name.NameCodes;
import org.habeas.language.name.NameFolding;
import org.habeas.language.name.NameReader;
import org.postgresql.PGConnection;

/**
 * Made-up people with three names each: Latin, Cyrillic, and Armenian or another romanisation. Given names are usual ones, drawn by rank so
 * that some are frequent; families' names are put together of syllables and the endings of several languages. The same number gives
 * the same people.
 */
public final class SyntheticNames {

    private static final String[] GIVEN =
            ("aram davit mikhail sergey andrey gevorg karen tigran arman hayk levon ruben vahan artur narek hovhannes"
                            + " nikolay dmitriy aleksey vladimir ivan petr pavel oleg igor yuri viktor anatoliy boris stepan maksim denis roman taras bogdan ostap"
                            + " rashid elchin anar ilgar tofig vagif rauf kamran farid emin samir elnur ramin tural orkhan nizami zaur ilham jamal mehdi ali hasan"
                            + " giorgi zurab tamaz irakli lasha nodar shota vakhtang anna maria elena olga irina natalya svetlana tatyana lilit ani mariam gayane"
                            + " leyla aysel gunel sevinj nigar khadija nino ketevan tamar lyudmila galina zhanna yulia daria ekaterina ksenia murad ruslan timur")
                    .split(" ");
    private static final String[] FIRST =
            ("ba be bo bu da de do du ga ge go gu ha he ho ka ke ko ku la le li lu ma me mi mo mu na ne no nu pa pe po ra re ro ru sa se so"
                            + " su ta te to tu va ve vo za ze zo sha she cha cho zha kha kho tsa gha ya yu a e o i dzha shi chu kri gra sta tro pla bra dra")
                    .split(" ");
    private static final String[] MIDDLE =
            "ban bar char dan dar gan gar kar kan khar lan lav mar man mel nar nat par rat ran sar shar tar tan tov var van zar ron min gor bek kin lin ros vin zin"
                    .split(" ");
    private static final String[] LAST =
            "yan yan yan yan ov ov ev ev in enko shvili adze idze zade li oglu ski uk".split(" ");

    private static final String[][] CYRILLIC = rows(
            "shch щ dzh дж sh ш ch ч zh ж kh х ts ц gh г ya я yu ю yo ё ye е a а b б c к d д e е f ф g г h г i и j дж k к l л m м n н o о p п q к r р s с t т u у v в w в x х y й z з");
    private static final String[][] ARMENIAN = rows(
            "dzh ջ sh շ ch չ zh ժ kh խ ts ց gh ղ ya յա yu յու yo յո ye ե a ա b բ c կ d դ e ե f ֆ g գ h հ i ի j ջ k կ l լ m մ n ն o օ p պ q ք r ր s ս t տ u ու v վ w վ x խ y յ z զ");
    private static final String[][] FRENCH =
            rows("shch chtch dzh dj sh ch ch tch zh j ya ia yu iou u ou kh kh ts ts gh gh yan ian");
    private static final String[][] GERMAN =
            rows("shch schtsch dzh dsch sh sch ch tsch zh sch kh ch ya ja yu ju ts z v w z s");

    private static final int BATCH = 5_000;

    /** Later than any: the service leaves these records as they are. */
    private static final String RULE = "display/999999";

    private final Random random = new Random(118);
    private final List<String> families = new ArrayList<>();

    /**
     * @param id of the person
     * @param latin the spelling that the others are made of
     */
    public record Person(UUID id, String latin) {

        /** The three that are stored. */
        public List<String> names() {
            return List.of(
                    capitals(latin),
                    capitals(spelled(latin, CYRILLIC)),
                    capitals(spelled(latin, id.getLeastSignificantBits() % 2 == 0 ? ARMENIAN : GERMAN)));
        }

        /** A spelling that is not stored, with a letter mistaken in some. */
        String otherwise(Random random) {
            String other = spelled(latin, FRENCH);
            if (random.nextInt(3) == 0) {
                int at = 2 + random.nextInt(other.length() - 3);
                if (other.charAt(at) != ' ' && other.charAt(at + 1) != ' ' && at + 2 < other.length()) {
                    other = random.nextBoolean()
                            ? other.substring(0, at) + other.substring(at + 1)
                            : other.substring(0, at)
                                    + other.charAt(at + 1)
                                    + other.charAt(at)
                                    + other.substring(at + 2);
                }
            }
            return capitals(random.nextInt(4) == 0 ? swapped(other) : other);
        }
    }

    private SyntheticNames(int people) {
        Set<String> made = new LinkedHashSet<>();
        while (made.size() < Math.max(500, people / 5)) {
            made.add(of(FIRST) + of(MIDDLE) + (random.nextInt(3) == 0 ? of(MIDDLE) : "") + of(LAST));
        }
        families.addAll(made);
    }

    public static List<Person> people(int number) {
        SyntheticNames names = new SyntheticNames(number);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            // squared: the first of the list are the frequent ones
            double rank = names.random.nextDouble();
            String given = GIVEN[(int) (rank * rank * GIVEN.length)];
            double share = names.random.nextDouble();
            String family = names.families.get((int) (share * share * names.families.size()));
            people.add(new Person(
                    new UUID(0x019a00000000_7000L + ((long) i << 32), 0x8000000000000000L | i), given + " " + family));
        }
        return people;
    }

    /** Puts them where the service keeps people and their names. */
    static void store(Connection database, List<Person> people) throws SQLException, IOException {
        for (int from = 0; from < people.size(); from += BATCH) {
            copy(database, people.subList(from, Math.min(people.size(), from + BATCH)));
        }
        try (Statement s = database.createStatement()) {
            s.execute("create index bench_plain on detainee_name using gin (text gin_trgm_ops)");
            s.execute("vacuum (analyze) detainee_name");
            s.execute("vacuum (analyze) detainee");
        }
    }

    private static void copy(Connection database, List<Person> people) throws SQLException, IOException {
        StringBuilder persons = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (Person person : people) {
            persons.append(person.id())
                    .append("\tmade-" + Long.toHexString(person.id().getLeastSignificantBits() & 0xffffffffL))
                    .append('\t' + capitals(person.latin()))
                    .append("\tHELD\tNONE_KNOWN\tdetained\tf\tf\t1\t2026-01-01\t{}\t" + RULE + '\n');
            for (String name : new LinkedHashSet<>(person.names())) {
                String codes = "{\"" + String.join("\",\"", NameCodes.of(NameReader.read(name))) + "\"}";
                names.append(person.id())
                        .append('\t'
                                + name
                                + '\t'
                                + NameFolding.key(name)
                                + '\t'
                                + codes
                                + '\t'
                                + NameCodes.VERSION
                                + '\n');
            }
        }
        PGConnection copy = database.unwrap(PGConnection.class);
        copy.getCopyAPI()
                .copyIn(
                        "copy detainee (id, slug, name, custody, proceedings, headline, contested, stale, revision, updated,"
                                + " view, computed_by) from stdin",
                        new StringReader(persons.toString()));
        copy.getCopyAPI()
                .copyIn(
                        "copy detainee_name (detainee_id, text, key, codes, codes_version) from stdin",
                        new StringReader(names.toString()));
    }

    private String of(String[] list) {
        return list[random.nextInt(list.length)];
    }

    private static String spelled(String latin, String[][] table) {
        StringBuilder spelled = new StringBuilder();
        int i = 0;
        while (i < latin.length()) {
            int length = 1;
            String letter = latin.substring(i, i + 1);
            for (String[] row : table) {
                if (latin.startsWith(row[0], i)) {
                    letter = row[1];
                    length = row[0].length();
                    break;
                }
            }
            spelled.append(letter);
            i += length;
        }
        return spelled.toString();
    }

    private static String swapped(String name) {
        int blank = name.indexOf(' ');
        return name.substring(blank + 1) + " " + name.substring(0, blank);
    }

    private static String capitals(String name) {
        StringBuilder capitals = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            if (i == 0 || name.charAt(i - 1) == ' ') {
                capitals.setCharAt(i, Character.toUpperCase(name.charAt(i)));
            }
        }
        return capitals.toString();
    }

    private static String[][] rows(String pairs) {
        String[] cells = pairs.split(" ");
        String[][] rows = new String[cells.length / 2][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new String[] {cells[2 * i], cells[2 * i + 1]};
        }
        return rows;
    }
}
