package org.habeas.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.bench.status.BillFiles;
import org.habeas.bench.status.HistoryCheck;
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

    /** Processor time: a machine with other work takes longer, and this not. */
    @Test
    void fileWithOverAThousandAmendmentsIsReadAndComputedInLessThanASecond() throws Exception {
        byte[][] file = new byte[1][];
        BillFiles.readArchive(SharedData.file(SAMPLES + "big-samples.tar.xz"), (name, xml) -> {
            if (name.endsWith("formatChange/current/BILLSTATUS-117sconres14.xml")) {
                file[0] = xml;
            }
        });
        assertThat(file[0]).hasSizeGreaterThan(3_600_000);
        secondsToRead(file[0]); // the classes are loaded
        double seconds = secondsToRead(file[0]);
        System.out.printf("S.Con.Res. 14, 3.6 MB, read and computed: %.2f s of processor time%n", seconds);
        assertThat(seconds).isLessThan(1);
    }

    private static double secondsToRead(byte[] xml) throws BillStatusException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        BillRecord bill = BillStatusReader.read(xml, new UUID(0, 1), false, LocalDate.parse("2026-07-01"));
        assertThat(report(bill).current().status()).isEqualTo("PASSED:CONCURRENTRES");
        return (threads.getCurrentThreadCpuTime() - begun) / 1e9;
    }

    @Test
    void noHistorySaysWhatCannotBe() {
        assertThat(BILLS)
                .allSatisfy((name, bill) -> assertThat(HistoryCheck.faults(bill.id(), bill.actions(), report(bill)))
                        .as(name)
                        .isEmpty());
    }

    /** Bills that went to and fro between the chambers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            114hr22   | INTRODUCED 2015-01-06, REFERRED 2015-01-06, PASS_OVER:HOUSE 2015-01-06, PROV_KILL:CLOTUREFAILED 2015-07-21, PASS_OVER:HOUSE 2015-07-22, PASS_BACK:SENATE 2015-07-30, PASS_BACK:HOUSE 2015-11-05, CONFERENCE:PASSED:HOUSE 2015-12-03, PASSED:BILL 2015-12-03, ENACTED:SIGNED 2015-12-04
            114hr1314 | INTRODUCED 2015-03-04, REFERRED 2015-03-04, REPORTED 2015-03-25, PASS_OVER:HOUSE 2015-04-15, PROV_KILL:CLOTUREFAILED 2015-05-12, PASS_OVER:HOUSE 2015-05-14, PASS_BACK:SENATE 2015-05-22, PASS_BACK:HOUSE 2015-10-28, PASSED:BILL 2015-10-30, ENACTED:SIGNED 2015-11-02
            """)
    void historyIsWhatTheFileSays(String bill, String history) {
        assertThat(report(bill("legacy/BILLSTATUS-" + bill)).history().stream().map(e -> e.status() + " " + e.since()))
                .containsExactly(history.split(", "));
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

    /**
     * What the earlier file of a pair says and the later one does not, or otherwise: so the files are. Of amendments the later ones end
     * with the 250th, so those behind it and the votes on them are not compared.
     */
    private static final Map<String, Set<String>> ONLY_BEFORE = Map.of(
            "117s35",
            Set.of("title official as introduced: To award a Congressional Gold Medal to Officer Eugene Goodma…"),
            "117hr4350",
            Set.of(
                    "related 117-hr-5957 [Related bill (CRS)]",
                    "related 117-hres-667 [Related bill (House), Procedurally-related (House)]"),
            "117s1260",
            Set.of("title official as introduced: To establish a new Directorate for Technology and Innovation…"),
            "117sconres14",
            Set.of(
                    "related 117-hres-601 [Related bill (House), Procedurally-related (House)]",
                    "text Enrolled Bill 2021-08-24",
                    "vote SENATE 1 354 on [117-samdt-3626]"));

    @ParameterizedTest
    @CsvSource({"117hr6658", "117s35", "117hr4350", "117s1260", "117sconres5", "117sconres14"})
    void billWithNewsSaysAllThatItSaidInTheOtherLayout(String bill) {
        BillRecord before = inLayout("current", bill);
        BillRecord after = inLayout("future", bill);
        assertThat(after.id()).isEqualTo(before.id());
        Set<String> amendments = amendments(after);
        assertThat(amendments(before)).containsAll(amendments);
        Set<String> said = said(before, amendments);
        assertThat(said).hasSizeGreaterThan(100);
        said.removeAll(said(after, amendments));
        assertThat(said).isEqualTo(ONLY_BEFORE.getOrDefault(bill, Set.of()));
    }

    /** All that a file says of a bill, a line for each thing; of amendments and the votes on them those of a list. */
    private static Set<String> said(BillRecord bill, Set<String> amendments) {
        Set<String> said = new TreeSet<>();
        bill.titles().forEach(t -> said.add("title " + t.kind() + " " + t.stage() + ": " + begun(t.text())));
        bill.sponsors().forEach(s -> said.add("sponsor " + s));
        bill.cosponsors().forEach(c -> said.add("cosponsor " + c));
        bill.committees().forEach(c -> said.add("committee " + c));
        bill.actions()
                .forEach(a -> said.add("action " + a.date() + " " + a.time() + " " + a.system() + " " + a.text()));
        bill.texts().forEach(t -> said.add("text " + t.name() + " " + t.date()));
        bill.related().forEach(r -> said.add("related " + r.id() + " " + r.reasons()));
        bill.subjects().forEach(s -> said.add("subject " + s));
        said.add("policy area " + bill.policyArea());
        bill.laws().forEach(l -> said.add("law " + l));
        bill.summaries().forEach(s -> said.add("summary " + s));
        bill.calendars().forEach(c -> said.add("calendar " + c));
        bill.reports().forEach(r -> said.add("report " + r));
        bill.costEstimates().forEach(e -> said.add("cost estimate " + e));
        bill.notes().forEach(n -> said.add("note " + n));
        bill.amendments().stream()
                .filter(a -> amendments.contains(a.id()))
                .forEach(a -> said.add(
                        "amendment " + a.id() + " " + a.amends() + " " + a.description() + " " + a.purpose() + " "
                                + a.submitted() + " " + a.proposed() + " " + people(a) + " " + texts(a.actions())));
        bill.votes().stream()
                .filter(v -> amendments.containsAll(v.amendments()))
                .forEach(v ->
                        said.add("vote " + v.chamber() + " " + v.session() + " " + v.roll() + " on " + v.amendments()));
        return said;
    }

    /** By their ids: how much of the names in between is written differs from file to file. */
    private static List<String> people(BillRecord.Amendment amendment) {
        return Stream.concat(
                        amendment.sponsors().stream().map(s -> s.bioguide()),
                        amendment.cosponsors().stream().map(c -> c.bioguide() + " " + c.joined()))
                .toList();
    }

    private static List<String> texts(List<BillRecord.Action> actions) {
        return actions.stream().map(a -> a.date() + " " + a.text()).toList();
    }

    private static Set<String> amendments(BillRecord bill) {
        return bill.amendments().stream().map(BillRecord.Amendment::id).collect(Collectors.toSet());
    }

    private static String begun(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
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
