package org.habeas.bench.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.habeas.bench.extraction.Predicted.Bill;
import org.habeas.bench.extraction.Predicted.Person;
import org.habeas.contracts.Json;
import org.jspecify.annotations.Nullable;

/**
 * A document and what a person found in it. Offsets count code points.
 *
 * @param bills every mention
 * @param implied what lies within ranges, neither right nor wrong to find
 * @param persons every mention of somebody who is or was held
 * @param ambiguous stretches in which persons are not judged
 */
record Labelled(
        String id,
        String text,
        List<GoldBill> bills,
        List<Implied> implied,
        List<GoldPerson> persons,
        List<Place> ambiguous) {

    Labelled {
        bills = List.copyOf(bills);
        implied = List.copyOf(implied);
        persons = List.copyOf(persons);
        ambiguous = List.copyOf(ambiguous);
    }

    /** A stretch of the text. */
    interface Stretch {

        int start();

        int end();

        default boolean overlaps(Stretch other) {
            return start() < other.end() && other.start() < end();
        }
    }

    record Place(int start, int end) implements Stretch {}

    /** @param lenient whether its Congress is not in the text, so that none is right too */
    record GoldBill(Bill bill, boolean lenient) implements Stretch {

        @Override
        public int start() {
            return bill.start();
        }

        @Override
        public int end() {
            return bill.end();
        }
    }

    record GoldPerson(Person person, String text) implements Stretch {

        @Override
        public int start() {
            return person.start();
        }

        @Override
        public int end() {
            return person.end();
        }
    }

    record Implied(Place place, @Nullable Integer congress, String type, Set<Integer> numbers) {}

    /**
     * @param corpus a folder with {@code labels/NNN.json} and {@code docs/NNN.txt}
     * @throws NoSuchFileException if either folder is missing
     */
    static List<Labelled> read(Path corpus) throws IOException {
        List<Labelled> all = new ArrayList<>();
        try (Stream<Path> labels = Files.list(corpus.resolve("labels"))) {
            for (Path file :
                    labels.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                String id = file.getFileName().toString().replace(".json", "");
                String text = Files.readString(corpus.resolve("docs").resolve(id + ".txt"), StandardCharsets.UTF_8);
                all.add(of(id, text, Json.mapper().readTree(file.toFile())));
            }
        }
        return all;
    }

    static Labelled of(String id, String text, JsonNode label) {
        List<GoldBill> bills = new ArrayList<>();
        for (JsonNode bill : label.path("bills")) {
            Integer congress = congress(bill);
            bills.add(new GoldBill(
                    new Bill(
                            bill.path("start").asInt(),
                            bill.path("end").asInt(),
                            congress,
                            bill.path("type").asText(),
                            bill.path("number").asInt()),
                    congress == null || bill.path("congress_rule").asText().equals("metadata-date")));
        }
        List<Implied> implied = new ArrayList<>();
        for (JsonNode range : label.path("implied_bills")) {
            Set<Integer> numbers = new HashSet<>();
            range.path("numbers").forEach(n -> numbers.add(n.asInt()));
            implied.add(new Implied(
                    place(range), congress(range), range.path("type").asText(), numbers));
        }
        List<GoldPerson> persons = new ArrayList<>();
        for (JsonNode person : label.path("persons_detained")) {
            persons.add(new GoldPerson(
                    new Person(
                            person.path("start").asInt(),
                            person.path("end").asInt(),
                            person.path("canonical").asText()),
                    person.path("text").asText()));
        }
        List<Place> ambiguous = new ArrayList<>();
        label.path("ambiguous_persons").forEach(p -> ambiguous.add(place(p)));
        return new Labelled(id, text, bills, implied, persons, ambiguous);
    }

    /**
     * The forms of each person that are that person in any of the documents: names of several words, or not in ASCII.
     *
     * @return by the canonical name, folded
     */
    static Map<String, Set<String>> aliases(List<Labelled> documents) {
        Map<String, Set<String>> aliases = new HashMap<>();
        for (Labelled document : documents) {
            for (GoldPerson gold : document.persons()) {
                String text = gold.text();
                boolean ascii = text.chars().allMatch(c -> c < 0x80);
                if (text.contains(" ") || text.codePointCount(0, text.length()) > 2 && !ascii) {
                    aliases.computeIfAbsent(gold.person().canonical(), c -> new HashSet<>())
                            .add(Folding.of(text));
                }
            }
        }
        return aliases;
    }

    private static Place place(JsonNode of) {
        return new Place(of.path("start").asInt(), of.path("end").asInt());
    }

    private static @Nullable Integer congress(JsonNode of) {
        return of.path("congress").isInt() ? of.path("congress").asInt() : null;
    }
}
