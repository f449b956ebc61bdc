package org.habeas.ingest.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** People of whom no one lives, and texts in which some of them are named, the same for the same seed. */
final class SyntheticPeople {

    private static final String[] BEGINNINGS = {
        "Ar", "Ba", "Da", "El", "Fa", "Ga", "Ha", "Il", "Ka", "Le", "Ma", "Na", "Or", "Pa", "Ra", "Sa", "Ta", "Va",
        "Ya", "Zo"
    };
    private static final String[] MIDDLES = {
        "ber", "chi", "dov", "far", "gul", "her", "kor", "lan", "mir", "nav", "pet", "rou", "sha", "tig", "vard", "zad"
    };
    private static final String[] ENDS = {"an", "ek", "el", "en", "id", "im", "is", "on", "or", "ur"};
    private static final String[] FAMILIES = {"yan", "ian", "ov", "zadeh", "li", "enko", "son", "ez"};

    private static final String[] PROSE =
            ("the a of and to in that is for on was with as it by at from are this be not have which an "
                            + "government committee members resolution house senate international rights human country parliament "
                            + "officials according statement rule law conditions concerning whether representatives national "
                            + "Azerbaijan Congress President Secretary State United States Committee Foreign Affairs Monday March")
                    .split(" ");

    private final Random random;

    SyntheticPeople(long seed) {
        this.random = new Random(seed);
    }

    /** Each with three spellings. */
    List<KnownName> people(int count) {
        List<KnownName> people = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            people.add(person(new UUID(0x7000L + i, random.nextLong())));
        }
        return people;
    }

    KnownName person(UUID id) {
        String given = word();
        String family = word().concat(FAMILIES[random.nextInt(FAMILIES.length)]);
        String name = given + " " + family;
        String father = word();
        return new KnownName(
                id, name, List.of(name, given + " " + father + " " + family, given.charAt(0) + ". " + family + "e"));
    }

    /** Prose of about this length that names some of them. */
    String text(int length, List<KnownName> people, int wordsBetween) {
        StringBuilder text = new StringBuilder(length + 200);
        int words = 0;
        while (text.length() < length) {
            if (random.nextInt(wordsBetween) == 0) {
                KnownName person = people.get(random.nextInt(people.size()));
                List<String> texts = person.texts();
                text.append(texts.get(random.nextInt(texts.size())));
                String[] parts = person.name().split(" ");
                text.append(random.nextBoolean() ? ". Mr. " + parts[1] + " said" : " and " + word());
            } else {
                text.append(PROSE[random.nextInt(PROSE.length)]);
            }
            words++;
            text.append(words % 17 == 0 ? ".\n" : words % 91 == 0 ? ".\n\n" : " ");
        }
        return text.toString();
    }

    private String word() {
        return BEGINNINGS[random.nextInt(BEGINNINGS.length)]
                + MIDDLES[random.nextInt(MIDDLES.length)]
                + (random.nextBoolean() ? MIDDLES[random.nextInt(MIDDLES.length)] : "")
                + ENDS[random.nextInt(ENDS.length)];
    }
}
