package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.Everywhere;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.habeas.legislation.document.MentionService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillDetaineesTest {

    private static final AtomicLong MILLIS = new AtomicLong(1_700_000_000_000L);

    @Inject
    BillService bills;

    @Inject
    MentionService mentions;

    @Inject
    EntityManager database;

    @Inject
    DataSource source;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void peopleAreThoseWhomDocumentsNameThatMentionTheBillWithTheDocumentsThatNameBoth() {
        // Given
        bills.apply(Snapshots.of("87-sres-1").record());
        bills.apply(Snapshots.of("87-sres-2").record());
        UUID first = id();
        UUID second = id();
        DocumentRecord old = Mentioning.document(
                id(), "87-sres-1", Tlp.CLEAR, named(first, "R. Vardanyan"), named(first, "R. Vardanyan"));
        DocumentRecord both = Mentioning.document(
                id(),
                "87-sres-1",
                Tlp.CLEAR,
                named(first, "Ruben Vardanyan"),
                named(second, "Gubad Ibadoghlu"),
                named(null, "Nobody Tracked"));
        mentions.apply(both);
        mentions.apply(old);
        mentions.apply(Mentioning.document(id(), "87-sres-2", Tlp.CLEAR, named(id(), "Another")));
        // When, Then
        given().queryParam("count", "exact")
                .get("/v1/bills/87-sres-1/detainees")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("next", nullValue())
                .body("items.detaineeId", equalTo(List.of(first.toString(), second.toString())))
                .body("items.name", equalTo(List.of("Ruben Vardanyan", "Gubad Ibadoghlu")))
                .body("items.documentCount", equalTo(List.of(2, 1)))
                .body(
                        "items[0].documents.id",
                        equalTo(List.of(both.id().toString(), old.id().toString())))
                .body("items[0].documents[0].title", equalTo("A letter"))
                .body("items[0].documents[0].date", equalTo("2022-05-01"))
                .body("items[1].documents.id", equalTo(List.of(both.id().toString())));
        given().queryParam("include", "detainees")
                .get("/v1/bills/87-sres-1")
                .then()
                .statusCode(200)
                .body("included.detainees.name", equalTo(List.of("Ruben Vardanyan", "Gubad Ibadoghlu")));
        assertThat(ids(first, null)).containsExactly("87-sres-1");
        assertThat(ids(id(), null)).isEmpty();
    }

    @Test
    void personWhoIsErasedIsForgottenAndNotNamedByADocumentThatIsToldOfLate() throws Exception {
        // Given
        bills.apply(Snapshots.of("87-sres-4").record());
        UUID erased = id();
        UUID other = id();
        UUID document = id();
        mentions.apply(Mentioning.document(
                document, "87-sres-4", Tlp.CLEAR, named(erased, "Zorvan Quilletian"), named(other, "Other Name")));
        assertThat(Everywhere.tables(source, Set.of("zorvan"))).isNotEmpty();
        // When
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                Topic.DETAINEES.topicName(),
                erased.toString(),
                Json.mapper()
                        .writeValueAsBytes(new Change(
                                7,
                                id(),
                                ChangeType.DETAINEE_ERASED,
                                erased.toString(),
                                2,
                                Instant.now(),
                                null,
                                List.of(),
                                null,
                                null,
                                null)));
        event.headers().add(EventHeaders.ID, id().toString().getBytes(StandardCharsets.UTF_8));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(event).get();
        }
        // Then
        await().untilAsserted(() ->
                assertThat(Everywhere.tables(source, Set.of("zorvan"))).isEmpty());
        mentions.apply(Mentioning.document(
                id(), "87-sres-4", Tlp.CLEAR, named(erased, "Zorvan Quilletian"), named(other, "Other Name")));
        assertThat(Everywhere.tables(source, Set.of("zorvan"))).isEmpty();
        given().get("/v1/bills/87-sres-4/detainees").then().body("items.name", equalTo(List.of("Other Name")));
    }

    @Test
    void documentThatComesWhileSomebodyIsErasedWaitsBeforeItHoldsWhatTheErasureNeeds() throws Exception {
        // Given
        bills.apply(Snapshots.of("87-sres-9").record());
        DocumentRecord document = Mentioning.document(id(), "87-sres-9", Tlp.CLEAR, named(id(), "A"));
        mentions.apply(document);
        CompletableFuture<Void> comes;
        try (Connection erasing = source.getConnection();
                Statement s = erasing.createStatement()) {
            erasing.setAutoCommit(false);
            s.execute("select pg_advisory_xact_lock(" + 0x70656f706c65L + ")");
            // When
            comes = CompletableFuture.runAsync(() -> mentions.apply(revised(document, named(id(), "B"))));
            await().until(() -> {
                try (ResultSet row =
                        s.executeQuery("select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
                    row.next();
                    return row.getInt(1) > 0;
                }
            });
            // Then
            String its = " = '" + document.id() + "' for update nowait";
            s.execute("select from document_person where document_id" + its);
            s.execute("select from document where id" + its);
            erasing.rollback();
        }
        assertThat(comes).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void whatARestrictedDocumentNamesIsForThoseWhoMaySeeIt() {
        // Given
        bills.apply(Snapshots.of("87-sres-3").record());
        UUID known = id();
        UUID hidden = id();
        mentions.apply(Mentioning.document(id(), "87-sres-3", Tlp.CLEAR, named(known, "Public Name")));
        mentions.apply(Mentioning.document(
                id(), "87-sres-3", Tlp.AMBER, named(known, "Secret Name"), named(hidden, "Hidden")));
        String cleared = Tokens.of("partner", Tlp.AMBER);
        String lower = Tokens.of("partner", Tlp.GREEN);
        // When, Then
        given().get("/v1/bills/87-sres-3/detainees")
                .then()
                .body("items.name", equalTo(List.of("Public Name")))
                .body("items[0].documentCount", equalTo(1));
        given().auth()
                .oauth2(lower)
                .get("/v1/bills/87-sres-3/detainees")
                .then()
                .body("items.name", equalTo(List.of("Public Name")));
        given().auth()
                .oauth2(cleared)
                .queryParam("count", "exact")
                .get("/v1/bills/87-sres-3/detainees")
                .then()
                .header("Cache-Control", "private, no-store")
                .body("total", equalTo(2))
                .body("items.name", equalTo(List.of("Secret Name", "Hidden")));
        for (String address : List.of("/v1/bills/87-sres-3?include=documents", "/v1/bills/87-sres-3/documents")) {
            given().auth().oauth2(cleared).get(address).then().statusCode(200);
        }
        given().auth()
                .oauth2(Tokens.of("an-admin", Tlp.CLEAR, "admin"))
                .get("/v1/audit?reader=partner")
                .then()
                .body("items.outlet", hasItem("GET /v1/bills/{id}/detainees"))
                .body("items.outlet", hasItem("GET /v1/bills/{id}"))
                .body("items.outlet", hasItem("GET /v1/bills/{id}/documents"))
                .body("items.mark", everyItem(equalTo("AMBER")));
        given().queryParam("include", "detainees")
                .get("/v1/bills/87-sres-3")
                .then()
                .body("included.detainees.name", equalTo(List.of("Public Name")));
        assertThat(ids(hidden, null)).isEmpty();
        assertThat(ids(hidden, lower)).isEmpty();
        assertThat(ids(hidden, cleared)).containsExactly("87-sres-3");
        assertThat(given().auth()
                        .oauth2(cleared)
                        .queryParam("detainee", hidden)
                        .queryParam("format", "csv")
                        .get("/v1/bills/export")
                        .asString())
                .contains("87-sres-3");
        assertThat(given().queryParam("detainee", hidden)
                        .queryParam("format", "csv")
                        .get("/v1/bills/export")
                        .asString())
                .doesNotContain("87-sres-3");
    }

    @Test
    void retractedDocumentNamesNobody() {
        // Given
        bills.apply(Snapshots.of("87-sres-4").record());
        UUID person = id();
        DocumentRecord document = Mentioning.document(id(), "87-sres-4", Tlp.CLEAR, named(person, "A"));
        mentions.apply(document);
        assertThat(ids(person, null)).containsExactly("87-sres-4");
        // When
        mentions.apply(retracted(document));
        // Then
        given().get("/v1/bills/87-sres-4/detainees").then().body("items", equalTo(List.of()));
        assertThat(ids(person, null)).isEmpty();
    }

    @Test
    void peopleOfADocumentThatIsHereFromBeforeAreTakenWhenItIsReadAgain() {
        // Given
        bills.apply(Snapshots.of("87-sres-5").record());
        UUID person = id();
        DocumentRecord document = Mentioning.document(id(), "87-sres-5", Tlp.CLEAR, named(person, "A"));
        mentions.apply(document);
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("delete from document_person where document_id = :id")
                    .setParameter("id", document.id())
                    .executeUpdate();
            database.createNativeQuery("update document set people_revision = 0 where id = :id")
                    .setParameter("id", document.id())
                    .executeUpdate();
        });
        // When
        mentions.apply(document);
        // Then
        assertThat(ids(person, null)).containsExactly("87-sres-5");
    }

    @Test
    void peopleOfARevisionThatAnEarlierVersionWroteFirstAreTaken() {
        // Given
        bills.apply(Snapshots.of("87-sres-7").record());
        UUID wrong = id();
        UUID right = id();
        DocumentRecord document = Mentioning.document(id(), "87-sres-7", Tlp.CLEAR, named(wrong, "A"));
        mentions.apply(document);
        // and what a replica of an earlier version, which knows no people, makes of the next revision
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update document set revision = 2 where id = :id")
                        .setParameter("id", document.id())
                        .executeUpdate());
        // When
        mentions.apply(revised(document, named(right, "B")));
        // Then
        assertThat(ids(right, null)).containsExactly("87-sres-7");
        assertThat(ids(wrong, null)).isEmpty();
    }

    @Test
    void ofAPersonWhomManyDocumentsNameTheNewestFiftyAreShownAndAllAreCounted() {
        // Given
        bills.apply(Snapshots.of("87-sres-8").record());
        UUID many = id();
        UUID few = id();
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 53; i++) {
            DocumentRecord document = Mentioning.document(id(), "87-sres-8", Tlp.CLEAR, named(many, "Name " + i));
            mentions.apply(document);
            documents.addFirst(document.id().toString());
        }
        mentions.apply(Mentioning.document(id(), "87-sres-8", Tlp.CLEAR, named(few, "Few")));
        // When, Then
        given().queryParam("limit", 1)
                .get("/v1/bills/87-sres-8/detainees")
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("Name 52")))
                .body("items[0].documentCount", equalTo(53))
                .body("items[0].documents.id", equalTo(documents.subList(0, 50)));
        assertThat(BillPartsTest.walk("/v1/bills/87-sres-8/detainees?limit=1", "name"))
                .containsExactly("Name 52", "Few");
    }

    @Test
    void walkGivesEachPersonOnce() {
        // Given
        bills.apply(Snapshots.of("87-sres-6").record());
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID person = id();
            people.add(person.toString());
            mentions.apply(Mentioning.document(id(), "87-sres-6", Tlp.CLEAR, named(person, "Person " + i)));
        }
        // When, Then
        assertThat(BillPartsTest.walk("/v1/bills/87-sres-6/detainees?limit=3", "detaineeId"))
                .containsExactlyElementsOf(people);
        given().queryParam("cursor", "bm9uZQ")
                .get("/v1/bills/87-sres-6/detainees")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("cursor"));
        given().get("/v1/bills/87-s-99999/detainees").then().statusCode(404);
        given().redirects()
                .follow(false)
                .get("/v1/bills/S.Res.6 (87th)/detainees")
                .then()
                .statusCode(308);
    }

    /** Each later than the one before. */
    private static UUID id() {
        return Ids.newId(Clock.fixed(Instant.ofEpochMilli(MILLIS.incrementAndGet()), ZoneOffset.UTC));
    }

    private static List<String> ids(UUID detainee, @Nullable String token) {
        var request = token == null ? given() : given().auth().oauth2(token);
        return request.queryParam("detainee", detainee)
                .queryParam("facets", "type")
                .queryParam("count", "exact")
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static PersonMention named(@Nullable UUID detainee, String name) {
        return new PersonMention(name, 0, 5, detainee, name, 1.0, "A quote.", 0, 8);
    }

    private static DocumentRecord retracted(DocumentRecord d) {
        return next(d, d.mentions(), true);
    }

    private static DocumentRecord revised(DocumentRecord d, PersonMention... people) {
        return next(d, new DocumentRecord.Mentions(d.mentions().bills(), List.of(people)), false);
    }

    private static DocumentRecord next(DocumentRecord d, DocumentRecord.Mentions mentions, boolean isRetracted) {
        return new DocumentRecord(
                d.id(),
                d.sha256(),
                d.mediaType(),
                d.bytes(),
                d.kind(),
                d.title(),
                d.date(),
                d.issuer(),
                d.signatories(),
                d.recipients(),
                d.language(),
                d.url(),
                d.tlp(),
                d.describes(),
                mentions,
                d.observations(),
                isRetracted,
                d.revision() + 1);
    }
}
