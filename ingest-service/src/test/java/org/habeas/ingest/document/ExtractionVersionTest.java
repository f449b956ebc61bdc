package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord.Mentions;
import org.habeas.contracts.Json;
import org.habeas.ingest.observation.Observations;
import org.habeas.ingest.person.KnownName;
import org.habeas.ingest.person.NameFinder;
import org.habeas.ingest.person.NameText;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes what is found in a text raises the number of the version, so that stored documents are read again. What is found in the sentences of
 * {@code extraction/sentences.txt} stands in {@code extraction/found.jsonl} with the number; {@code -Dextraction.accept=true} writes it anew.
 */
class ExtractionVersionTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "extraction");
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-02-10T00:00:00Z"), ZoneOffset.UTC);

    private static final List<KnownName> NAMES = List.of(
            known(1, "Ruben Example", "Ruben Example", "Рубен Экзампл"),
            known(2, "Mariam Sampleian", "Mariam Sampleian"));

    @Test
    void whatIsFoundIsAsTheNumberSays() throws IOException {
        // Given
        Path file = FOLDER.resolve("found.jsonl");
        // When
        List<String> found = found();
        // Then
        if (Boolean.getBoolean("extraction.accept")) {
            Files.write(file, found);
        }
        List<String> kept = Files.readAllLines(file);
        assertThat(found)
                .as(
                        "the extractors find something else than before: raise ExtractionVersion.NUMBER, so that stored documents"
                                + " are read again, and accept with -Dextraction.accept=true")
                .isEqualTo(kept);
    }

    private static List<String> found() throws IOException {
        NameFinder finder = NameFinder.of(NAMES);
        List<String> lines = new ArrayList<>();
        lines.add("{\"version\":" + ExtractionVersion.NUMBER + "}");
        for (String text : Files.readAllLines(FOLDER.resolve("sentences.txt"))) {
            if (text.isBlank()) {
                continue;
            }
            TextReader.Bills bills = new TextReader(TODAY, null).boundedBills(text, "2024-04-04");
            NameFinder.Persons persons = finder.search(NameText.of(text));
            Mentions mentions = new Mentions(bills.mentions(), persons.mentions(), bills.more(), persons.more());
            ObjectNode line = Json.mapper().createObjectNode();
            line.put("text", text);
            var places = line.putArray("bills");
            mentions.bills()
                    .forEach(m -> places.add(m.start() + "-" + m.end() + " " + m.billId() + " " + m.certainty() + " "
                            + m.alternatives()));
            var people = line.putArray("persons");
            mentions.persons().forEach(m -> people.add(m.start() + "-" + m.end() + " " + m.name() + " " + m.score()));
            var said = line.putArray("observations");
            Observations.of("news", mentions)
                    .forEach(o -> said.add(o.property() + " " + o.value() + " " + o.validFrom()));
            lines.add(Json.mapper().writeValueAsString(line));
        }
        return lines;
    }

    private static KnownName known(int n, String name, String... texts) {
        return new KnownName(new UUID(0x7000, n), name, List.of(texts));
    }
}
