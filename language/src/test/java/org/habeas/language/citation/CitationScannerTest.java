package org.habeas.language.citation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.contracts.MeasureType;
import org.habeas.contracts.test.ProcessorTime;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationScannerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S.Res.540 | sres-540
            S. Res. 540 | sres-540
            S.RES. 540 | sres-540
            SRES540 | sres-540
            s res 540 | sres-540
            Senate Resolution 540 | sres-540
            Senate Res. 540 | sres-540
            S.Res.540 (118th) | 118-sres-540
            S.3000 118th | 118-s-3000
            Senate Resolution 540 (118th Congress) | 118-sres-540
            118-sres-540 | 118-sres-540
            118/sres/540 | 118-sres-540
            sres540-118 | 118-sres-540
            S. Res. No. 540 (118th) | 118-sres-540
            S. No. 3000 | s-3000
            H.R. Number 5683 | hr-5683
            H.R. 1234 | hr-1234
            HR1234 | hr-1234
            H.R.01234 | hr-1234
            H. Con. Res. 9 | hconres-9
            S.J.Res.8 | sjres-8
            S.3000 | s-3000
            S 3000 | s-3000
            118 S. 3000 | 118-s-3000
            118th Congress, S.Res.540 | 118-sres-540
            S. Res. 540, 118th Cong. (2024) | 118-sres-540
            S.Res.540 (118th Congress, 2nd Session) | 118-sres-540
            S.Res.540 - 118th Congress (2023-2024) | 118-sres-540
            S.Res.540 in the 118th Congress | 118-sres-540
            https://www.congress.gov/bill/118th-congress/senate-resolution/540 | 118-sres-540
            """)
    void usualFormsAreRead(String text, String id) {
        assertThat(Citations.parse(text)).map(Citation::id).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "CR S348",
        "S694-695",
        "U.S. 3000",
        "S.Amdt. 3000",
        "S. Rept. 114-123",
        "H. Rept. 117-3",
        "page S3000",
        "the Galaxy S 24",
        "I-95 S 12 miles",
        "a Tesla Model S 100",
        "I-118 S 12",
        "Kansas/S. 12",
        "CR S. 348/S. 349",
        "U.S./S. 1",
        "route 5,S. 12",
        "U.S. No. 12",
        "S-1"
    })
    void whatOnlyLooksLikeABillIsNone(String text) {
        assertThat(CitationScanner.scan("as in " + text + " of that day")).isEmpty();
    }

    @Test
    void congressBehindANumberIsReadAndNotPartOfTheSpan() {
        String text = "They support S.Res.616 (118th Congress) and H.R. 1.";
        List<CitationScanner.Found> found = CitationScanner.scan(text);
        assertThat(found).extracting(f -> text.substring(f.start(), f.end())).containsExactly("S.Res.616", "H.R. 1");
        assertThat(found).extracting(f -> f.citation().id()).containsExactly("118-sres-616", "hr-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S. Res. 540, 118th Cong. (2024), says so     | 118-sres-540
            see S. Res. 540 (118th Cong. 2d Sess. 2024)  | 118-sres-540
            S.Res.540 (118th Congress, 2nd Session)      | 118-sres-540
            S.Res.540 (118th Congress (2023-2024))       | 118-sres-540
            S.Res.540 - 118th Congress (2023-2024)       | 118-sres-540
            S.Res.540 – 118th Congress (2023–2024)       | 118-sres-540
            S.Res.540 in the 118th Congress              | 118-sres-540
            S.Res.540, introduced in the 118th Congress  | 118-sres-540
            H.J.Res. 208, 92d Congress, as agreed to     | 92-hjres-208
            S 3000 (118th Congress)                      | 118-s-3000
            In the 118th Congress, S.Res.540 was new     | 118-sres-540
            118th Cong., 2d Sess., S. Res. 540           | 118-sres-540
            as 118 S. 3000 is called                     | 118-s-3000
            S.Res.540. In the 117th Congress, it failed  | sres-540
            of the 118th Congressional District. S. 5    | s-5
            they paid $118 S. 5                          | s-5
            Mr. H.J. Smith spoke on S.Res.540            | sres-540
            a House Joint Committee; Senate Resolution 5 | sres-5
            """)
    void congressBesideANumberIsItsOwn(String text, String id) {
        assertThat(CitationScanner.scan(text))
                .extracting(found -> found.citation().id())
                .containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the Armenian Protection Act (S.3000/H.R.7288) | s-3000 hr-7288
            (S.Res.540,S.Res.616)                         | sres-540 sres-616
            H.R.5683-S.2900                               | hr-5683 s-2900
            S.1&H.R.2                                     | s-1 hr-2
            H.R. No. 5683 and H. Res. No. 797             | hr-5683 hres-797
            """)
    void citationsTiedTogetherAreAllFound(String text, String ids) {
        assertThat(CitationScanner.scan(text))
                .extracting(found -> found.citation().id())
                .containsExactly(ids.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S.Res.540/S.Res.616 (118th Congress)             | 118-sres-540 118-sres-616
            S. 1 and S. 2 (118th Congress)                   | 118-s-1 118-s-2
            S. 1, S. 2, and S. 3 of the 118th Congress       | 118-s-1 118-s-2 118-s-3
            S. 1; S. 2 & S. 3 (118th Congress)               | 118-s-1 118-s-2 118-s-3
            S. 9, S. 1 (117th Congress), S. 2, S. 3 (118th)  | s-9 117-s-1 118-s-2 118-s-3
            S. 1, S. 2 (118th Congress) and S. 3             | s-1 118-s-2 s-3
            S. 1, unlike S. 2 (118th Congress)               | s-1 118-s-2
            S. 1. And S. 2 (118th Congress)                  | s-1 118-s-2
            """)
    void congressBehindTheLastOfAnUnbrokenListIsThatOfAll(String text, String ids) {
        assertThat(CitationScanner.scan(text))
                .extracting(found -> found.citation().id())
                .containsExactly(ids.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            they back S. 1, 2 and 3.                          | S. 1=s-1 2=s-2 3=s-3
            H.R. 10 and 11 were taken up                      | H.R. 10=hr-10 11=hr-11
            H.R. Nos. 10, 11, and 12, as amended              | H.R. Nos. 10=hr-10 11=hr-11 12=hr-12
            Senate Resolutions 4 & 5                          | Senate Resolutions 4=sres-4 5=sres-5
            H.R. 10 through 12, and others                    | H.R. 10=hr-10 12=hr-12
            S. 1–S. 5                                         | S. 1=s-1 S. 5=s-5
            S. 1-S. 5                                         | S. 1=s-1 S. 5=s-5
            S. 1–5 are reserved                               | S. 1=s-1 5=s-5
            H.R. 10-15, all of them                           | H.R. 10=hr-10 15=hr-15
            S. 1 through S. 10                                | S. 1=s-1 S. 10=s-10
            S. Res. 1, 2 and 3 (118th Congress), S. 9         | S. Res. 1=118-sres-1 2=118-sres-2 3=118-sres-3 S. 9=s-9
            118th Congress, S. 1 and 2 are here               | S. 1=118-s-1 2=118-s-2
            S. 1 and 2 and H.R. 4 (117th)                     | S. 1=117-s-1 2=117-s-2 H.R. 4=117-hr-4
            S. 1 and 2 of the 118th Congress                  | S. 1=118-s-1 2=118-s-2
            S. 1, 2, 4-6 and 9.                               | S. 1=s-1 2=s-2 4=s-4 6=s-6 9=s-9
            """)
    void eachNumberOfAListAndBothEndsOfARangeAreMentions(String text, String mentions) {
        assertThat(mentions(text)).isEqualTo(mentions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            on S. 1, 2 days later                 | S. 1=s-1
            on S. 1, 2024 was over                | S. 1=s-1
            S. 1, and 2 senators spoke            | S. 1=s-1
            H.R. 10 and 11 others                 | H.R. 10=hr-10
            H.R. 6, 435 to 0                      | H.R. 6=hr-6
            S. 12 through 3 committees            | S. 12=s-12
            H.R. 5 and 2024 are two things        | H.R. 5=hr-5
            passed H.R. 9 and 10 million followed | H.R. 9=hr-9
            S. 5, 110th Congress                  | S. 5=110-s-5
            H.R. 5 and 12 of its friends          | H.R. 5=hr-5
            """)
    void whatCountsSomethingElseIsNoneOfAList(String text, String mentions) {
        assertThat(mentions(text)).isEqualTo(mentions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kerry introduced S 450 the Act          | S 450=s-450
            we are against S 567.                   | S 567=s-567
            because of S 42, the limit              | S 42=s-42
            H R 810 and S 3 were vetoed             | H R 810=hr-810 S 3=s-3
            SENATE RESOLUTION 540                   | SENATE RESOLUTION 540=sres-540
            House of Representatives Resolution 735 | House of Representatives Resolution 735=hres-735
            H. Jt. Res. 7 and S. Conc. Res. 8       | H. Jt. Res. 7=hjres-7 S. Conc. Res. 8=sconres-8
            the senate resolution 540 of us all     | senate resolution 540=sres-540
            """)
    void lostPunctuationAndOtherSpellingsAreRead(String text, String mentions) {
        assertThat(mentions(text)).isEqualTo(mentions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "as Texas House Bill 20 says",
                "New York Senate Bill 12",
                "a state Senate Bill 5",
                "under S. 12 of the Terrorism Act 2000",
                "because of S 5 streets",
                "see s. 200, hres 9, h.r. 12",
                "574 U. S. 1, 12",
                "S. 114-123",
                "S. 5-118",
                "H.R. 10-12a"
            })
    void billsOfOthersSectionsAndPagesAreNone(String text) {
        assertThat(CitationScanner.scan(text)).isEmpty();
    }

    private static String mentions(String text) {
        return CitationScanner.scan(text).stream()
                .map(f ->
                        text.substring(f.start(), f.end()) + "=" + f.citation().id())
                .collect(Collectors.joining(" "));
    }

    @Test
    void ordinaryTextIsScannedQuickly() throws Exception {
        // Given
        String text =
                ("The committee has heard that the Senate was told, in 2019 and 1998, of his sister Susan; she has 12 houses."
                                + " He said so on S. Res. 540 of which Sen. Smith spoke in the House. ")
                        .repeat(120_000);
        // When, Then: 20 MB; a second is a third of what is asked for on a machine with nothing else to do
        ProcessorTime.atMost(Duration.ofSeconds(3), () -> CitationScanner.scan(text));
    }

    @Test
    void headingBelowABillIsOfTheNextOne() {
        assertThat(CitationScanner.scan("S.Res.540\n117th Congress\nS. 12\n\n116th Congress"))
                .extracting(found -> found.citation().id())
                .containsExactly("sres-540", "117-s-12");
    }

    @Test
    void emptyLinePartsATypeFromANumber() {
        assertThat(CitationScanner.scan("Robert S.\n\n12 people")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H. S. Con. Res .. House Joint ",
                "118th Congress, 2nd Session (2023-2024) ",
                "S. 3000, introduced in the ",
                "S.1/",
                "S. 1 and ",
                "118 S. 3000 (118th Congress, 2d Sess. ",
                "WASHINGTON, D.C., ",
                "S. 1, 2, 3, 4, ",
                "S. 1-",
                "H.R. 1 through 2, ",
                "S. 1 of the committee of the ",
                "introduced ",
                "on June 7, 1992, the House passed ",
                "S. 1, introduced by ",
                "the Big Big Big Act of 2005 (S. 4 ",
                "S. 1, the Big Act of ",
                "April 4, 2024\n"
            })
    void hostileTextIsReadInLinearTime(String piece) throws Exception {
        String text = piece.repeat(1_200_000 / piece.length());
        ProcessorTime.atMost(Duration.ofSeconds(10), () -> {
            CongressResolver resolver = new CongressResolver(text, null, TODAY);
            CitationScanner.scan(text, resolver::resolve);
            return resolver.resolve(new Citation(MeasureType.S, 1, null));
        });
    }

    /**
     * The Congress too, wherever a case gives it. Most inputs do not say it: the official ones are actions of a bill
     * ({@code in_bill}), of others the note tells where they stand. There the page around them is headed with that Congress;
     * without it nothing may be claimed that is wrong. Of a few nothing around is known, and of those this is all there is.
     */
    @Test
    void realCasesAreRead() throws IOException {
        int stated = 0;
        int byThePage = 0;
        int unknown = 0;
        int right = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.file("citations/cases.jsonl"))) {
            JsonNode aCase = new ObjectMapper().readTree(line);
            String input = aCase.path("input").asText();
            if (input.startsWith("Became Public Law")) {
                continue; // the link's address names the bill, the text does not
            }
            Map<String, String> expected = expected(aCase);
            boolean parsed = aCase.path("mode").asText().equals("parse");
            List<Citation> found = parsed
                    ? Citations.parse(input).stream().toList()
                    : CitationScanner.scan(input).stream()
                            .map(CitationScanner.Found::citation)
                            .toList();
            String heading = heading(aCase);
            CongressResolver alone = new CongressResolver(input, null, TODAY);
            CongressResolver onItsPage = new CongressResolver(heading + "\n\n" + input, null, TODAY);
            Set<String> bills = new TreeSet<>();
            List<String> mistaken = new ArrayList<>();
            for (Citation citation : found) {
                String bill = new Citation(citation.type(), citation.number(), null).id();
                bills.add(bill);
                String id = expected.getOrDefault(bill, bill);
                if (id.equals(bill)) {
                    continue; // the case gives no Congress
                }
                String claimed = alone.resolve(citation).billId();
                String there = onItsPage.resolve(citation).billId();
                if (!claimed.equals(id) && !claimed.equals(bill) || !there.equals(id) && !heading.isEmpty()) {
                    mistaken.add(claimed + ", on its page " + there);
                } else if (citation.congress() != null) {
                    stated++;
                } else if (heading.isEmpty()) {
                    unknown++;
                } else {
                    byThePage++;
                }
            }
            if (bills.equals(expected.keySet()) && mistaken.isEmpty()) {
                right++;
            } else {
                wrong.add(input + " → " + bills + mistaken + " not " + expected.values());
            }
        }
        System.out.printf(
                "citation cases: %d of %d right; Congress: %d stated, %d by the page around, %d with nothing around%n",
                right, right + wrong.size(), stated, byThePage, unknown);
        wrong.forEach(System.out::println);
        assertThat((double) right / (right + wrong.size()))
                .as(String.join("\n", wrong))
                .isGreaterThanOrEqualTo(0.98);
        assertThat(wrong).noneMatch(it -> it.contains("on its page"));
        assertThat(stated).isGreaterThanOrEqualTo(2);
        assertThat(byThePage).isGreaterThanOrEqualTo(170);
    }

    /** The ids by the bill without its Congress; the same where the case gives none. */
    private static Map<String, String> expected(JsonNode aCase) {
        Map<String, String> expected = new TreeMap<>();
        for (JsonNode bill : aCase.path("expected")) {
            MeasureType.ofCode(bill.path("type").asText()).ifPresent(type -> {
                int number = bill.path("number").asInt();
                JsonNode congress = bill.path("congress");
                expected.put(
                        new Citation(type, number, null).id(),
                        new Citation(type, number, congress.asText().matches("[0-9]+") ? congress.asInt() : null).id());
            });
        }
        return expected;
    }

    private static String heading(JsonNode aCase) {
        String around = aCase.path("in_bill").asText().replaceFirst(".*-", "");
        if (around.isEmpty()) {
            Matcher note = Pattern.compile("default (?:congress )?([0-9]{3})|([0-9]{3})th")
                    .matcher(aCase.path("note").asText());
            around = !note.find() ? "" : note.group(1) != null ? note.group(1) : note.group(2);
        }
        return around.isEmpty() ? "" : around + "th Congress";
    }
}
