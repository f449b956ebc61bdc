package org.habeas.ingest.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.Unprocessable;
import org.habeas.kit.problem.UnsupportedMedia;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeReaderTest {

    private record Settings(Path dir, int processes, int heap, Duration timeLimit, Duration idle, int filesPerProcess)
            implements OfficeSettings {}

    private static final Settings PATIENT =
            new Settings(Path.of("office-reader"), 2, 128, Duration.ofSeconds(60), Duration.ofMinutes(2), 500);
    private static final Settings HASTY =
            new Settings(Path.of("office-reader"), 2, 128, Duration.ofSeconds(6), Duration.ofMinutes(2), 500);

    @TempDir
    Path documents;

    private OfficeReader reader;

    @BeforeEach
    void begin() {
        with(PATIENT);
    }

    private void with(Settings settings) {
        if (reader != null) {
            reader.end();
        }
        reader = new OfficeReader(settings, documents, new SimpleMeterRegistry());
    }

    @AfterEach
    void end() {
        reader.end();
    }

    @Test
    void pdfIsReadWithThePlaceOfEachPageAndWithWhatTheFileSaysOfItself() throws Exception {
        // Given
        byte[] pages = OfficeFiles.pdf("A letter about S.Res. 540.", "Its second page\nnames H.R. 10.", "", "The end.");
        byte[] said = OfficeFiles.pdfOf("On the prisoners", "A. Typist", "A letter.");
        // When
        OfficeText read = read(OfficeFormat.PDF, pages);
        OfficeText titled = read(OfficeFormat.PDF, said);
        // Then
        assertThat(read.text()).startsWith("A letter about S.Res. 540.").endsWith("The end.");
        assertThat(read.pages()).hasSize(4).isSorted();
        assertThat(read.text().substring(read.pages().get(1))).startsWith("Its second page\nnames H.R. 10.");
        assertThat(read.text().substring(read.pages().get(3))).isEqualTo("The end.");
        assertThat(titled)
                .isEqualTo(new OfficeText(
                        "A letter.",
                        List.of(0),
                        "On the prisoners",
                        "A. Typist",
                        "2024-04-03T12:30:00Z",
                        "en-US",
                        false));
        assertThat(reader.resting()).as("both by one process").isEqualTo(1);
    }

    @Test
    void wordOpenDocumentAndRichTextAreRead() throws Exception {
        assertThat(read(OfficeFormat.DOCX, OfficeFiles.docx(List.of("A statement.", "On S. 3000.")))
                        .text())
                .isEqualTo("A statement.\nOn S. 3000.");
        assertThat(read(OfficeFormat.ODT, OfficeFiles.odt("Ազատություն։ S.Res. 540"))
                        .text())
                .isEqualTo("Ազատություն։ S.Res. 540");
        assertThat(read(OfficeFormat.RTF, OfficeFiles.rtf("On H.R. 1, and \\u1057? too."))
                        .text())
                .isEqualTo("On H.R. 1, and С too.");
    }

    @Test
    void fileThatCannotBeReadIsRefusedWithTheReason() throws Exception {
        // Given
        byte[] word = OfficeFiles.docx(List.of("A statement."));
        byte[] pdf = OfficeFiles.pdf("A letter.");
        byte[] zip = OfficeFiles.swollenDocx(0);
        // When, Then
        refused(OfficeFormat.PDF, OfficeFiles.encryptedPdf("A secret."), "encrypted");
        refused(OfficeFormat.PDF, OfficeFiles.pdf(""), "no-text");
        refused(OfficeFormat.PDF, "%PDF-1.7 and nothing more".getBytes(StandardCharsets.UTF_8), "damaged");
        refused(OfficeFormat.DOCX, Arrays.copyOf(word, word.length / 2), "damaged");
        refused(OfficeFormat.DOC, new byte[4_096], "damaged");
        refused(OfficeFormat.DOCX, OfficeFiles.swollenDocx(600), "unpacks-too-large");
        refused(OfficeFormat.DOCX, OfficeFiles.swollenDocx(100), "unpacks-too-large");
        refused(OfficeFormat.DOCX, lying(OfficeFiles.swollenDocx(100)), "damaged", "unpacks-too-large");
        refused(OfficeFormat.DOCX, zip, "no-text");
        assertThatThrownBy(() -> read(OfficeFormat.DOCX, OfficeFiles.odt("No Word file.")))
                .isInstanceOf(UnsupportedMedia.class);
        assertThat(read(OfficeFormat.PDF, pdf).text()).isEqualTo("A letter.");
        assertThat(reader.resting()).as("none of them cost the process").isEqualTo(1);
    }

    @Test
    void fileThatTakesTooLongCostsItsProcessAndNobodyElse() throws Exception {
        // Given
        with(HASTY);
        byte[] endless = OfficeFiles.endlessPdf();
        CompletableFuture<Throwable> outcome = CompletableFuture.supplyAsync(() -> thrown(endless));
        // When
        OfficeText other = read(OfficeFormat.PDF, OfficeFiles.pdf("Meanwhile."));
        // Then
        assertThat(other.text()).isEqualTo("Meanwhile.");
        assertThat(code(outcome.join())).isEqualTo("too-slow");
        long before = System.nanoTime();
        assertThat(code(thrown(endless))).isEqualTo("too-slow");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("known by now")
                .isLessThan(HASTY.timeLimit());
        assertThat(read(OfficeFormat.PDF, OfficeFiles.pdf("Afterwards.")).text())
                .isEqualTo("Afterwards.");
        assertThat(folders()).as("of the process that rests").hasSize(1);
    }

    @Test
    void fileThatTakesTooMuchMemoryIsRefused() throws Exception {
        // Given
        byte[] swollen = OfficeFiles.swollenPdf(700);
        // When
        Throwable why = thrown(swollen);
        // Then
        assertThat(code(why)).isIn("too-much-memory", "too-slow", "no-text", "damaged");
        assertThat(read(OfficeFormat.PDF, OfficeFiles.pdf("Afterwards.")).text())
                .isEqualTo("Afterwards.");
    }

    @Test
    void processThatSomebodyKilledIsReplaced() throws Exception {
        // Given
        read(OfficeFormat.PDF, OfficeFiles.pdf("Before."));
        ProcessHandle child = children().iterator().next();
        child.destroyForcibly();
        child.onExit().join();
        // When
        OfficeText read = read(OfficeFormat.PDF, OfficeFiles.pdf("After."));
        // Then
        assertThat(read.text()).isEqualTo("After.");
    }

    @Test
    void processEndsWhenThereIsNothingToReadAndAfterManyFiles() throws Exception {
        // Given
        with(new Settings(Path.of("office-reader"), 1, 128, Duration.ofSeconds(60), Duration.ofMillis(300), 2));
        // When
        read(OfficeFormat.RTF, OfficeFiles.rtf("one"));
        await().atMost(Duration.ofSeconds(20)).until(() -> reader.resting() == 0);
        // Then
        assertThat(children()).isEmpty();
        assertThat(folders()).isEmpty();
        read(OfficeFormat.RTF, OfficeFiles.rtf("two"));
    }

    /** The sizes that the file's own list of parts gives are those of an empty one. */
    private static byte[] lying(byte[] zip) {
        byte[] lies = zip.clone();
        for (int i = 0; i < lies.length - 46; i++) {
            if (lies[i] == 'P' && lies[i + 1] == 'K' && lies[i + 2] == 1 && lies[i + 3] == 2) {
                Arrays.fill(lies, i + 24, i + 28, (byte) 0);
            }
        }
        return lies;
    }

    private void refused(OfficeFormat format, byte[] bytes, String... codes) {
        AbstractThrowableAssert<?, ?> thrown = assertThatThrownBy(() -> read(format, bytes));
        thrown.isInstanceOfSatisfying(
                Unprocessable.class, why -> assertThat(code(why)).isIn((Object[]) codes));
    }

    private static String code(Throwable why) {
        return ((HabeasException) why).problems().getFirst().code();
    }

    private Throwable thrown(byte[] pdf) {
        try {
            return new AssertionError("read: " + read(OfficeFormat.PDF, pdf).text());
        } catch (HabeasException e) {
            return e;
        }
    }

    private OfficeText read(OfficeFormat format, byte[] bytes) {
        return reader.read(format, bytes, RecordHash.sha256(bytes));
    }

    private Set<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(documents.toString()))
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toSet());
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(documents.resolve("reading"))) {
            return all.toList();
        }
    }
}
