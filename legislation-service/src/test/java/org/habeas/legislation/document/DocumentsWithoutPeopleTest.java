package org.habeas.legislation.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class DocumentsWithoutPeopleTest {

    private static final Pattern TELLING_AGAIN = Pattern.compile("(insert into change [^;]+);");

    @Inject
    DocumentsWithoutPeople documents;

    @Inject
    MentionService mentions;

    @Inject
    EntityManager database;

    @Inject
    MeterRegistry metrics;

    @Test
    void documentThatIsOlderThanWhatKafkaKeepsIsCountedUntilItIsToldAgain() throws IOException {
        // Given: a document of an earlier version, told a hundred days ago
        UUID person = UUID.randomUUID();
        DocumentRecord document = document(person);
        mentions.apply(document);
        change("delete from document_person where document_id = :id", document.id());
        change("update document set people_revision = 0 where id = :id", document.id());
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "insert into change (id, position, type, subject, revision, time, tlp, alerts, payload, record)"
                                        + " values (uuidv7(), -1, 'document.ingested', :subject, 1, now() - interval '100 days', 'CLEAR',"
                                        + " false, '{\"fields\": [], \"traceparent\": \"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"}', cast(:record as jsonb))")
                        .setParameter("subject", document.id().toString())
                        .setParameter(
                                "record", Json.mapper().valueToTree(document).toString())
                        .executeUpdate());
        documents.count();
        assertThat(counted()).isEqualTo(1);
        assertThat(names(person)).isZero();
        // When
        String again = statementOfTheNotes();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(again).executeUpdate());
        // Then
        await().untilAsserted(() -> assertThat(names(person)).isOne());
        documents.count();
        assertThat(counted()).isZero();
    }

    private double counted() {
        return metrics.get("habeas.documents.without-people").gauge().value();
    }

    private static String statementOfTheNotes() throws IOException {
        Matcher statement = TELLING_AGAIN.matcher(Files.readString(Path.of("../docs/containers.md")));
        assertThat(statement.find()).isTrue();
        return statement.group(1);
    }

    private long names(UUID person) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) database.createNativeQuery(
                        "select count(*) from document_person where detainee_id = :person", Object.class)
                .setParameter("person", person)
                .getSingleResult());
    }

    private void change(String sql, UUID document) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql)
                        .setParameter("id", document)
                        .executeUpdate());
    }

    private static DocumentRecord document(UUID person) {
        return new DocumentRecord(
                Ids.newId(Clock.systemUTC()),
                "00",
                "text/plain",
                21,
                "letter",
                "A letter",
                "2022-05-01",
                null,
                List.of(),
                List.of(),
                "en",
                null,
                Tlp.CLEAR,
                null,
                new DocumentRecord.Mentions(
                        List.of(new DocumentRecord.BillMention(
                                "S.Res.1",
                                0,
                                7,
                                "52-sres-1",
                                DocumentRecord.Certainty.DOCUMENT,
                                List.of(),
                                "S.Res.1 frees A.",
                                0,
                                16)),
                        List.of(new DocumentRecord.PersonMention(
                                "A.", 14, 16, person, "A", 1.0, "S.Res.1 frees A.", 0, 16))),
                List.of(),
                false,
                1);
    }
}
