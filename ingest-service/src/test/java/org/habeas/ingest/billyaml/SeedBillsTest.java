package org.habeas.ingest.billyaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bills in {@code seeds/} say what the official files say, so that the official file later changes nothing. */
class SeedBillsTest {

    private static final Path SEEDS = Path.of("../seeds/bills");
    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");
    private static final UUID DOCUMENT = new UUID(0, 1);

    @ParameterizedTest
    @CsvSource({
        "118-sres-540.yaml, BILLSTATUS-118sres540.xml",
        "118-sres-616.yaml, BILLSTATUS-118sres616.xml",
        "118-s-3000.yaml, BILLSTATUS-118s3000.xml"
    })
    void seedSaysWhatTheOfficialFileSays(String seedFile, String officialFile) throws IOException, BillStatusException {
        BillRecord seed = BillYamlReader.read(Files.readString(SEEDS.resolve(seedFile)), DOCUMENT, true, TODAY);
        BillRecord official = BillStatusReader.read(
                Files.readAllBytes(SharedData.file("billstatus/118/" + officialFile)), DOCUMENT, true, TODAY);

        assertThat(seed.source()).isEqualTo(BillRecord.Origin.HABEAS);
        assertThat(seed.citations()).isNotEmpty();
        assertThat(seed)
                .usingRecursiveComparison()
                .ignoringFields("source", "contentHash", "citations")
                // seeds leave to the official file what is not needed to know where a bill stands
                .ignoringFields("amendments", "summaries")
                .ignoringFieldsMatchingRegexes("committees\\.type")
                .isEqualTo(official);
    }
}
