package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Tlp;
import org.habeas.ingest.person.KnownName;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class NameRaceTest {

    private static final List<String> GIVEN = List.of("Anahit", "Tigran", "Narek", "Lusine", "Hakob", "Mariam");
    private static final Metadata OPEN = Metadata.NONE;

    @Inject
    DocumentService documents;

    @Inject
    NameService names;

    @Inject
    DataSource dataSource;

    @Inject
    EntityManager entities;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void concurrentArrivalGivesTheSameMentionsAsOneAfterTheOther(long seed) throws Exception {
        // Given: names, half of which change and some of which go, and texts that name several
        Random random = new Random(seed);
        String family = "Racelian" + (char) ('a' + seed);
        List<Runnable> work = new ArrayList<>();
        for (String given : GIVEN) {
            UUID id = Ids.newId();
            work.add(() -> names.take(new KnownName(id, given + " " + family, List.of(given + " " + family)), 1));
            if (random.nextBoolean()) {
                work.add(() -> names.take(new KnownName(id, given, List.of(given + " " + family + "yan")), 2));
            }
            if (random.nextInt(4) == 0) {
                work.add(() -> names.take(new KnownName(id, "", List.of()), 3));
            }
        }
        Map<String, UUID> sent = new ConcurrentHashMap<>();
        for (int i = 0; i < 25; i++) {
            String text = "Note " + i + ": " + GIVEN.get(random.nextInt(6)) + " " + family + " met "
                    + GIVEN.get(random.nextInt(6)) + " " + family + "yan and " + GIVEN.get(random.nextInt(6)) + " "
                    + family + ".";
            work.add(() -> sent.put(text, take(text)));
        }
        Collections.shuffle(work, random);
        // When
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            work.forEach(w -> running.add(pool.submit(w)));
            for (Future<?> one : running) {
                one.get();
            }
        }
        // Then: as the same texts that come when all names are known
        Map<String, List<PersonMention>> later = new ConcurrentHashMap<>();
        sent.keySet().forEach(text -> later.put(text, persons(take(text + "\n"))));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(waiting()).isZero();
            sent.forEach((text, id) -> assertThat(persons(id)).as(text).isEqualTo(later.get(text)));
        });
        assertThat(later.values().stream().mapToInt(List::size).sum()).isPositive();
    }

    @Test
    void documentsComeInWhileTheSearchForANameWaits() throws Exception {
        // Given: a document that the search must change, and somebody who holds it
        UUID held = take("Vahagn Waitingian was held.");
        try (Connection c = dataSource.getConnection();
                PreparedStatement s = c.prepareStatement("select id from document where id = ? for update")) {
            c.setAutoCommit(false);
            s.setObject(1, held);
            s.executeQuery();
            // When
            names.take(new KnownName(Ids.newId(), "Vahagn Waitingian", List.of("Vahagn Waitingian")), 1);
            await().atMost(Duration.ofSeconds(5)).until(() -> waiting() > 0);
            UUID other = take("Vahagn Waitingian was seen.");
            // Then
            assertThat(persons(other)).hasSize(1);
            assertThat(persons(held)).isEmpty();
            c.rollback();
        }
        await().untilAsserted(() -> assertThat(persons(held)).hasSize(1));
    }

    @Test
    void searchThatACrashInterruptedIsTakenUpAgain() {
        // Given
        UUID id = take("Aram Crashian was held.");
        // When: what is in the database after a crash between the name and the search
        QuarkusTransaction.requiringNew().run(() -> {
            UUID person = Ids.newId();
            entities.createNativeQuery("insert into known_name (detainee_id, revision, name, names, version)"
                            + " select :id, 1, 'Aram Crashian', '[\"Aram Crashian\"]', version + 1 from name_version")
                    .setParameter("id", person)
                    .executeUpdate();
            entities.createNativeQuery("update name_version set version = version + 1")
                    .executeUpdate();
            entities.createNativeQuery("insert into name_search (id, words) values (:id, cast(:words as jsonb))")
                    .setParameter("id", Ids.newId())
                    .setParameter(
                            "words",
                            "[[\"" + String.join("\",\"", org.habeas.language.name.NameFolding.tokens("Aram Crashian"))
                                    + "\"]]")
                    .executeUpdate();
        });
        // Then
        await().untilAsserted(() -> assertThat(persons(id)).hasSize(1));
        await().untilAsserted(() -> assertThat(waiting()).isZero());
    }

    private UUID take(String text) {
        return documents
                .take(text.getBytes(StandardCharsets.UTF_8), null, OPEN, "tester", Tlp.CLEAR)
                .document()
                .id();
    }

    private List<PersonMention> persons(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> documents.find(id).orElseThrow().record().mentions().persons());
    }

    private long waiting() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery("select count(*) from name_search")
                                .getSingleResult())
                        .longValue());
    }
}
