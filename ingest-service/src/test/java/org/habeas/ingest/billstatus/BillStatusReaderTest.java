package org.habeas.ingest.billstatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillStatusReaderTest {

    /** In the 119th Congress. */
    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");

    private static final UUID DOCUMENT = new UUID(0, 1);

    @Test
    void senateResolution540HasItsSponsorAndFifteenCosponsors() throws IOException, BillStatusException {
        BillRecord bill = read(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"));
        assertThat(bill.id()).hasToString("118-sres-540");
        assertThat(bill.sponsors())
                .singleElement()
                .extracting(BillRecord.Sponsor::bioguide)
                .isEqualTo("M000133");
        assertThat(bill.cosponsors()).hasSize(15);
        assertThat(bill.introduced()).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(bill.actions()).hasSize(2);
        assertThat(bill.actions().getLast().text()).isEqualTo("Referred to the Committee on Foreign Relations.");
        assertThat(bill.actions().getLast().references()).containsExactly("text: CR S348");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <actions>        | <item><actionDate>2024-02-01</actionDate><text>&lt;a>&lt;/a></text></item>         | left-out
            <actions>        | <item><actionDate>2024-02-01</actionDate><actionTime>25:00</actionTime><text>A</text></item> | left-out
            <cosponsors>     | <item><fullName>Sen. Nobody</fullName></item>                                  | left-out
            <textVersions>   | <item><date>2024-02-01</date></item>                                           | left-out
            <textVersions>   | <item><date/><formats/><type/></item>                                          | ``
            <bill>           | <relatedBills><item><type>XX</type><number>1</number></item></relatedBills>    | left-out
            <bill>           | <amendments><amendment><number>0</number></amendment></amendments>             | left-out
            <bill>           | <calendarNumbers><item><number>5</number></item></calendarNumbers>              | left-out
            <bill>           | <laws><item><type>Public Law</type></item></laws>                              | left-out
            <bill>           | <notes><item><links><link><url>https://a.gov</url></link></links></item></notes> | left-out
            <bill>           | <cboCostEstimates><item><url>https://a.gov</url></item></cboCostEstimates>     | left-out
            <bill>           | <amendments><amendment><type>SAMDT</type><number>1</number><sponsors><item><party>D</party></item></sponsors></amendment></amendments> | left-out
            <bill>           | <amendments><amendment><type>SAMDT</type><number>1</number><cosponsors><item><fullName>A</fullName></item></cosponsors></amendment></amendments> | left-out
            <summaries>      | <summary><actionDate>2024-02-01</actionDate></summary>                         | left-out
            <titles>         | <item><titleType>Display Title</titleType><title>A &amp;amp; B</title></item>  | ``
            <titles>         | <item><titleType>Short</titleType><title>A &amp;amp; B</title></item><item><titleType>Official</titleType><title>A &amp;amp; B</title></item> | markup-in-title
            <bill>           | <amendments><amendment><type>SAMDT</type><number>1</number><submittedDate>2024-02-30</submittedDate></amendment></amendments> | left-out
            <bill>           | <amendments><amendment><type>SAMDT</type><number>1</number><proposedDate>2024-02-30T05:00:00Z</proposedDate></amendment></amendments> | left-out
            <bill>           | <amendments><amendment><type>SAMDT</type><number>1</number><sponsors><item><fullName>A</fullName><district>first</district></item></sponsors></amendment></amendments> | left-out
            <bill>           | <amendments><amendment><type>SAMDT</type><number>1</number><amendedAmendment><number>x</number></amendedAmendment></amendment></amendments> | left-out
            <bill>           | <cboCostEstimates><item><title>A</title><pubDate>2024-02-30</pubDate></item></cboCostEstimates> | left-out
            <bill>           | <cboCostEstimates><item><title>A</title><url>javascript:x</url></item></cboCostEstimates> | left-out
            <actions>        | <item><actionDate>2024-02-01</actionDate><text>A</text><recordedVotes><recordedVote><chamber>Senate</chamber><rollNumber>99999</rollNumber><date>2024-02-01T20:00:00Z</date></recordedVote></recordedVotes></item> | left-out
            <actions>        | <item><actionDate>2024-02-01</actionDate><text>A</text><recordedVotes><recordedVote><chamber>Moon</chamber><rollNumber>9</rollNumber><date>2024-02-01T20:00:00Z</date></recordedVote></recordedVotes></item> | left-out
            <actions>        | <item><actionDate>2024-02-01</actionDate><text>A</text><recordedVotes><recordedVote><chamber>Senate</chamber><rollNumber>9</rollNumber><sessionNumber>7</sessionNumber><date>2024-02-01T20:00:00Z</date></recordedVote></recordedVotes></item> | left-out
            <bill>           | <recordedVotes><recordedVote><chamber>Senate</chamber><rollNumber>99999</rollNumber><date>2024-02-01T20:00:00Z</date></recordedVote></recordedVotes> | left-out
            <cosponsors>     | <item><bioguideId>A000001</bioguideId><fullName>A</fullName><sponsorshipDate>2024-02-01</sponsorshipDate><district>1234</district></item> | left-out
            <bill>           | <committeeReports><committeeReport><url>https://a.gov</url></committeeReport></committeeReports> | left-out
            <bill>           | <amendments><amendment><type>SAMDT</type><number>1</number><notes/><titles/></amendment></amendments> | ``
            <bill>           | <amendments><amendment><type>SAMDT</type><number>1</number><notes><item><text>A</text></item></notes></amendment></amendments> | unknown-element
            <bill>           | <amendments><amendment><type>SAMDT</type><number>1</number><titles><item><title>A</title></item></titles></amendment></amendments> | unknown-element
            <bill>           | <moon/>                                                                        | unknown-element
            <titles>         | <item><titleType>Short</titleType><title>A &amp;amp; B</title></item>          | markup-in-title
            <titles>         | <item><titleType>Short</titleType><title>1 &lt; 2, A &amp; B</title></item>    | ``
            """)
    void whatIsOddIsToldAndTheFileIsRead(String before, String row, String code)
            throws IOException, BillStatusException {
        BillFile file = BillStatusReader.readFile(changed(before, before + row), DOCUMENT, false, TODAY);
        assertThat(file.oddities())
                .extracting(DocumentRecord.Oddity::code)
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void whatIsLeftOutIsNamedWithItsLine() throws IOException, BillStatusException {
        DocumentRecord.Oddity odd = BillStatusReader.readFile(
                        changed(
                                "<bill>",
                                "<bill><amendments><amendment><type>SAMDT</type><number>1</number>\n"
                                        + "<submittedDate>2024-02-30</submittedDate></amendment></amendments>"),
                        DOCUMENT,
                        false,
                        TODAY)
                .oddities()
                .getFirst();
        assertThat(odd.pointer()).isEqualTo("/submittedDate");
        assertThat(odd.line()).isEqualTo(lineOf("<bill>") + 1);
        assertThat(odd.detail()).isEqualTo("A date that does not exist was left out.");
    }

    @Test
    void bytesThatAreNoCharactersAreRefusedByTheElementAndTheLine() throws IOException {
        byte[] file = changed("</introducedDate>", "\u0001</introducedDate>");
        for (int i = 0; i < file.length; i++) {
            if (file[i] == 1) {
                file[i] = (byte) 0xff;
            }
        }
        assertThatThrownBy(() -> BillStatusReader.read(file, DOCUMENT, false, TODAY))
                .isInstanceOfSatisfying(BillStatusException.class, e -> {
                    assertThat(e.element()).isEqualTo("introducedDate");
                    assertThat(e.pointer()).isEqualTo("/introducedDate");
                    assertThat(e.line()).isEqualTo(lineOf("<introducedDate>"));
                    assertThat(e.sentence())
                            .startsWith("The file has bytes that are no characters, inside the element introducedDate"
                                    + " (line ");
                });
    }

    private static int lineOf(String element) {
        try {
            String file = Files.readString(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"));
            return (int) file.substring(0, file.indexOf(element)).lines().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noMoreIsListedThanAPersonReads() throws IOException, BillStatusException {
        String unknown =
                IntStream.range(0, 150).mapToObj(i -> "<moon" + i + "/>").collect(Collectors.joining());
        List<DocumentRecord.Oddity> oddities = BillStatusReader.readFile(
                        changed("<bill>", "<bill>" + unknown), DOCUMENT, false, TODAY)
                .oddities();
        assertThat(oddities).hasSize(21);
        assertThat(oddities.getLast().code()).isEqualTo("more-oddities");
        assertThat(oddities.getLast().detail()).isEqualTo("130 more are not listed.");
    }

    @Test
    void everyRealFileIsRead() throws IOException {
        List<String> refused = new ArrayList<>();
        Set<String> oddities = new TreeSet<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(SharedData.file("billstatus"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
                try {
                    BillFile bill = BillStatusReader.readFile(Files.readAllBytes(file), DOCUMENT, false, TODAY);
                    assertThat(BillBounds.tooLarge(bill.bill(), bill.bytes())).isEmpty();
                    bill.oddities().forEach(odd -> oddities.add(odd.detail().replaceFirst(" So were .*", "")));
                    read++;
                } catch (BillStatusException e) {
                    refused.add(file.getFileName() + ": " + e.sentence());
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(read).isEqualTo(867);
        // ghosts, which say of an event only on which day it was
        assertThat(oddities)
                .containsExactly(
                        "An action on an amendment without a text was left out.",
                        "An action without a text was left out.");
    }

    @Test
    void blanksWithinANameAreOne() throws IOException, BillStatusException {
        BillRecord bill = BillStatusReader.read(
                changed("Sen. Markey, Edward J. [D-MA]", "Sen. Markey, Edward J.  [D-MA]"), DOCUMENT, false, TODAY);
        assertThat(bill.sponsors().getFirst().name()).isEqualTo("Sen. Markey, Edward J. [D-MA]");
        assertThat(bill.contentHash())
                .isEqualTo(read(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"))
                        .contentHash());
    }

    @Test
    void relatedBillsOfEarlierFilesHaveTheirDots() throws IOException, BillStatusException {
        BillRecord bill = read(SharedData.file("billstatus/gpo-samples/samples/legacy/BILLSTATUS-114hr1155.xml"));
        assertThat(bill.related()).extracting(r -> r.id().toString()).contains("114-s-1683", "114-hres-580");
    }

    @Test
    void stampAloneDoesNotChangeTheHash() throws IOException, BillStatusException {
        String file = Files.readString(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"));
        String touched = file.replace("2025-01-14T19:00:46Z", "2025-02-14T19:00:46Z");
        assertThat(BillStatusReader.read(touched.getBytes(StandardCharsets.UTF_8), DOCUMENT, false, TODAY)
                        .contentHash())
                .isEqualTo(read(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"))
                        .contentHash());
        assertThat(touched).isNotEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "<updateDateIncludingText>2025-03-20T16:27:20Z<, 2025-03-20T16:27:20Z",
        "<updateDateIncludingText>2024-03-20T16:27:20Z<, 2025-01-14T19:00:46Z",
        "<updateDateIncludingText><, 2025-01-14T19:00:46Z",
        "<updateDateIncludingText>2999-01-01T00:00:00Z<, refused",
        "<updateDateIncludingText>2025-02-30T00:00:00Z<, refused"
    })
    void editionIsAsLateAsItsTextsAreSoThatOneWithANewTextAloneIsTheLater(String texts, String stamp)
            throws IOException, BillStatusException {
        String was = "<updateDateIncludingText>2025-01-14T19:00:46Z<";
        if (stamp.equals("refused")) {
            assertThat(refused(was, texts).element()).isEqualTo("updateDateIncludingText");
        } else {
            assertThat(BillStatusReader.read(changed(was, texts), DOCUMENT, false, TODAY)
                            .sourceUpdated())
                    .isEqualTo(stamp);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "999999, 1, congress",
        "121, 1, congress",
        "0, 1, congress",
        "118, 0, number",
        "118, 100000, number",
        "118, -5, number"
    })
    void billThatCannotBeIsRefusedByItsElement(String congress, String number, String element) throws IOException {
        String file = Files.readString(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"))
                .replaceFirst("<congress>118<", "<congress>" + congress + "<")
                .replaceFirst("<number>540<", "<number>" + number + "<");
        assertThatThrownBy(() -> BillStatusReader.read(file.getBytes(StandardCharsets.UTF_8), DOCUMENT, false, TODAY))
                .isInstanceOfSatisfying(
                        BillStatusException.class, e -> assertThat(e.element()).isEqualTo(element));
    }

    @ParameterizedTest
    @CsvSource({
        "<updateDate>2025-01-14T19:00:46Z<, <updateDate>+999999999-12-31T23:59:59Z<, updateDate",
        "<updateDate>2025-01-14T19:00:46Z<, <updateDate>-200000-01-01<, updateDate",
        "<updateDate>2025-01-14T19:00:46Z<, <updateDate>2026-07-03T00:00:00Z<, updateDate",
        "<introducedDate>2024-02-01<, <introducedDate>9999-12-31<, introducedDate",
        "<introducedDate>2024-02-01<, <introducedDate>+99999999-01-01<, introducedDate",
        "<introducedDate>2024-02-01<, <introducedDate>2023-02-29<, introducedDate",
        "<actionDate>2024-02-01<, <actionDate>2201-01-01<, actionDate",
        "<actionDate>2024-02-01<, <actionDate><, actionDate",
        "<sponsorshipDate>2024-02-01<, <sponsorshipDate>1699-12-31<, sponsorshipDate",
        "<sponsorshipDate>2024-02-01<, <sponsorshipDate><, sponsorshipDate",
        "<url>https:, <url>javascript:, url"
    })
    void whatWouldBeHalfARecordIsRefusedByItsElement(String was, String is, String element) throws IOException {
        BillStatusException refused = refused(was, is);
        assertThat(refused.element()).isEqualTo(element);
        assertThat(refused.line()).isGreaterThan(1);
        assertThat(refused.column()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"title, 2001", "text, 10001", "fullName, 501", "url, 2001"})
    void whatIsLongerThanEventsTakeIsRefusedByItsElement(String element, int length) throws IOException {
        String open = "<" + element + ">";
        assertThat(refused(open, open + "a".repeat(length)).element()).isEqualTo(element);
    }

    @Test
    void moreActionsThanAnyBillHasAreRefused() throws IOException {
        String row = "<item><actionDate>2024-02-01</actionDate><text>a</text></item>";
        assertThat(refused("<actions>", "<actions>" + row.repeat(100_000)).element())
                .isEqualTo("actions");
    }

    @Test
    void listThatIsLargerThanAnEventIsNamed() throws IOException, BillStatusException {
        String row = "<item><actionDate>2024-02-01</actionDate><text>" + "a".repeat(9_000) + "</text></item>";
        BillRecord bill =
                BillStatusReader.read(changed("<actions>", "<actions>" + row.repeat(1_000)), DOCUMENT, false, TODAY);
        assertThat(BillBounds.tooLarge(bill, BillBounds.bytes(bill))).contains("actions");
    }

    private static byte[] changed(String was, String is) throws IOException {
        String file = Files.readString(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"));
        assertThat(file).contains(was);
        return file.replace(was, is).getBytes(StandardCharsets.UTF_8);
    }

    private static BillStatusException refused(String was, String is) throws IOException {
        byte[] file = changed(was, is);
        BillStatusException[] refused = new BillStatusException[1];
        assertThatThrownBy(() -> BillStatusReader.read(file, DOCUMENT, false, TODAY))
                .isInstanceOfSatisfying(BillStatusException.class, e -> refused[0] = e);
        return refused[0];
    }

    private static BillRecord read(Path file) throws IOException, BillStatusException {
        return BillStatusReader.read(Files.readAllBytes(file), DOCUMENT, false, TODAY);
    }
}
