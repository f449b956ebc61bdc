package org.habeas.ingest.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.Json;
import org.habeas.contracts.test.SharedData;
import org.junit.jupiter.api.Test;

/**
 * Who is named as detained in documents that somebody labelled: for each document the different people, by any name that the labels
 * give them, as the scorer of the corpus counts "persons canon".
 */
class CorpusPeopleTest {

    @Test
    void peopleOfTheCorpusAreFoundByTheirKnownNames() throws IOException {
        // Given
        Map<String, JsonNode> labels = labels();
        Set<String> names = new TreeSet<>();
        labels.values()
                .forEach(l -> l.path("persons_detained")
                        .forEach(p -> names.add(p.path("canonical").asText())));
        List<KnownName> known = new ArrayList<>();
        names.forEach(n -> known.add(new KnownName(new UUID(5, known.size()), n, List.of(n))));
        // When
        double f1 = f1(NameFinder.of(known), labels);
        // Then
        assertThat(f1).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void mostPeopleOfTheCorpusAreFoundWhereNobodyIsKnown() throws IOException {
        // Given
        Map<String, JsonNode> labels = labels();
        // When
        double f1 = f1(NameFinder.of(List.of()), labels);
        // Then
        assertThat(f1).isGreaterThanOrEqualTo(0.90);
    }

    private static Map<String, JsonNode> labels() throws IOException {
        Map<String, JsonNode> labels = new TreeMap<>();
        try (Stream<Path> files = Files.list(SharedData.file("corpus/labels"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                labels.put(name.substring(0, name.indexOf('.')), Json.mapper().readTree(file.toFile()));
            }
        }
        return labels;
    }

    private static double f1(NameFinder finder, Map<String, JsonNode> labels) throws IOException {
        int right = 0;
        int extra = 0;
        int missed = 0;
        for (Map.Entry<String, JsonNode> entry : labels.entrySet()) {
            String text = Files.readString(SharedData.file("corpus/docs/" + entry.getKey() + ".txt"));
            Set<String> found = new HashSet<>();
            for (PersonMention m : finder.find(text)) {
                if (!isAmbiguous(m, entry.getValue())) {
                    found.add(folded(m.name()));
                }
            }
            Map<String, Set<String>> forms = forms(entry.getValue());
            Set<String> used = new HashSet<>();
            for (Set<String> names : forms.values()) {
                boolean hit = names.stream().anyMatch(found::contains);
                right += hit ? 1 : 0;
                missed += hit ? 0 : 1;
                names.stream().filter(found::contains).forEach(used::add);
            }
            extra += found.size() - used.size();
        }
        return 2.0 * right / (2.0 * right + extra + missed);
    }

    private static boolean isAmbiguous(PersonMention m, JsonNode label) {
        for (JsonNode span : label.path("ambiguous_persons")) {
            if (m.start() < span.path("end").asInt() && span.path("start").asInt() < m.end()) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Set<String>> forms(JsonNode label) {
        Map<String, Set<String>> forms = new HashMap<>();
        label.path("persons_detained").forEach(p -> {
            String name = p.path("canonical").asText();
            Set<String> of = forms.computeIfAbsent(name, n -> new HashSet<>(Set.of(folded(n))));
            of.add(folded(p.path("text").asText()));
        });
        return forms;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replace("ı", "i")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
