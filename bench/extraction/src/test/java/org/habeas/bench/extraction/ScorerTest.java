package org.habeas.bench.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.habeas.bench.extraction.Labelled.GoldBill;
import org.habeas.bench.extraction.Labelled.GoldPerson;
import org.habeas.bench.extraction.Predicted.Bill;
import org.habeas.bench.extraction.Predicted.Person;
import org.habeas.contracts.Json;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The counts are those of the corpus's own scorer, which is run beside them. */
class ScorerTest {

    private static final String LABEL = """
            {"bills": [
               {"start": 0, "end": 4, "congress": 118, "type": "s", "number": 1, "congress_rule": "stated-mention"},
               {"start": 10, "end": 14, "congress": 118, "type": "s", "number": 2, "congress_rule": "metadata-date"},
               {"start": 20, "end": 24, "congress": null, "type": "hr", "number": 3, "congress_rule": null},
               {"start": 30, "end": 34, "congress": 117, "type": "hres", "number": 4, "congress_rule": "local-date"}],
             "implied_bills": [{"start": 0, "end": 14, "congress": 118, "type": "s", "numbers": [5, 6]}],
             "persons_detained": [
               {"text": "Ánna Petrosyan", "start": 40, "end": 54, "canonical": "Anna Petrosyan"},
               {"text": "Petrosyan", "start": 60, "end": 69, "canonical": "Anna Petrosyan"},
               {"text": "Ivan Petrov", "start": 70, "end": 81, "canonical": "Ivan Petrov"}],
             "ambiguous_persons": [{"start": 90, "end": 95}]}
            """;

    @TempDir
    Path folder;

    @Test
    void eachRuleCountsAsItIsDefined() throws IOException {
        // Given
        Labelled document = Labelled.of("900", "", Json.mapper().readTree(LABEL));
        Predicted found = new Predicted(
                List.of(
                        new Bill(0, 4, 117, "s", 1), // another Congress than is stated: wrong
                        new Bill(11, 14, null, "s", 2), // no Congress where the text has none: right, its span is not
                        new Bill(20, 24, 110, "hr", 3), // nobody knows better
                        new Bill(30, 34, null, "hres", 4), // a stated Congress is missed
                        new Bill(2, 8, 118, "s", 5), // lies within a range: neither
                        new Bill(96, 99, 118, "hr", 9)), // none at all
                List.of(
                        new Person(40, 54, "anna petrosyan"),
                        new Person(61, 69, "Petrosyan"),
                        new Person(91, 94, "Somebody"), // not judged
                        new Person(96, 99, "Nobody")));
        // When
        Scorer.Score score = Scorer.score(List.of(document), Map.of("900", found), false);
        // Then
        assertThat(score.of(Figure.BILLS_ID)).isEqualTo(new Counts(2, 3, 2));
        assertThat(score.of(Figure.BILLS_WITHOUT_CONGRESS)).isEqualTo(new Counts(4, 1, 0));
        assertThat(score.of(Figure.BILLS_SPAN)).isEqualTo(new Counts(3, 2, 1));
        assertThat(score.of(Figure.BILLS_OVERLAP)).isEqualTo(new Counts(4, 1, 0));
        assertThat(score.of(Figure.PERSONS_SPAN)).isEqualTo(new Counts(1, 2, 2));
        assertThat(score.of(Figure.PERSONS_OVERLAP)).isEqualTo(new Counts(2, 1, 1));
        assertThat(score.of(Figure.PERSONS_CANONICAL)).isEqualTo(new Counts(1, 1, 1));
        assertThat(score.macro()).isCloseTo(score.of(Figure.BILLS_ID).f1(), within(1e-9));
        assertThat(Scorer.score(List.of(document), Map.of("900", found), true).of(Figure.BILLS_ID))
                .isEqualTo(new Counts(0, 5, 4));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void figuresAreThoseOfTheCorpusesOwnScorer(long seed) throws IOException, InterruptedException {
        // Given
        Path corpus = SharedData.file("corpus/score.py").getParent();
        List<Labelled> documents = Labelled.read(corpus);
        Map<String, Predicted> predicted = disturbed(documents, new Random(seed));
        Path file = folder.resolve("predicted.json");
        Files.writeString(file, json(predicted), StandardCharsets.UTF_8);
        for (boolean strict : List.of(false, true)) {
            // When
            Scorer.Score ours = Scorer.score(documents, predicted, strict);
            // Then
            JsonNode theirs = python(corpus.resolve("score.py"), file, strict);
            for (Figure figure : Figure.values()) {
                JsonNode line = theirs.path(figure.label());
                Counts counts = ours.of(figure);
                assertThat(counts)
                        .as(figure.label())
                        .isEqualTo(new Counts(
                                line.path("tp").asInt(),
                                line.path("fp").asInt(),
                                line.path("fn").asInt()));
                assertThat(counts.f1()).isCloseTo(line.path("f1").asDouble(), within(1e-9));
            }
            assertThat(ours.macro())
                    .isCloseTo(theirs.path("bills macro").path("f1").asDouble(), within(0.00006));
        }
    }

    /** The labels themselves, some left out, some moved, some of another Congress or by another name, and some made up. */
    private static Map<String, Predicted> disturbed(List<Labelled> documents, Random random) {
        Map<String, Predicted> predicted = new LinkedHashMap<>();
        for (Labelled document : documents) {
            List<Bill> bills = new ArrayList<>();
            for (GoldBill gold : document.bills()) {
                Bill b = gold.bill();
                switch (random.nextInt(8)) {
                    case 0 -> {}
                    case 1 -> bills.add(new Bill(b.start() + 1, b.end(), b.congress(), b.type(), b.number()));
                    case 2 -> bills.add(new Bill(b.start(), b.end(), null, b.type(), b.number()));
                    case 3 -> bills.add(new Bill(b.start(), b.end(), 101, b.type(), b.number()));
                    case 4 -> bills.add(new Bill(b.start(), b.end(), b.congress(), b.type(), b.number() + 1));
                    default -> bills.add(b);
                }
                if (random.nextInt(10) == 0) {
                    bills.add(b);
                }
            }
            List<Person> persons = new ArrayList<>();
            for (GoldPerson gold : document.persons()) {
                Person p = gold.person();
                switch (random.nextInt(6)) {
                    case 0 -> {}
                    case 1 -> persons.add(new Person(p.start() + 1, p.end(), gold.text()));
                    case 2 -> persons.add(new Person(p.start(), p.end(), "X" + p.canonical()));
                    default -> persons.add(new Person(p.start(), p.end(), gold.text()));
                }
            }
            document.ambiguous().forEach(a -> persons.add(new Person(a.start(), a.end(), "Nobody")));
            predicted.put(document.id(), new Predicted(bills, persons));
        }
        return predicted;
    }

    private static String json(Map<String, Predicted> predicted) {
        ObjectNode all = Json.mapper().createObjectNode();
        predicted.forEach((id, found) -> {
            ObjectNode document = all.putObject(id);
            var bills = document.putArray("bills");
            for (Bill b : found.bills()) {
                bills.addObject()
                        .put("start", b.start())
                        .put("end", b.end())
                        .put("congress", b.congress())
                        .put("type", b.type())
                        .put("number", b.number());
            }
            var persons = document.putArray("persons");
            for (Person p : found.persons()) {
                persons.addObject().put("start", p.start()).put("end", p.end()).put("canonical", p.canonical());
            }
        });
        return all.toString();
    }

    private static JsonNode python(Path scorer, Path predictions, boolean strict)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("python3", scorer.toAbsolutePath().toString(), predictions.toString(), "--json"));
        if (strict) {
            command.add("--strict-congress");
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Json.mapper().readTree(said);
    }
}
