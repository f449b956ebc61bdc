package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.test.SharedData;
import org.habeas.ingest.billstatus.BillBounds;
import org.habeas.ingest.billstatus.BillFile;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.ingest.billyaml.BillYamlReader;
import org.habeas.ingest.congressapi.CongressApiReader;
import org.habeas.ingest.congressapi.RealAnswers;
import org.habeas.ingest.fuzz.Fuzz;
import org.habeas.ingest.legislators.LegislatorsReader;
import org.habeas.ingest.office.OfficeFiles;
import org.habeas.ingest.office.OfficeFormat;
import org.habeas.ingest.office.OfficeProbe;
import org.habeas.ingest.person.KnownName;
import org.habeas.ingest.person.NameFinder;
import org.habeas.ingest.person.NameText;
import org.habeas.kit.problem.HabeasException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever comes in is read or refused: no reader and no extractor ends in another exception, and none takes longer than it
 * may. All formats are among the samples, so that each input may turn from one into another.
 */
class DocumentFuzzTest {

    private static final UUID ID = UUID.fromString("0190d5a8-0000-7000-8000-000000000001");
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);
    private static final int SMALL = 24_000;
    private static final NameFinder NAMES = NameFinder.of(List.of(
            new KnownName(ID, "Ruben Testov", List.of("Ruben Testov", "Рубен Тестов")),
            new KnownName(new UUID(1, 1), "Anna Testova", List.of("Anna Testova", "Анна Тестова", "Աննա Թեստյան"))));

    private final TextReader texts = new TextReader(Clock.systemUTC(), null);
    private final RunningTexts running = new RunningTexts((format, bytes, sha256) -> {
        throw new OfficeFile();
    });

    /** An office file, which another test gives to the process that reads it. */
    private static final class OfficeFile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path folder;

    @Test
    void everyReaderAndExtractorReadsOrRefuses() throws Exception {
        // Given
        Fuzz fuzz = new Fuzz(samples(), List.of(HabeasException.class, BillStatusException.class, OfficeFile.class));
        int count = Fuzz.count(8_000, 90_000);
        // When
        Fuzz.Outcome outcome = fuzz.run(count, this::read);
        // Then
        System.out.println("documents: " + outcome);
        assertThat(outcome.read()).isGreaterThan(count / 10);
        assertThat(outcome.refused()).containsKeys("Unprocessable", "UnsupportedMedia");
    }

    @Test
    void metadataIsReadOrRefused() throws Exception {
        // Given
        List<byte[]> samples = Stream.of(
                        "{\"title\": \"A\", \"date\": \"2024-04-04\", \"kind\": \"letter\", \"tlp\": \"GREEN\","
                                + " \"signatories\": [\"A\", \"B\"], \"url\": \"https://example.org/a?b=c\"}",
                        "{\"kind\": \"summary\", \"describes\": {\"title\": \"A\", \"date\": \"2024-0X\"}, \"language\": \"hy\"}")
                .map(json -> json.getBytes(StandardCharsets.UTF_8))
                .toList();
        // When
        Fuzz.Outcome outcome = new Fuzz(samples, List.of(HabeasException.class, JsonProcessingException.class))
                .run(
                        Fuzz.count(1_000, 5_000),
                        bytes -> MetadataCheck.check(StrictJson.read(bytes, Metadata.class), TODAY));
        // Then
        assertThat(outcome.refused()).isNotEmpty();
    }

    @Test
    void officeFileIsReadOrRefusedByItsProcess() throws Exception {
        // Given
        List<byte[]> samples = List.of(
                OfficeFiles.pdfOf("A title", "A. Typist", "A letter about S.Res. 540."),
                OfficeFiles.pdf("One page.", "Another page."),
                OfficeFiles.docx(List.of("A statement.", "On S. 3000.")),
                OfficeFiles.odt("A statement."),
                OfficeFiles.rtf("On H.R. 1"));
        // When
        try (OfficeProbe office = new OfficeProbe(folder, Duration.ofSeconds(20))) {
            RunningTexts inProcess = new RunningTexts(office::read);
            Fuzz.Outcome outcome = new Fuzz(samples, List.of(HabeasException.class))
                    .run(Fuzz.count(300, 2_000), bytes -> {
                        Optional<OfficeFormat> format = OfficeFormat.of(bytes);
                        if (format.isPresent()) {
                            inProcess.of(new Content.Office(format.get(), bytes), RecordHash.sha256(bytes));
                        }
                    });
            // Then
            System.out.println("office: " + outcome);
            assertThat(outcome.refused()).containsKey("Unprocessable");
            assertThat(office.read(OfficeFormat.RTF, OfficeFiles.rtf("At last."), "")
                            .text())
                    .isEqualTo("At last.");
        }
    }

    /** As {@link DocumentReader} reads, but for what needs a database. */
    private void read(byte[] bytes) throws BillStatusException {
        Content content = Content.of(bytes);
        switch (content) {
            case Content.BillStatus xml -> bounded(BillStatusReader.readFile(xml.xml(), ID, false, TODAY));
            case Content.CongressApi json -> bounded(CongressApiReader.read(json.json(), ID, false, TODAY));
            case Content.BillYaml yaml -> BillYamlReader.read(yaml.yaml(), ID, false, TODAY);
            case Content.Legislators register -> {
                if (register.isYaml()) {
                    LegislatorsReader.yaml(register.text(), ID, TODAY);
                } else {
                    LegislatorsReader.csv(register.text(), ID, TODAY);
                }
            }
            case Content.Running text -> extract(running.of(text, ""));
        }
    }

    private static void bounded(BillFile file) {
        BillBounds.tooLarge(file.bill(), file.bytes());
    }

    private void extract(RunningText running) {
        String text = running.text();
        MetadataCheck.check(
                new Metadata(
                        running.title(),
                        running.said().date(),
                        running.said().issuer(),
                        null,
                        null,
                        running.said().language(),
                        null,
                        null,
                        null,
                        running.said().recipients()),
                LocalDate.of(9999, 12, 30));
        TextReader.Bills bills = texts.boundedBills(text, running.said().date());
        NameFinder.Persons persons = NAMES.search(NameText.of(text));
        persons.mentions()
                .forEach(mention -> assertThat(text.substring(mention.start(), mention.end()))
                        .isEqualTo(mention.text()));
        bills.mentions()
                .forEach(mention -> assertThat(text.substring(mention.start(), mention.end()))
                        .isEqualTo(mention.text()));
        StatedFacts.of("letter", new Mentions(bills.mentions(), persons.mentions()));
    }

    private static List<byte[]> samples() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        samples.addAll(small("billstatus/117", 12));
        samples.addAll(small("billstatus/116", 4));
        samples.addAll(small("bill-text/114-xml", 8));
        samples.addAll(small("bill-text/119-azerbaijan-md", 3));
        samples.addAll(small("corpus/docs", 20));
        try (Stream<Path> seeds = Files.list(Path.of("../seeds/bills"))) {
            for (Path seed : seeds.sorted().toList()) {
                samples.add(Files.readAllBytes(seed));
            }
        }
        RealAnswers.all().forEach(json -> samples.add(json.getBytes(StandardCharsets.UTF_8)));
        samples.add(RealAnswers.inAList().getBytes(StandardCharsets.UTF_8));
        samples.add(
                "Message-ID: <1>\nFrom: A <a@example.org>\nSubject: On S. 1\nDate: Thu, 4 Apr 2024 06:00:00 -0400\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>S.Res. 540</p>\n--b\nContent-Disposition: attachment; filename=a.pdf\n\nx\n--b--\n"
                        .getBytes(StandardCharsets.UTF_8));
        samples.add(
                "<!DOCTYPE html><html><head><title>News</title></head><body><nav>Menu</nav><main><h1>On S. 3000</h1><p>Anna Testova was sentenced to 12 years on May 3, 2024.</p></main></body></html>"
                        .getBytes(StandardCharsets.UTF_8));
        return samples;
    }

    private static List<byte[]> small(String name, int most) {
        try (Stream<Path> all = Files.list(SharedData.file(name))) {
            List<byte[]> samples = new ArrayList<>();
            for (Path file : all.sorted().toList()) {
                if (Files.size(file) <= SMALL && samples.size() < most) {
                    samples.add(Files.readAllBytes(file));
                }
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
