package org.habeas.detainee.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.detainee.document.MentionService;
import org.habeas.detainee.person.Documents;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.test.BillMessages;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person's record knows of bills: from titles, from documents, and from what the legislation-service tells. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class BillsOfPeopleTest {

    /** A service that has just started on a busy machine is slow at first. */
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    BillHandler handler;

    @Inject
    MentionService documents;

    @Inject
    TitleMentions titles;

    @Inject
    EntityManager database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void statusChangeOfABillThatADocumentNamesBesideThePersonIsOnTheTimeline() {
        // Given
        UUID person = add("bills-a", "Named Person", """
                {"property": "custody", "value": "HELD", "validFrom": "2023-09-27"},
                {"property": "custody", "value": "HOUSE_ARREST", "validFrom": "2024-06"}""");
        documents.apply(letter(person, "97-sres-540", Tlp.CLEAR));
        Response before = given().get("/v1/detainees/bills-a");
        // When
        told(
                ChangeType.BILL_ADDED,
                bill("97-sres-540", 1, "REFERRED", "2024-02-01", "A resolution"),
                "2024-02-01",
                null);
        told(
                ChangeType.BILL_STATUS_CHANGED,
                bill("97-sres-540", 2, "REPORTED", "2024-05-10", "A resolution"),
                "2024-05-10",
                "REFERRED");
        // Then
        given().get("/v1/detainees/bills-a/timeline")
                .then()
                .statusCode(200)
                .body("items.date", contains("2023-09-27", "2024-02-01", "2024-05-10", "2024-06"))
                .body("items.kind", contains("statement", "bill", "bill", "statement"))
                .body("items[2].bill.bill", equalTo("97-sres-540"))
                .body("items[2].bill.from", equalTo("REFERRED"))
                .body("items[2].bill.to", equalTo("REPORTED"));
        given().get("/v1/detainees/bills-a/bills?count=exact")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].bill", equalTo("97-sres-540"))
                .body("items[0].record.status", equalTo("REPORTED"))
                .body("items[0].received", notNullValue())
                .body("items[0].inTitle", equalTo(false))
                .body("items[0].documentCount", equalTo(1))
                .body("items[0].documents.title", contains("A letter"));
        Response after = given().get("/v1/detainees/bills-a");
        assertThat(after.getHeader("ETag")).isEqualTo(before.getHeader("ETag"));
        assertThat(after.asString()).isEqualTo(before.asString());
    }

    @Test
    void billWhoseTitleHasTheNameInAnotherSpellingNamesThePerson() {
        // Given
        add("bills-b", "Վարդան Օրինակյան", "");
        told(
                ChangeType.BILL_ADDED,
                bill("97-s-1", 1, "REFERRED", "1981-02-01", "A bill to free Vardan Orinakian from prison"),
                "1981-02-01",
                null);
        told(
                ChangeType.BILL_ADDED,
                bill("97-s-2", 1, "REFERRED", "1981-02-01", "The Vardan Memorial Orinakian Bridge Act"),
                "1981-02-01",
                null);
        // When, Then
        given().get("/v1/detainees/bills-b/bills")
                .then()
                .body("items.bill", contains("97-s-1"))
                .body("items[0].inTitle", equalTo(true))
                .body("items[0].titleMention.title", equalTo("A bill to free Vardan Orinakian from prison"))
                .body("items[0].titleMention.text", equalTo("Vardan Orinakian"))
                .body("items[0].titleMention.start", equalTo(15))
                .body("items[0].titleMention.end", equalTo(31))
                .body("items[0].titleMention.name", equalTo("Վարդան Օրինակյան"))
                .body("items[0].titleMention.alternatives", empty())
                .body("items[0].documents", empty());
        given().queryParam("bill", "97-s-1").get("/v1/detainees").then().body("items.slug", contains("bills-b"));
        given().queryParam("bill", "97-s-2").get("/v1/detainees").then().body("items", empty());
    }

    @Test
    void billThatIsToldOnKafkaNamesThePersonUntilItsTitleChanges() throws Exception {
        // Given
        add("bills-i", "Ulrika Kafkaesque", "");
        // When
        BillMessages.state(kafka, bill("97-s-20", 1, "REFERRED", "1981-02-01", "Ulrika Kafkaesque's Freedom Act"));
        // Then
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/v1/detainees/bills-i/bills")
                        .then()
                        .body("items.bill", contains("97-s-20"))
                        .body("items[0].titleMention.text", equalTo("Ulrika Kafkaesque")));
        given().queryParam("bill", "97-s-20").get("/v1/detainees").then().body("items.slug", contains("bills-i"));
        // When
        BillMessages.state(kafka, bill("97-s-20", 2, "REFERRED", "1981-02-01", "Another Act"));
        // Then
        await().atMost(SOON)
                .untilAsserted(
                        () -> given().get("/v1/detainees/bills-i/bills").then().body("items", empty()));
        given().queryParam("bill", "97-s-20").get("/v1/detainees").then().body("items", empty());
    }

    @Test
    void twoPeopleOfOneNameAreBothNamedAndEachIsToldOfTheOther() {
        // Given
        UUID one = add("bills-j", "Gemina Doppelgard", "");
        UUID other = add("bills-k", "Гемина Доппелгард", "");
        add(
                "bills-l",
                "Public Twelfth",
                "{\"property\": \"name\", \"value\": \"Gemina Doppelgard\", \"tlp\": \"AMBER\"}");
        // When
        told(
                ChangeType.BILL_ADDED,
                bill("97-s-21", 1, "REFERRED", "1981-02-01", "Gemina Doppelgard Act"),
                "1981-02-01",
                null);
        // Then
        given().get("/v1/detainees/bills-j/bills")
                .then()
                .body("items[0].titleMention.alternatives", contains(other.toString()));
        given().get("/v1/detainees/bills-k/bills")
                .then()
                .body("items[0].titleMention.text", equalTo("Gemina Doppelgard"))
                .body("items[0].titleMention.alternatives", contains(one.toString()));
    }

    @Test
    void titleThatAReplicaOfBeforeWroteIsReadAnew() {
        // Given
        add("bills-m", "Rereada Nyskriven", "");
        told(
                ChangeType.BILL_ADDED,
                bill("97-s-22", 1, "REFERRED", "1981-02-01", "Rereada Nyskriven Act"),
                "1981-02-01",
                null);
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update bill set title_names = '{}', title_key = 'x' where id = '97-s-22'")
                        .executeUpdate());
        // When
        QuarkusTransaction.requiringNew().run(() -> titles.readAnew(1_000));
        // Then
        given().get("/v1/detainees/bills-m/bills").then().body("items.bill", contains("97-s-22"));
    }

    @Test
    void billWhoseTitleHasARestrictedNameOfThePersonDoesNotTellOfIt() {
        // Given
        add(
                "bills-h",
                "Public Eighth",
                "{\"property\": \"name\", \"value\": \"Gwendolen Tarkovic\", \"tlp\": \"AMBER\"}");
        // When
        told(
                ChangeType.BILL_ADDED,
                bill("97-s-12", 1, "REFERRED", "1981-02-01", "A bill to free Gwendolen Tarkovic"),
                "1981-02-01",
                null);
        told(
                ChangeType.BILL_ADDED,
                bill("97-s-13", 1, "REFERRED", "1981-02-01", "A bill to free Public Eighth"),
                "1981-02-01",
                null);
        // Then
        given().get("/v1/detainees/bills-h/bills?count=exact")
                .then()
                .body("items.bill", contains("97-s-13"))
                .body("total", equalTo(1));
        given().get("/v1/detainees/bills-h/timeline").then().body("items.bill.bill", contains("97-s-13"));
        given().queryParam("bill", "97-s-12").get("/v1/detainees").then().body("items", empty());
        given().queryParam("bill", "97-s-13").get("/v1/detainees").then().body("items.slug", contains("bills-h"));
    }

    @Test
    void billThatOnlyARestrictedDocumentNamesIsForThoseWhoMaySeeTheDocument() {
        // Given
        UUID person = add("bills-c", "Another Person", "");
        documents.apply(letter(person, "97-hr-7", Tlp.AMBER));
        told(ChangeType.BILL_ADDED, bill("97-hr-7", 1, "REFERRED", "1981-03-01", "A bill"), "1981-03-01", null);
        for (String part : List.of("/bills?count=exact", "/timeline")) {
            // When, Then
            assertThat(given().get("/v1/detainees/bills-c" + part).asString())
                    .doesNotContain("97-hr-7")
                    .doesNotContain("A letter");
            assertThat(given().auth()
                            .oauth2(Tokens.of("partner", Tlp.AMBER, "partner"))
                            .get("/v1/detainees/bills-c" + part)
                            .asString())
                    .contains("97-hr-7");
        }
        given().get("/v1/detainees/bills-c/bills?count=exact").then().body("total", equalTo(0));
    }

    @Test
    void billOfWhichNobodyHasToldIsThereWithoutARecord() {
        UUID person = add("bills-d", "Third Person", "");
        documents.apply(letter(person, "97-hr-8", Tlp.CLEAR));
        given().get("/v1/detainees/bills-d/bills")
                .then()
                .body("items[0].bill", equalTo("97-hr-8"))
                .body("items[0].record", equalTo(null));
    }

    @Test
    void olderOrRepeatedNewsOfABillChangesNothingAndARemovedOneIsForgotten() {
        // Given
        UUID person = add("bills-e", "Fourth Person", "");
        documents.apply(letter(person, "97-hr-9", Tlp.CLEAR));
        BillSummary now = bill("97-hr-9", 3, "ENACTED:SIGNED", "1981-05-01", "A bill");
        Change change = change(ChangeType.BILL_STATUS_CHANGED, now, "1981-05-01", "REFERRED");
        apply(new Event.ChangeEvent(Topic.BILLS, change));
        // When
        apply(new Event.ChangeEvent(Topic.BILLS, change));
        apply(new Event.StateEvent(
                Topic.BILLS_STATE,
                "97-hr-9",
                2,
                Json.mapper().valueToTree(bill("97-hr-9", 2, "REFERRED", "1981-02-01", "A bill"))));
        // Then
        given().get("/v1/detainees/bills-e/bills").then().body("items[0].record.status", equalTo("ENACTED:SIGNED"));
        given().get("/v1/detainees/bills-e/timeline").then().body("items.bill.to", contains("ENACTED:SIGNED"));
        // When
        apply(new Event.StateEvent(Topic.BILLS_STATE, "97-hr-9", 4, null));
        // Then
        given().get("/v1/detainees/bills-e/bills").then().body("items[0].record", equalTo(null));
        given().get("/v1/detainees/bills-e/timeline").then().body("items", empty());
    }

    @Test
    void correctionOfAStatusIsCalledOneAndOtherChangesAreNotOnTheTimeline() {
        // Given
        UUID person = add("bills-f", "Fifth Person", "");
        documents.apply(letter(person, "97-hr-10", Tlp.CLEAR));
        told(
                ChangeType.BILL_CORRECTED,
                bill("97-hr-10", 2, "REFERRED", "1981-02-01", "A bill"),
                "1981-02-01",
                "REPORTED");
        apply(new Event.ChangeEvent(
                Topic.BILLS,
                new Change(
                        1,
                        Ids.newId(),
                        ChangeType.BILL_COSPONSORS_CHANGED,
                        "97-hr-10",
                        3,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        null,
                        List.of(FieldChange.added("cosponsors", NullNode.getInstance())),
                        null,
                        Json.mapper().valueToTree(bill("97-hr-10", 3, "REFERRED", "1981-02-01", "A bill")),
                        null)));
        // When, Then
        given().get("/v1/detainees/bills-f/timeline")
                .then()
                .body("items.bill.type", contains("bill.corrected"))
                .body("items[0].bill.corrected", equalTo(true));
        given().get("/v1/detainees/bills-f/timeline?order=asc")
                .then()
                .statusCode(400)
                .body("errors.parameter", hasItem("order"));
    }

    @Test
    void whatComesTogetherIsWrittenTogetherAndWhatIsUndoneIsNot() {
        // Given
        UUID person = add("bills-g", "Sixth Person", "");
        documents.apply(letter(person, "97-hr-11", Tlp.CLEAR));
        Change added = change(
                ChangeType.BILL_ADDED, bill("97-hr-11", 1, "REFERRED", "1981-02-01", "A bill"), "1981-02-01", null);
        BillSummary reported = bill("97-hr-11", 2, "REPORTED", "1981-03-01", "A bill");
        Change changed = change(ChangeType.BILL_STATUS_CHANGED, reported, "1981-03-01", "REFERRED");
        // When
        QuarkusTransaction.begin();
        handler.on(new Event.ChangeEvent(
                Topic.BILLS,
                change(
                        ChangeType.BILL_STATUS_CHANGED,
                        bill("97-hr-11", 9, "WITHDRAWN", "1981-04-01", "A bill"),
                        "1981-04-01",
                        "REFERRED")));
        QuarkusTransaction.rollback();
        QuarkusTransaction.requiringNew().run(() -> {
            handler.on(new Event.StateEvent(
                    Topic.BILLS_STATE, "97-hr-11", 2, Json.mapper().valueToTree(reported)));
            handler.on(new Event.ChangeEvent(Topic.BILLS, added));
            handler.on(new Event.ChangeEvent(Topic.BILLS, changed));
            handler.settle();
        });
        // Then
        given().get("/v1/detainees/bills-g/bills").then().body("items[0].record.status", equalTo("REPORTED"));
        given().get("/v1/detainees/bills-g/timeline").then().body("items.bill.to", contains("REFERRED", "REPORTED"));
        assertThat(handler.joins(new Event.StateEvent(Topic.BILLS_STATE, "97-hr-11", 3, null)))
                .isFalse();
    }

    private void told(ChangeType type, BillSummary bill, String effective, @Nullable String from) {
        apply(new Event.ChangeEvent(Topic.BILLS, change(type, bill, effective, from)));
    }

    private void apply(Event event) {
        QuarkusTransaction.requiringNew().run(() -> {
            handler.on(event);
            handler.settle();
        });
    }

    private static Change change(ChangeType type, BillSummary bill, String effective, @Nullable String from) {
        return new Change(
                1,
                Ids.newId(),
                type,
                bill.id().toString(),
                bill.revision(),
                Instant.parse("2026-01-01T00:00:00Z"),
                effective,
                from == null ? List.of() : List.of(FieldChange.text("status", from, bill.status())),
                null,
                Json.mapper().valueToTree(bill),
                null);
    }

    private static BillSummary bill(String id, long revision, String status, String since, String title) {
        BillId bill = BillId.parse(id);
        return new BillSummary(
                bill,
                id,
                bill.congress(),
                bill.type(),
                bill.number(),
                title,
                LocalDate.parse("1981-01-20"),
                status,
                LocalDate.parse(since),
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                revision,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static UUID add(String slug, String name, String statements) {
        return UUID.fromString(given().auth()
                .oauth2(Tokens.of("reviewer", Tlp.CLEAR, "reviewer"))
                .contentType("application/json")
                .body("""
                        {"slug": "%s", "names": [{"text": "%s"}], "statements": [%s],
                         "source": {"title": "A page", "publisher": "Example Press", "date": "2023-03-05"}}
                        """.formatted(slug, name, statements))
                .post("/v1/detainees")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static DocumentRecord letter(UUID person, String bill, Tlp tlp) {
        return Documents.naming(Ids.newId(), person, tlp, bill, 1);
    }
}
