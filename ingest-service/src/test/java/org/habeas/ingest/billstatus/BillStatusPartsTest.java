package org.habeas.ingest.billstatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Amendment;
import org.habeas.contracts.BillRecord.AmendmentSponsor;
import org.habeas.contracts.BillRecord.CalendarPlace;
import org.habeas.contracts.BillRecord.RecordedVote;
import org.habeas.contracts.BillRecord.Summary;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.test.ProcessorTime;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says of amendments, votes, summaries, calendars and committees, in both layouts. */
class BillStatusPartsTest {

    private static final String SAMPLES = "billstatus/gpo-samples/samples/";

    @ParameterizedTest
    @ValueSource(strings = {"current", "future"})
    void bothLayoutsGiveTheSameAmendmentsAndVotes(String layout) throws IOException, BillStatusException {
        BillRecord bill = read(SAMPLES + "formatChange/" + layout + "/BILLSTATUS-117hr1.xml");
        assertThat(bill.amendments()).hasSize(9).extracting(Amendment::id).contains("117-hamdt-23", "117-hamdt-15");
        assertThat(bill.amendments().stream().mapToInt(a -> a.actions().size()).sum())
                .isEqualTo(66);
        Amendment enBloc = bill.amendments().getFirst();
        assertThat(enBloc.id()).isEqualTo("117-hamdt-23");
        assertThat(enBloc.amends()).isNull();
        assertThat(enBloc.submitted()).isEqualTo(LocalDate.of(2021, 3, 3));
        assertThat(enBloc.sponsors())
                .containsExactly(new AmendmentSponsor("L000397", "Rep. Lofgren, Zoe [D-CA-19]", "D", "CA", 19));
        assertThat(bill.votes()).hasSize(8);
        assertThat(bill.votes().get(1))
                .isEqualTo(new RecordedVote(
                        Chamber.HOUSE,
                        117,
                        1,
                        62,
                        Instant.parse("2021-03-04T04:05:36Z"),
                        LocalDate.of(2021, 3, 3),
                        "On passage Passed by the Yeas and Nays: 220 - 210 (Roll no. 62).",
                        List.of(),
                        "https://clerk.house.gov/evs/2021/roll062.xml"));
        assertThat(bill.votes())
                .filteredOn(v -> !v.amendments().isEmpty())
                .extracting(RecordedVote::roll)
                .containsExactlyInAnyOrder(52, 53, 54, 55, 57, 58);
        assertThat(bill.unknownElements()).isEmpty();
    }

    @Test
    void rollThatOnlyATextNamesIsAVote() throws IOException, BillStatusException {
        BillRecord bill = read(SAMPLES + "formatChange/future/BILLSTATUS-117sconres14.xml");
        assertThat(bill.amendments()).hasSize(250);
        assertThat(bill.votes()).hasSize(17); // sixteen are listed
        assertThat(bill.votes())
                .filteredOn(v -> v.roll() == 357)
                .singleElement()
                .satisfies(v -> {
                    assertThat(v.chamber()).isEqualTo(Chamber.SENATE);
                    assertThat(v.url())
                            .isEqualTo(
                                    "https://www.senate.gov/legislative/LIS/roll_call_votes/vote1171/vote_117_1_00357.xml");
                });
    }

    @Test
    void amendmentToAnAmendmentNamesIt() throws IOException, BillStatusException {
        BillRecord bill = read(SAMPLES + "formatChange/future/BILLSTATUS-117hr2471.xml");
        assertThat(bill.amendments())
                .filteredOn(a -> a.amends() != null)
                .extracting(Amendment::amends)
                .hasSize(3)
                .allMatch(id -> id.matches("117-samdt-[0-9]{4}"));
        assertThat(bill.summaries()).hasSize(6);
        assertThat(bill.costEstimates()).hasSize(2);
        assertThat(bill.notes())
                .singleElement()
                .satisfies(note -> assertThat(note)
                        .startsWith(
                                "The House Rules Committee Print, joint explanatory statements, and H.Rept. 117-269")
                        .doesNotContain("<"));
    }

    @Test
    void summaryIsTextWithoutMarkup() throws IOException, BillStatusException {
        Summary summary = read(SAMPLES + "formatChange/future/BILLSTATUS-117hr1.xml")
                .summaries()
                .getFirst();
        assertThat(summary.code()).isEqualTo("00");
        assertThat(summary.description()).isEqualTo("Introduced in House");
        assertThat(summary.date()).isEqualTo(LocalDate.of(2021, 1, 4));
        assertThat(summary.text())
                .startsWith("For the People Act of 2021\nThis bill addresses voter access,")
                .doesNotContain("<", "&nbsp;");
    }

    @Test
    void placesOnACalendarComeFromTextsAndElementsOnceEach() throws IOException, BillStatusException {
        BillRecord bill = changed("""
                <item><actionDate>2024-03-05</actionDate>
                  <text>Placed on Senate Legislative Calendar under General Orders. Calendar No. 47.</text></item>
                <item><actionDate>2024-03-04</actionDate><calendarNumber><calendar>U00012</calendar></calendarNumber>
                  <text>Placed on the Union Calendar, Calendar No. 12.</text></item>
                <item><actionDate>2024-03-03</actionDate><calendarNumber><calendar>H00009</calendar></calendarNumber>
                  <text>Reported by the Committee.</text></item>""");
        assertThat(bill.calendars())
                .containsExactly(
                        new CalendarPlace("Union Calendar", "12", LocalDate.of(2024, 3, 4)),
                        new CalendarPlace("Senate Legislative Calendar", "47", LocalDate.of(2024, 3, 5)),
                        new CalendarPlace("House Calendar", "9", null));
    }

    @Test
    void voteThatTheLibraryRepeatsIsOneWithTheChambersWords() throws IOException, BillStatusException {
        BillRecord bill = changed("""
                <item><actionDate>2024-01-16</actionDate><sourceSystem><name>Senate</name></sourceSystem>
                  <text>Motion to table the motion agreed to in Senate by Yea-Nay Vote. 72 - 11. Record Vote Number: 8.</text></item>
                <item><actionDate>2024-01-16</actionDate><sourceSystem><name>Library of Congress</name></sourceSystem>
                  <text>Failed in Senate: Motion to table the motion agreed to in Senate by Yea-Nay Vote. 72 - 11. Record Vote Number: 8.</text></item>""");
        assertThat(bill.votes()).singleElement().satisfies(v -> {
            assertThat(v.session()).isEqualTo(2);
            assertThat(v.question()).startsWith("Motion to table the motion agreed to in Senate");
            assertThat(v.date()).isEqualTo(LocalDate.of(2024, 1, 16));
            assertThat(v.at()).isNull();
        });
    }

    @Test
    void rollOfTheLastDaysOfACongressIsOfItsSecondYear() throws IOException, BillStatusException {
        BillRecord bill = changed("""
                <item><actionDate>2025-01-02</actionDate><sourceSystem><name>House floor actions</name></sourceSystem>
                  <text>On passage Passed by the Yeas and Nays: 218 - 200 (Roll no. 517).</text></item>""");
        assertThat(bill.votes()).singleElement().satisfies(v -> {
            assertThat(v.session()).isEqualTo(2);
            assertThat(v.url()).isEqualTo("https://clerk.house.gov/evs/2024/roll517.xml");
        });
    }

    @Test
    void numberThatIsNoRollIsNoVote() throws IOException, BillStatusException {
        assertThat(changed("""
                <item><actionDate>2024-02-02</actionDate><text>Agreed to (Roll no. 0).</text></item>
                <item><actionDate>2024-02-02</actionDate><text>Agreed to. Record Vote Number: 12345.</text></item>""").votes()).isEmpty();
    }

    @Test
    void rollOnSeveralAmendmentsNamesAllOfThemAndStandsBehindTheBillsOwn() throws IOException, BillStatusException {
        String action = "<actions><actions><item><actionDate>2024-02-02</actionDate>"
                + "<text>On agreeing to the amendments en bloc Agreed to by voice (Roll no. 7).</text></item></actions></actions>";
        BillRecord bill = changed(
                "<actions>",
                "<amendments><amendment><number>1</number><type>HAMDT</type><congress>118</congress>" + action
                        + "</amendment><amendment><number>2</number><type>HAMDT</type><congress>118</congress>" + action
                        + "</amendment></amendments><actions>"
                        + "<item><actionDate>2024-02-03</actionDate><text>On passage Passed (Roll no. 9).</text></item>"
                        + "<item><actionDate>2024-02-02</actionDate><text>H.Amdt.1 Agreed to (Roll no. 7).</text></item>");
        assertThat(bill.votes()).extracting(RecordedVote::roll).containsExactly(9, 7);
        assertThat(bill.votes().getLast().amendments()).containsExactly("118-hamdt-1", "118-hamdt-2");
    }

    @Test
    void moreVotesOrPlacesThanAnyBillHasAreRefusedBeforeTheyFillTheMemory() {
        StringBuilder rolls = new StringBuilder();
        for (int roll = 1; roll <= 1_100; roll++) {
            rolls.append("(Roll no. ").append(roll).append(") ");
            if (roll % 500 == 0) {
                rolls.append("</text></item><item><actionDate>2024-03-05</actionDate><text>");
            }
        }
        assertThatThrownBy(() -> changed("<item><actionDate>2024-03-05</actionDate><text>" + rolls + "</text></item>"))
                .isInstanceOf(BillStatusException.class)
                .hasMessageContaining("more than 1000 votes");
        StringBuilder places = new StringBuilder();
        for (int number = 1; number <= 250; number++) {
            places.append("<item><actionDate>2024-03-05</actionDate><text>Read.</text><calendarNumber><calendar>U")
                    .append(number)
                    .append("</calendar></calendarNumber></item>");
        }
        assertThatThrownBy(() -> changed(places.toString()))
                .isInstanceOf(BillStatusException.class)
                .hasMessageContaining("places on calendars");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aa ", "Calendar ", "Placed on the Union Calendar "})
    void textThatLooksLikeAPlaceOnACalendarWithoutEndIsReadInNoTime(String words) throws Exception {
        String text = "Placed on " + words.repeat(9_900 / words.length());
        ProcessorTime.atMost(Duration.ofSeconds(2), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(changed("<item><actionDate>2024-03-05</actionDate><text>" + text + "</text></item>")
                                .calendars())
                        .isEmpty();
            }
            return text;
        });
    }

    @Test
    void remarkInACommentOfASummaryIsNotItsText() throws IOException, BillStatusException {
        BillRecord bill = changed("</bill>", """
                <summaries><summary><versionCode>00</versionCode><actionDate>2024-02-01</actionDate>
                <cdata><text>&lt;p&gt;It asks for a report.&lt;!-- check with J. --&gt;&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;ul&gt;&lt;li&gt;one&lt;/li&gt;&lt;li&gt;two&lt;/li&gt;&lt;/ul&gt;</text></cdata>
                </summary></summaries></bill>""");
        assertThat(bill.summaries()).extracting(Summary::text).contains("It asks for a report.\none\ntwo");
    }

    @Test
    void unknownElementAtAnyDepthIsReportedOnceAndChangesNothing() throws IOException, BillStatusException {
        BillRecord plain = changed("<item><actionDate>2024-03-05</actionDate><text>Read.</text></item>");
        BillRecord grown =
                changed("<item><actionDate>2024-03-05</actionDate><weather><sun/></weather><text>Read.</text></item>");
        assertThat(grown.unknownElements()).containsExactly("bill/actions/item/weather");
        assertThat(grown.contentHash()).isEqualTo(plain.contentHash());
    }

    @Test
    void addressThatIsNoneIsLeftOutOfACostEstimate() throws IOException, BillStatusException {
        BillRecord bill = changed(
                "</bill>",
                "<cboCostEstimates><item><title>S. 1</title><url>javascript:alert(1)</url></item></cboCostEstimates></bill>");
        assertThat(bill.costEstimates()).containsExactly(new BillRecord.CostEstimate("S. 1", null, null, null));
    }

    private static BillRecord changed(String actions) throws IOException, BillStatusException {
        return changed("<actions>", "<actions>" + actions);
    }

    private static BillRecord changed(String was, String is) throws IOException, BillStatusException {
        String file = Files.readString(SharedData.file("billstatus/118/BILLSTATUS-118sres540.xml"));
        assertThat(file).contains(was);
        return read(file.replace(was, is).getBytes(StandardCharsets.UTF_8));
    }

    private static BillRecord read(String file) throws IOException, BillStatusException {
        return read(Files.readAllBytes(SharedData.file(file)));
    }

    private static BillRecord read(byte[] xml) throws BillStatusException {
        return BillStatusReader.read(xml, new UUID(0, 1), false, LocalDate.parse("2026-11-26"));
    }
}
