package org.habeas.detainee.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Evidence;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DetaineeExportWritingTest {

    private static final int BATCH = 100;

    private static final OutputStream BROKEN = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("no room");
        }
    };

    private final AtomicInteger asked = new AtomicInteger();
    private final ExportReader.Batch batch =
            new ExportReader.Batch(Collections.nCopies(BATCH, person()), List.of("a", "b"), false);

    @ParameterizedTest
    @EnumSource(DetaineeExportFormat.class)
    void whatCannotBeWrittenWhileSomebodyReadsBreaksTheExportOff(DetaineeExportFormat format) {
        assertThatThrownBy(() -> export(format).write(batch, () -> false, BROKEN))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("no room");
    }

    @ParameterizedTest
    @EnumSource(DetaineeExportFormat.class)
    void whoeverLeavesEndsTheExportAndNothingMoreIsAskedFor(DetaineeExportFormat format) {
        export(format).write(batch, () -> true, BROKEN);
        export(format).write(batch, () -> true, OutputStream.nullOutputStream());
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(DetaineeExportFormat.class)
    void walkEndsWithTheFirstBatchThatIsNotFull(DetaineeExportFormat format) {
        export(format).write(batch, () -> false, OutputStream.nullOutputStream());
        assertThat(asked).hasValue(3);
    }

    /** Has two more full batches. */
    private DetaineeExport export(DetaineeExportFormat format) {
        Function<Optional<List<String>>, ExportReader.Batch> batches =
                after -> asked.incrementAndGet() < 3 ? batch : new ExportReader.Batch(List.of(), List.of(), true);
        return new DetaineeExport(format, batches);
    }

    private static ExportedPerson person() {
        UUID id = UUID.fromString("01a21527-2e38-76a9-81cc-e4694bcee26a");
        LocalDate today = LocalDate.of(2026, 1, 1);
        List<Statement> statements = List.of(new Statement(
                "1",
                id,
                Property.NAME,
                "Example Person",
                null,
                null,
                new Statement.NameForm("Latn", "en", "primary"),
                new Evidence("cited", "Example Press", "A page", null, "2023-03-05", null, null, null, null, null),
                Tlp.CLEAR,
                Instant.EPOCH,
                null,
                null));
        return new ExportedPerson(
                DetaineeAnswer.of(
                        DetaineeView.compute(id, "example-person", statements, Tlp.CLEAR, today, 90), today, null),
                statements,
                statements);
    }
}
