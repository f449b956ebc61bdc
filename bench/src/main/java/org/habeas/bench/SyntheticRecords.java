package org.habeas.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Locale;
import org.habeas.contracts.Json;

/**
 * Made-up people as they are sent to {@code POST /v1/detainees}, of whom some or very much is said: where they are held and since when,
 * cases with charges, hearings and sentences, by many sources that contradict each other. The same number gives the same person.
 */
final class SyntheticRecords {

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final int DAYS = 2_500;
    private static final String[] SIDES = {
        "holding-state", "ngo", "media", "family-or-counsel", "court", "intergovernmental"
    };
    private static final String[] GIVEN = "aram davit karen leyla rashid nino olga viktor".split(" ");
    private static final String[] FAMILY = "avan belar corin dovan elmar fadin gorav hamid".split(" ");

    private SyntheticRecords() {}

    /** Somebody with three names and a first statement. */
    static ObjectNode person(int number) {
        ObjectNode person = Json.mapper().createObjectNode().put("slug", slug(number));
        String family = FAMILY[number / GIVEN.length % FAMILY.length] + letters(number) + "yan";
        String given = GIVEN[number % GIVEN.length];
        ArrayNode names = person.putArray("names");
        names.addObject().put("text", capital(given) + " " + capital(family));
        names.addObject().put("text", capital(family) + ", " + capital(given));
        names.addObject().put("text", capital(given) + " " + capital(family.replace("yan", "ian")));
        person.set("source", evidence(number, 0));
        person.putArray("statements").add(statement(number, 0));
        return person;
    }

    static String slug(int number) {
        return "made-up-" + number;
    }

    /** The next statements about somebody. */
    static ObjectNode statements(int number, int from, int to) {
        ObjectNode body = Json.mapper().createObjectNode();
        ArrayNode statements = body.putArray("statements");
        for (int i = from; i < to; i++) {
            statements.add(statement(number, i));
        }
        return body;
    }

    private static ObjectNode statement(int number, int i) {
        ObjectNode said = Json.mapper().createObjectNode();
        int of = i / KINDS;
        String trial = "Case " + of % 12 + " of the made-up court";
        LocalDate began = day(31 * number + 7 * i);
        String day = began.toString();
        switch (i % KINDS) {
            case 0 -> said.put("property", "custody").put("value", of % 3 == 2 ? "HOUSE_ARREST" : "HELD");
            case 1 -> said.put("property", "placeOfDetention").put("value", "Prison number " + of % 9);
            case 2 -> said.put("property", "heldBy").put("value", of % 5 == 4 ? "Otherland" : "Exampleland");
            case 3 ->
                said.put("property", "chargedUnder")
                        .put("value", "Article " + of % 40)
                        .putObject("thing")
                        .put("case", trial)
                        .put("charge", "Article " + of % 40);
            case 4 ->
                said.put("property", "hearing")
                        .put("value", "Witness number " + of + " is heard")
                        .putObject("thing")
                        .put("case", trial)
                        .put("hearing", day);
            case 5 ->
                said.put("property", "sentence")
                        .put("value", 3 + of % 15 + " years")
                        .putObject("thing")
                        .put("case", trial)
                        .put("sentence", day(400 * (of % 4)).toString());
            case 6 ->
                said.put("property", "court")
                        .put("value", "Court number " + of % 4)
                        .putObject("thing")
                        .put("case", trial);
            case 7 -> said.put("property", "office").put("value", "Office number " + of % 20);
            case 8 -> said.put("property", "group").put("value", "Group " + (number + of) % 30);
            default ->
                said.put("property", "remark")
                        .put("value", "What source number " + of + " says of the case")
                        .putObject("thing")
                        .put("case", trial);
        }
        said.put("validFrom", i % 4 == 3 ? day.substring(0, 7) : day);
        if (i % 7 == 0 && i % KINDS < 3) {
            said.put("validTo", began.plusDays(60).toString());
        }
        said.set("evidence", evidence(number, i));
        return said;
    }

    private static final int KINDS = 10;

    private static ObjectNode evidence(int number, int i) {
        return Json.mapper()
                .createObjectNode()
                .put("publisher", "Press number " + i % 25)
                .put("title", "Report number " + i + " of person number " + number)
                .put("url", "https://press-" + i % 25 + ".example/reports/" + number + "/" + i)
                .put("date", day(31 * number + 7 * i).plusDays(3).toString())
                .put("alignment", SIDES[i % SIDES.length]);
    }

    private static LocalDate day(int number) {
        return FIRST.plusDays(number % DAYS);
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int left = number / (GIVEN.length * FAMILY.length); left > 0; left /= 5) {
            letters.append("kemt".charAt(left % 4)).append("aeiou".charAt(left % 5));
        }
        return letters.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
