package org.habeas.ingest.congressapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.habeas.contracts.BillRecord;
import org.habeas.ingest.billstatus.BillBounds;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.XmlNode;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the API that are incomplete, broken, or made to do harm. */
class HostileAnswersTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");
    private static final UUID DOCUMENT = new UUID(0, 1);

    private static final String BILL = """
            {"bill": {"congress": 118, "type": "SRES", "number": "540", "updateDate": "2025-01-14T19:00:46Z",
              "title": "A resolution", %s
              "introducedDate": "2024-02-01"}}""";

    @Test
    void eachPartOfWhichNothingIsHereIsNamed() throws IOException {
        Unprocessable refused = incomplete(RealAnswers.all().getFirst());
        assertThat(refused.problems())
                .extracting(FieldProblem::pointer)
                .containsExactly(
                        "/bill/actions",
                        "/bill/committees",
                        "/bill/cosponsors",
                        "/bill/relatedBills",
                        "/bill/subjects",
                        "/bill/summaries",
                        "/bill/textVersions",
                        "/bill/titles");
        assertThat(refused.detail())
                .isEqualTo(
                        "Of 10 rows of the part actions there are 0 here: all pages of the bill's /actions belong into"
                                + " the document. So it is with 7 more of its parts.");
    }

    @ParameterizedTest
    @CsvSource({
        "\"count\": 10, \"count\": 11, /0/bill/actions, missing-rows",
        "\"count\": 3, \"count\": 2, /0/bill/textVersions, too-many"
    })
    void partThatHasNotTheRowsThatAreCountedIsNamed(String was, String is, String pointer, String code)
            throws IOException {
        List<String> answers = new ArrayList<>(RealAnswers.all());
        assertThat(answers.getFirst()).contains(was);
        answers.set(0, answers.getFirst().replace(was, is));
        assertThat(incomplete(RealAnswers.list(answers)).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.detail()).contains(pointer.substring(pointer.lastIndexOf('/') + 1));
                });
    }

    @Test
    void pagesAreTakenInTheirOwnOrderHoweverTheyCome() throws BillStatusException {
        BillRecord bill = read("[" + bill("\"actions\": {\"count\": 5},") + "," + page(4, 1, 5) + "," + page(0, 2, 5)
                + "," + page(2, 2, 5) + "]");
        assertThat(bill.actions().reversed())
                .extracting(BillRecord.Action::text)
                .containsExactly("row 0", "row 1", "row 2", "row 3", "row 4");
    }

    @Test
    void pageThatIsHereTwiceInsteadOfAnotherIsRefused() {
        String document = "[" + bill("\"actions\": {\"count\": 4},") + "," + page(0, 2, 4) + "," + page(0, 2, 4) + "]";
        assertThat(refused(document).pointer()).isEqualTo("/2/actions");
    }

    @Test
    void withdrawnCosponsorsAreAmongTheRows() throws BillStatusException {
        BillRecord bill = read("[" + bill("\"cosponsors\": {\"count\": 0, \"countIncludingWithdrawnCosponsors\": 1},")
                + ", {\"cosponsors\": [{\"bioguideId\": \"K000384\", \"fullName\": \"Sen. Kaine, Tim [D-VA]\","
                + " \"isOriginalCosponsor\": false, \"sponsorshipDate\": \"2024-02-07\","
                + " \"sponsorshipWithdrawnDate\": \"2024-03-01\"}]}]");
        assertThat(bill.cosponsors()).singleElement().satisfies(c -> {
            assertThat(c.withdrawn()).isEqualTo("2024-03-01");
            assertThat(c.original()).isFalse();
        });
    }

    @Test
    void amendmentsAreSaidInPart() throws BillStatusException {
        BillRecord bill = read(
                "[" + bill("\"amendments\": {\"count\": 1},")
                        + ", {\"amendments\": [{\"congress\": 118, \"type\": \"SAMDT\", \"number\": \"1\","
                        + " \"latestAction\": {\"actionDate\": \"2024-02-08\", \"text\": \"Submitted.\"},"
                        + " \"updateDate\": \"2024-02-09T01:00:00Z\", \"url\": \"https://api.congress.gov/v3/amendment/118/samdt/1\"}]}]");
        assertThat(bill.partial()).containsExactly("amendments");
        assertThat(bill.amendments()).extracting(BillRecord.Amendment::id).containsExactly("118-samdt-1");
        assertThat(bill.unknownElements()).isEmpty();
    }

    @Test
    void whatNobodyKnowsIsCountedAndChangesNothing() throws BillStatusException {
        BillRecord bill = read("[" + bill("\"weather\": {\"sun\": 1},") + ", {\"moods\": [1, 2]}]");
        assertThat(bill.unknownElements()).containsExactlyInAnyOrder("bill/weather", "bill/moods");
        assertThat(bill.contentHash()).isEqualTo(read(bill("")).contentHash());
    }

    @Test
    void answerIsAsLateAsItsTextsAre() throws BillStatusException {
        assertThat(read(bill("\"updateDateIncludingText\": \"2025-03-20T16:27:20Z\","))
                        .sourceUpdated())
                .isEqualTo("2025-03-20T16:27:20Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "congress": 118           | "congress": -118                   | /bill/congress
            "congress": 118           | "congress": 999999999999999999999  | /bill/congress
            "congress": 118           | "congress": 118.5                  | /bill/congress
            "congress": 118           | "congress": {}                     | /bill/congress
            "number": "540"           | "number": -540                     | /bill/number
            "number": "540"           | "number": null                     | /bill/number
            "type": "SRES"            | "type": "XRES"                     | /bill/type
            "type": "SRES"            | "type": "S\\u0000"                 | /bill/type
            "2025-01-14T19:00:46Z"    | "2999-01-01T00:00:00Z"             | /bill/updateDate
            "A resolution"            | "A resolution", "updateDateIncludingText": "2999-01-01T00:00:00Z" | /bill/updateDateIncludingText
            "2024-02-01"              | "2023-02-29"                       | /bill/introducedDate
            "2024-02-01"              | 20240201                           | /bill/introducedDate
            "A resolution"            | "A\\ud800"                         | /bill/title
            "A resolution"            | "A resolution", "laws": [{"number": "\\u0007"}] | /bill/laws/0/number
            "A resolution"            | "A resolution", "actions": {"count": "many"} | /bill/actions/count
            """)
    void valueThatCannotBeIsRefusedByItsPointerAndLine(String was, String is, String pointer) {
        String document = bill("");
        assertThat(document).contains(was);
        BillStatusException refused = refused(document.replace(was, is));
        assertThat(refused.pointer()).isEqualTo(pointer);
        assertThat(refused.line()).isBetween(1, 3);
        assertThat(refused.sentence()).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"bill\": {\"a\": 1, \"a\": 2}}]", // twice the same name
                "[{\"bill\": {\"congress\": 118",
                "{\"bill\": {\"a\": 1e}}",
                "{\"bill\": {\"a\": NaN}}"
            })
    void whatIsNoJsonIsRefusedByItsLine(String document) {
        BillStatusException refused = refused(document);
        assertThat(refused.pointer()).isNull();
        assertThat(refused.line()).isEqualTo(1);
    }

    @Test
    void whatWouldTakeAllMemoryIsRefused() {
        assertThat(refused("{\"bill\": " + "[".repeat(100_000)).line()).isEqualTo(1);
        assertThat(refused("{\"bill\": {\"a\":" + "{\"a\":".repeat(70) + "1" + "}".repeat(70) + "}}")
                        .line())
                .isEqualTo(1);
        assertThat(refused("{\"bill\": {\"congress\": " + "9".repeat(1_000_000) + "}}")
                        .line())
                .isEqualTo(1);
        assertThat(refused("{\"bill\": {\"notes\": [" + "1,".repeat(400_001) + "1]}}")
                        .pointer())
                .isEqualTo("/bill/notes/399997");
    }

    @Test
    void namesOfALongWayDownAreKeptOnceHoweverManyValuesLieThere() throws BillStatusException {
        String name = "n".repeat(BillBounds.LONGEST_NAME);
        String document =
                "{\"bill\": " + ("{\"" + name + "\": ").repeat(60) + "[" + "1,".repeat(399_000) + "1]" + "}".repeat(61);
        XmlNode last = JsonElements.read(document).getFirst().children().getFirst();
        while (!last.children().isEmpty()) {
            last = last.children().getLast();
        }
        assertThat(last.pointer()).isEqualTo("/bill" + ("/" + name).repeat(60) + "/399000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            , "policyArea": {"name": "Law"} |
                                            | , "policyArea": {"name": "Law"}
            , "policyArea": {"name": "Law"} | , "policyArea": {"name": "Law"}
            """)
    void policyAreaIsOneOfTheSubjectsOnWhicheverPageItStands(String onFirst, String onSecond)
            throws BillStatusException {
        String pages = """
                ,{"subjects": {"legislativeSubjects": [{"name": "A"}, {"name": "B"}]%s}, "pagination": {"count": 4,
                  "next": "https://api.congress.gov/v3/bill/118/sres/540/subjects?offset=2&limit=2"}}
                ,{"subjects": {"legislativeSubjects": [{"name": "C"}]%s}, "pagination": {"count": 4}}
                """.formatted(Objects.toString(onFirst, ""), Objects.toString(onSecond, ""));
        BillRecord bill = read("[" + bill("\"subjects\": {\"count\": 4},") + pages + "]");
        assertThat(bill.subjects()).containsExactly("A", "B", "C");
    }

    @Test
    void hundredThousandActionsAreRefusedAndSoIsATextOfAMegabyte() {
        assertThat(refused("[" + bill("\"actions\": {\"count\": 100000},") + "," + page(0, 100_000, 100_000) + "]")
                        .pointer())
                .isEqualTo("/1/actions");
        String text = "{\"actions\": [{\"actionDate\": \"2024-02-01\", \"text\": \"" + "a".repeat(1_000_001) + "\"}]}";
        assertThat(refused("[" + bill("\"actions\": {\"count\": 1},") + "," + text + "]")
                        .pointer())
                .isEqualTo("/1/actions/0/text");
    }

    @Test
    void summaryOfAMegabyteIsReadAndNotTooLarge() throws BillStatusException {
        BillRecord bill = read("[" + bill("\"summaries\": {\"count\": 1},") + ",{\"summaries\": [{\"text\": \"<p>"
                + "a".repeat(999_000) + "</p><script>x</script>\"}]}]");
        assertThat(bill.summaries().getFirst().text()).hasSize(999_000);
        assertThat(BillBounds.tooLarge(bill, BillBounds.bytes(bill))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [%s, %s]                                                              | /1/bill
            [%s, 5]                                                               | /1
            [%s, {"request": {"billNumber": "541"}}]                              | /1/request/billNumber
            [%s, {"actions": [], "request": {"congress": "117"}}]                 | /1/request/congress
            [%s, {"actions": [], "request": {"amendmentNumber": "1"}}]            | /1/request/amendmentNumber
            [%s, {"actions": ["Passed."]}]                                        | /1/actions/0
            [{"bills": [], "pagination": {"next": "api.congress.gov/v3/bill/118"}}] | /0/bills
            [{"actions": [], "request": {"billNumber": "1"}}]                     | /0/bill
            """)
    void whatIsNotTheAnswersAboutOneBillIsRefusedByItsPointer(String document, String pointer) {
        assertThat(refused(document.replace("%s", bill(""))).pointer()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a note\"}",
                "[S.Res.540](https://api.congress.gov/v3/bill/118/sres/540)",
                "{see https://api.congress.gov/v3/bill/118/sres/540}",
                "\"bill\": {}",
                "[1, 2]"
            })
    void otherTextIsNotTakenForAnAnswer(String text) {
        assertThat(CongressApiReader.isAnswer(text)).isFalse();
    }

    private static String bill(String counts) {
        return BILL.formatted(counts);
    }

    /** Rows of actions, newest first, as a page of so many in all. */
    private static String page(int from, int rows, int all) {
        String next = from + rows < all
                ? ", \"next\": \"https://api.congress.gov/v3/bill/118/sres/540/actions?offset=" + (from + rows)
                        + "&limit=" + rows + "\""
                : "";
        return IntStream.range(from, from + rows)
                .mapToObj(i -> "{\"actionDate\": \"2024-02-01\", \"text\": \"row " + i + "\"}")
                .collect(Collectors.joining(
                        ",", "{\"actions\": [", "], \"pagination\": {\"count\": " + all + next + "}}"));
    }

    private static BillRecord read(String document) throws BillStatusException {
        return CongressApiReader.read(document, DOCUMENT, false, TODAY).bill();
    }

    private static BillStatusException refused(String document) {
        Throwable refusal = catchThrowable(() -> read(document));
        assertThat(refusal).isInstanceOf(BillStatusException.class);
        return (BillStatusException) refusal;
    }

    private static Unprocessable incomplete(String document) {
        Throwable refusal = catchThrowable(() -> read(document));
        assertThat(refusal).isInstanceOf(Unprocessable.class);
        return (Unprocessable) refusal;
    }
}
