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
import org.habeas.contracts.DocumentRecord.Certainty;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationScannerTest {

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
            Senate Resolution 540 (118th Congress) | 118-sres-540
            118-sres-540 | 118-sres-540
            118/sres/540 | 118-sres-540
            sres540-118 | 118-sres-540
            H.R. 1234 | hr-1234
            HR1234 | hr-1234
            H.R.01234 | hr-1234
            H. Con. Res. 9 | hconres-9
            S.J.Res.8 | sjres-8
            S.3000 | s-3000
            https://www.congress.gov/bill/118th-congress/senate-resolution/540 | 118-sres-540
            """)
    void usualFormsAreRead(String text, String id) {
        assertThat(Citations.parse(text)).map(Citation::id).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"CR S348", "S694-695", "U.S. 3000", "S.Amdt. 3000", "S. Rept. 114-123", "H. Rept. 117-3", "page S3000"})
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

    @Test
    void congressComesFromTheDocumentElseThereIsNoGuess() {
        Citation bare = Citations.parse("S.Res.540").orElseThrow();
        LocalDate today = LocalDate.of(2026, 11, 24);
        CongressResolver dated = new CongressResolver("A release.", "2024-04-04", today);
        CongressResolver undated = new CongressResolver("A release.", null, today);
        assertThat(dated.resolve(bare))
                .isEqualTo(new CongressResolver.Resolved("118-sres-540", Certainty.DOCUMENT, List.of()));
        assertThat(undated.resolve(bare))
                .isEqualTo(new CongressResolver.Resolved(
                        "sres-540", Certainty.AMBIGUOUS, List.of("119-sres-540", "118-sres-540", "117-sres-540")));
    }

    @Test
    void hostileTextIsScannedInLinearTime() {
        String text = "H. S. Con. Res .. House Joint ".repeat(40_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CitationScanner.scan(text));
    }

    @Test
    void realCasesAreRead() throws IOException {
        int right = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.file("citations/cases.jsonl"))) {
            JsonNode aCase = new ObjectMapper().readTree(line);
            List<String> expected = new ArrayList<>();
            for (JsonNode bill : aCase.path("expected")) {
                String type = bill.path("type").asText();
                if (List.of("hr", "s", "hjres", "sjres", "hconres", "sconres", "hres", "sres")
                        .contains(type)) {
                    expected.add(type + "-" + bill.path("number").asText());
                }
            }
            String input = aCase.path("input").asText();
            if (input.startsWith("Became Public Law")) {
                continue; // the link's address names the bill, the text does not
            }
            List<String> found = aCase.path("mode").asText().equals("parse")
                    ? Citations.parse(input).stream()
                            .map(c -> c.type().code() + "-" + c.number())
                            .toList()
                    : CitationScanner.scan(input).stream()
                            .map(f -> f.citation().type().code() + "-"
                                    + f.citation().number())
                            .toList();
            if (found.stream()
                    .distinct()
                    .sorted()
                    .toList()
                    .equals(expected.stream().distinct().sorted().toList())) {
                right++;
            } else {
                wrong.add(input + " → " + found + " not " + expected);
            }
        }
        System.out.printf("citation cases: %d of %d right%n", right, right + wrong.size());
        assertThat((double) right / (right + wrong.size()))
                .as(String.join("\n", wrong))
                .isGreaterThanOrEqualTo(0.98);
    }
}
