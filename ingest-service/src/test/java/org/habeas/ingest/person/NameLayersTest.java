package org.habeas.ingest.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flat trie and its layers find what the plain way finds. */
class NameLayersTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void flatArraysFindWhatMapsFind(long seed) {
        // Given
        SyntheticPeople synthetic = new SyntheticPeople(seed);
        List<KnownName> people = synthetic.people(2_000);
        String text = synthetic.text(40_000, people, 8);
        // When
        List<PersonMention> found = NameFinder.of(people).find(text);
        // Then
        assertThat(found)
                .hasSizeGreaterThan(100)
                .isEqualTo(PlainNameFinder.of(people).find(text));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void layerOfChangesFindsWhatAFinderOfAllFinds(long seed) {
        // Given: people of whom some change their names, some go and some come
        SyntheticPeople synthetic = new SyntheticPeople(seed);
        Random random = new Random(seed);
        List<KnownName> people = synthetic.people(500);
        Map<UUID, KnownName> now = new HashMap<>();
        people.forEach(p -> now.put(p.id(), p));
        List<KnownName> changed = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            KnownName old = people.get(i);
            KnownName other = people.get(random.nextInt(people.size()));
            changed.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new KnownName(old.id(), "", List.of());
                        case 1 -> new KnownName(old.id(), other.name(), other.texts());
                        case 2 -> synthetic.person(old.id());
                        default -> synthetic.person(new UUID(9, i));
                    });
        }
        changed.forEach(c -> now.put(c.id(), c));
        List<KnownName> mentioned = new ArrayList<>(people);
        mentioned.addAll(changed.stream().filter(c -> !c.texts().isEmpty()).toList());
        String text = synthetic.text(40_000, mentioned, 6);
        // When
        List<PersonMention> found = NameFinder.of(people).with(changed).find(text);
        // Then
        assertThat(found)
                .hasSizeGreaterThan(100)
                .isEqualTo(PlainNameFinder.of(now.values()).find(text));
    }
}
