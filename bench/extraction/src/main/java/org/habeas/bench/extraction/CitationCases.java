package org.habeas.bench.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.DocumentRecord.BillMention;
import org.habeas.contracts.Json;
import org.habeas.contracts.MeasureType;
import org.habeas.ingest.mention.BillMentions;
import org.habeas.language.citation.Citation;
import org.habeas.language.citation.Citations;

/**
 * Short texts and the bills that they name. A case is right if exactly those are found, and none with a Congress other than its
 * own; where it is known in which Congress the text stands, a page that is headed with it has to give that Congress.
 *
 * @param right how many
 * @param all how many there are
 * @param noBills official texts in which nothing is a bill
 * @param respected of them, those in which none is found
 * @param wrong each case that is not right, with what was found
 */
record CitationCases(int right, int all, int noBills, int respected, List<String> wrong) {

    /** The bill is in the address behind such a link and not in the text, so that nothing is to be found. */
    private static final String ELSEWHERE = "link name is a public law";

    private static final Pattern DEFAULT = Pattern.compile("default (?:congress )?([0-9]{3})|([0-9]{3})th");

    CitationCases {
        wrong = List.copyOf(wrong);
    }

    double share() {
        return all == 0 ? 1 : (double) right / all;
    }

    static CitationCases run(Path file, LocalDate today) throws IOException {
        int right = 0;
        int all = 0;
        int noBills = 0;
        int respected = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode aCase = Json.mapper().readTree(line);
            Map<String, String> expected = expected(aCase);
            Set<String> found = found(aCase, "", today);
            all++;
            if (isRight(aCase, expected, found, today)) {
                right++;
            } else {
                wrong.add(aCase.path("input").asText() + " → " + found + " not " + expected.values());
            }
            if (expected.isEmpty() && aCase.path("kind").asText().startsWith("official")) {
                noBills++;
                respected += found.isEmpty() ? 1 : 0;
            }
        }
        return new CitationCases(right, all, noBills, respected, wrong);
    }

    private static boolean isRight(JsonNode aCase, Map<String, String> expected, Set<String> found, LocalDate today) {
        Set<String> bare = new TreeSet<>();
        for (String id : found) {
            String bill = withoutCongress(id);
            bare.add(bill);
            String wanted = expected.getOrDefault(bill, bill);
            if (!id.equals(bill) && !wanted.equals(bill) && !id.equals(wanted)) {
                return false;
            }
        }
        if (!bare.equals(expected.keySet())) {
            return false;
        }
        String heading = heading(aCase);
        return heading.isEmpty()
                || aCase.path("mode").asText().equals("parse")
                || found(aCase, heading + "\n\n", today).stream()
                        .allMatch(id ->
                                expected.getOrDefault(withoutCongress(id), "").equals(withoutCongress(id))
                                        || expected.containsValue(id));
    }

    private static Set<String> found(JsonNode aCase, String above, LocalDate today) {
        String input = aCase.path("input").asText();
        Set<String> ids = new TreeSet<>();
        if (aCase.path("mode").asText().equals("parse")) {
            Citations.parse(input).map(Citation::id).ifPresent(ids::add);
        } else {
            BillMentions.of(above + input, null, today, List.of()).mentions().stream()
                    .map(BillMention::billId)
                    .forEach(ids::add);
        }
        return ids;
    }

    /** The ids by the bill without its Congress; the same where the case gives none. */
    private static Map<String, String> expected(JsonNode aCase) {
        Map<String, String> expected = new TreeMap<>();
        if (aCase.path("note").asText().startsWith(ELSEWHERE)) {
            return expected;
        }
        for (JsonNode bill : aCase.path("expected")) {
            MeasureType.ofCode(bill.path("type").asText()).ifPresent(type -> {
                int number = bill.path("number").asInt();
                String congress = bill.path("congress").asText();
                boolean given = congress.matches("[0-9]{1,3}");
                expected.put(
                        new Citation(type, number, null).id(),
                        new Citation(type, number, given ? Integer.valueOf(congress) : null).id());
            });
        }
        return expected;
    }

    private static String withoutCongress(String id) {
        return Character.isDigit(id.charAt(0)) ? id.substring(id.indexOf('-') + 1) : id;
    }

    /** Where the text stands: among the actions of a bill, or in what a suite takes for granted. */
    private static String heading(JsonNode aCase) {
        String around = aCase.path("in_bill").asText().replaceFirst(".*-", "");
        if (around.isEmpty()) {
            Matcher note = DEFAULT.matcher(aCase.path("note").asText());
            around = !note.find() ? "" : note.group(1) != null ? note.group(1) : note.group(2);
        }
        return around.isEmpty() ? "" : around + "th Congress";
    }
}
