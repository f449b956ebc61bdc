package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.bench.status.BillFiles;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample files that the Government Publishing Office gives to those who read BILLSTATUS: every layout there has been. */
class GpoSamplesTest {

    private static final String SAMPLES = "billstatus/gpo-samples/";

    /** By the file's path within the samples. */
    private static final Map<String, BillRecord> BILLS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path samples = SharedData.file(SAMPLES + "samples");
        List<Path> files;
        try (Stream<Path> all = Files.walk(samples)) {
            files = all.filter(f -> f.toString().endsWith(".xml")).toList();
        }
        for (Path file : files) {
            read("samples/" + samples.relativize(file), Files.readAllBytes(file));
        }
        BillFiles.readArchive(SharedData.file(SAMPLES + "big-samples.tar.xz"), GpoSamplesTest::read);
    }

    private static void read(String name, byte[] xml) throws IOException {
        try {
            BILLS.put(
                    name.replaceFirst("^\\./", ""),
                    BillStatusReader.read(xml, new UUID(0, 1), false, LocalDate.parse("2026-07-01")));
        } catch (BillStatusException e) {
            throw new IOException(name, e);
        }
    }

    @Test
    void everyFileIsReadAndEachOfItsTextsIsKnownToTheTable() {
        assertThat(BILLS)
                .hasSize(53)
                .allSatisfy((name, bill) ->
                        assertThat(report(bill).unclassified()).as(name).isEmpty());
    }

    @Test
    void noElementOfTheFilesIsUnknown() {
        assertThat(BILLS)
                .allSatisfy((name, bill) ->
                        assertThat(bill.unknownElements()).as(name).isEmpty());
    }

    @Test
    void allAmendmentsAreReadAlsoWhereThereAreMoreThanAThousand() {
        BillRecord bill = bill("formatChange/current/BILLSTATUS-117sconres14");
        assertThat(bill.amendments()).hasSize(1_166).extracting(a -> a.id()).doesNotHaveDuplicates();
        assertThat(bill.votes()).hasSize(43);
        assertThat(bill.summaries()).hasSize(3);
    }

    /** The samples of which the answer of unitedstates/congress is known. */
    @ParameterizedTest
    @CsvSource({
        "actions-committees/BILLSTATUS-116hr3055, ENACTED:SIGNED, 2019-11-21",
        "actions-committees/BILLSTATUS-116s832, PASS_OVER:SENATE, 2019-06-27",
        "amendment-votes/BILLSTATUS-117sconres5, PASSED:CONCURRENTRES, 2021-02-05",
        "formatChange/current/BILLSTATUS-117sconres14, PASSED:CONCURRENTRES, 2021-08-24",
        "formatChange/current/BILLSTATUS-117hr1, PASS_OVER:HOUSE, 2021-03-03",
        "formatChange/current/BILLSTATUS-117s35, PASS_OVER:SENATE, 2021-02-12",
        "formatChange/future/BILLSTATUS-117s1260, PASS_OVER:SENATE, 2021-06-08",
        "formatChange/future/BILLSTATUS-117hr5376, ENACTED:SIGNED, 2022-08-16",
        "formatChange/future/BILLSTATUS-117hr2471, ENACTED:SIGNED, 2022-03-15",
        "formatChange/future/BILLSTATUS-117sconres7, REFERRED, 2021-03-01",
        "formatChange/future/BILLSTATUS-117hr6658, REFERRED, 2022-02-09",
        "formatChange/future/BILLSTATUS-114hr5278, PASS_OVER:HOUSE, 2016-06-09",
        "legacy/BILLSTATUS-115sconres3, PASSED:CONCURRENTRES, 2017-01-13",
    })
    void statusIsTheOneOfTheReference(String file, String status, LocalDate since) {
        StatusReport.Entry current = report(bill(file)).current();
        assertThat(current.status()).isEqualTo(status);
        assertThat(current.since()).isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({"117hr1", "117sconres7"})
    void billWithoutNewsIsTheSameInBothLayoutsSoThatTheSecondIsNoChange(String bill) {
        assertThat(inLayout("future", bill).contentHash())
                .isEqualTo(inLayout("current", bill).contentHash());
    }

    @ParameterizedTest
    @CsvSource({"117hr6658", "117s35", "117hr4350", "117s1260", "117sconres5", "117sconres14"})
    void billWithNewsHasWhatItHadInTheOtherLayout(String bill) {
        BillRecord before = inLayout("current", bill);
        BillRecord after = inLayout("future", bill);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.sponsors()).isEqualTo(before.sponsors());
        assertThat(after.cosponsors()).containsAll(before.cosponsors());
        assertThat(texts(after)).containsAll(texts(before));
    }

    private static List<String> texts(BillRecord bill) {
        return bill.actions().stream().map(a -> a.date() + " " + a.text()).toList();
    }

    private static BillRecord inLayout(String layout, String bill) {
        return bill("formatChange/" + layout + "/BILLSTATUS-" + bill);
    }

    private static BillRecord bill(String file) {
        BillRecord bill = BILLS.get("samples/" + file + ".xml");
        assertThat(bill).as(file).isNotNull();
        return bill;
    }

    /** As it stood while its Congress lasted. */
    private static StatusReport report(BillRecord bill) {
        return StatusEngine.report(
                bill.id(),
                bill.introduced(),
                bill.titles(),
                bill.actions(),
                StatusEngine.endOf(bill.id().congress()).minusDays(1));
    }
}
