package org.habeas.ingest.congressapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Origin;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same bill by the API of congress.gov and by GPO's file of it. */
class CongressApiReaderTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");
    private static final UUID DOCUMENT = new UUID(0, 1);
    private static final String INSIDE = "117/hr/BILLSTATUS-117hr21.xml";

    private static BillRecord api;
    private static BillRecord file;

    @BeforeAll
    static void readBoth() throws IOException, BillStatusException {
        api = read(RealAnswers.inAList());
        file = BillStatusReader.read(billStatus(), DOCUMENT, false, TODAY);
    }

    @Test
    void bothSayTheSameOfTheBill() {
        assertThat(api.id()).isEqualTo(file.id()).hasToString("117-hr-21");
        assertThat(api.source()).isEqualTo(Origin.CONGRESS_GOV_API);
        assertThat(api.introduced()).isEqualTo(file.introduced()).isEqualTo("2021-01-04");
        assertThat(api.titles()).isEqualTo(file.titles()).hasSize(6);
        assertThat(api.sponsors()).isEqualTo(file.sponsors()).hasSize(1);
        assertThat(api.cosponsors()).isEqualTo(file.cosponsors()).hasSize(2);
        assertThat(api.committees()).isEqualTo(file.committees()).hasSize(2);
        assertThat(api.actions()).isEqualTo(file.actions()).hasSize(10);
        assertThat(api.related()).isEqualTo(file.related()).hasSize(1);
        assertThat(api.subjects()).isEqualTo(file.subjects()).hasSize(13);
        assertThat(api.policyArea()).isEqualTo(file.policyArea()).isEqualTo("Government Operations and Politics");
        assertThat(api.summaries()).isEqualTo(file.summaries()).hasSize(2);
        assertThat(Stream.of(
                        api.laws(),
                        api.amendments(),
                        api.votes(),
                        api.calendars(),
                        api.reports(),
                        api.costEstimates(),
                        api.notes()))
                .containsExactly(
                        file.laws(),
                        file.amendments(),
                        file.votes(),
                        file.calendars(),
                        file.reports(),
                        file.costEstimates(),
                        file.notes())
                .containsOnly(List.of());
        assertThat(api.unknownElements()).isEmpty();
        assertThat(api.partial()).isEmpty();
    }

    @Test
    void whereTheyDifferIsStated() {
        // each publisher has texts under its own addresses, the API in all forms
        assertThat(api.texts())
                .extracting(BillRecord.Text::name, BillRecord.Text::date)
                .containsExactlyElementsOf(file.texts().stream()
                        .map(t -> tuple(t.name(), t.date()))
                        .toList());
        assertThat(api.texts().getFirst().urls())
                .hasSize(4)
                .allMatch(url -> url.startsWith("https://www.congress.gov/"));
        assertThat(file.texts().getFirst().urls())
                .hasSize(1)
                .allMatch(url -> url.startsWith("https://www.govinfo.gov/"));
        // the file has lost the ends of its lines, and with them the blanks between words
        assertThat(unspaced(api.authority())).isEqualTo(unspaced(file.authority()));
        assertThat(api.authority()).contains("pursuant to");
        assertThat(file.authority()).contains("pursuantto");
        // the answers were given nine months before the file
        assertThat(api.sourceUpdated()).isEqualTo("2022-03-25T01:16:59Z");
        assertThat(file.sourceUpdated()).isEqualTo("2022-12-16T14:06:52Z");
    }

    @Test
    void answersOneBehindTheOtherAndInAnyOrderAreTheSameBill() throws IOException, BillStatusException {
        List<String> backwards = RealAnswers.all().reversed();
        assertThat(read(String.join("\n", backwards)).contentHash()).isEqualTo(api.contentHash());
        assertThat(read(RealAnswers.list(backwards)).contentHash()).isEqualTo(api.contentHash());
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s", "");
    }

    private static BillRecord read(String document) throws BillStatusException {
        assertThat(CongressApiReader.isAnswer(document)).isTrue();
        return CongressApiReader.read(document, DOCUMENT, false, TODAY).bill();
    }

    private static byte[] billStatus() throws IOException {
        try (InputStream packed = Files.newInputStream(SharedData.file("billstatus/billstatus-117-all.tar.xz"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith(INSIDE)) {
                    return tar.readAllBytes();
                }
            }
        }
        throw new AssertionError("not in the archive: " + INSIDE);
    }
}
