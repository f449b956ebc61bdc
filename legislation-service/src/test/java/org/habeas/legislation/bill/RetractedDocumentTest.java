package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.inbox.Event;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

/** What a retracted document said of bills, or that it mentions them, is taken back, and does not come back with a late message. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class RetractedDocumentTest {

    private static final String REFERRED = "Referred to the Committee on Foreign Relations.";
    private static final String AGREED = "Resolution agreed to in Senate without amendment by Unanimous Consent.";
    private static final LocalDate MARCH = LocalDate.of(2012, 3, 1);

    @Inject
    BillRecordHandler handler;

    @Test
    void billIsComputedFromWhatIsLeftAndTheCorrectionNamesTheAlertThatWasWrong() {
        // Given: of a Congress that has ended, where to be agreed to after all corrects that it expired
        String id = "112-sres-771";
        BillRecord first = referred(id);
        BillRecord wrong = agreed(id);
        tell(first);
        tell(wrong);
        await().untilAsserted(() ->
                assertThat(alerts(id).getList("items.alert.kind")).containsExactly("first-known", "corrected"));
        String told = alerts(id).getString("items[1].alert.id");
        // When
        retract(wrong.documentId());
        // Then
        given().get("/v1/bills/" + id + "?include=actions")
                .then()
                .body("statusBeforeExpiry", equalTo("REFERRED"))
                .body("sources.documentId", equalTo(List.of(first.documentId().toString())))
                .body("included.actions.text", equalTo(List.of(REFERRED)));
        await().untilAsserted(() -> assertThat(alerts(id).getList("items.alert.kind"))
                .containsExactly("first-known", "corrected", "corrected"));
        assertThat(alerts(id).getString("items[2].alert.corrects")).isEqualTo(told);
        assertThat(alerts(id).getString("items[2].alert.to")).isEqualTo("EXPIRED");
        given().get("/v1/bills/" + id + "/changes").then().body("items.type", hasItem("bill.actions-retracted"));
    }

    @Test
    void billOfWhichNothingElseTellsHasNoRecordAnyMoreAndWhoeverWasToldIsTold() {
        // Given
        String id = "112-sres-772";
        BillRecord only = referred(id);
        tell(only);
        await().untilAsserted(() -> assertThat(alerts(id).getList("items")).hasSize(1));
        String told = alerts(id).getString("items[0].alert.id");
        // When
        retract(only.documentId());
        // Then
        given().get("/v1/bills/" + id).then().statusCode(404);
        await().untilAsserted(() ->
                assertThat(alerts(id).getList("items.alert.kind")).containsExactly("first-known", "retracted"));
        assertThat(alerts(id).getString("items[1].alert.corrects")).isEqualTo(told);
        given().get("/v1/changes?limit=200&subject=" + id)
                .then()
                .body("items.type", equalTo(List.of("bill.added", "bill.corrected")))
                .body("items[1].revision", equalTo(2))
                .body("items[1].alert.headline", containsString("taken back"))
                .body("items[1].fields.find { it.field == 'status' }.to", equalTo(null));
        // When: another document tells of it
        tell(agreed(id));
        // Then: its revisions go on
        given().get("/v1/bills/" + id).then().statusCode(200).body("revision", equalTo(3));
    }

    @Test
    void whatAnotherDocumentSaysAsWellChangesNothing() {
        // Given
        String id = "112-sres-773";
        BillRecord one = referred(id);
        BillRecord same = referred(id);
        tell(one);
        tell(same);
        // When
        retract(one.documentId());
        // Then
        given().get("/v1/bills/" + id)
                .then()
                .body("revision", equalTo(1))
                .body("sources.documentId", equalTo(List.of(same.documentId().toString())));
        // When
        retract(same.documentId());
        // Then
        given().get("/v1/bills/" + id).then().statusCode(404);
    }

    @Test
    void mentionsOfARetractedDocumentAreGone() {
        // Given
        String id = "112-sres-774";
        tell(referred(id));
        UUID letter = Ids.newId();
        tell(Mentioning.document(letter, id));
        given().get("/v1/bills/" + id + "/documents").then().body("items.id", equalTo(List.of(letter.toString())));
        // When
        retract(letter);
        tell(Mentioning.document(letter, id));
        // Then
        given().get("/v1/bills/" + id + "/documents").then().body("items.id", equalTo(List.of()));
    }

    @Test
    void markOfADocumentDecidesWhoHearsThatItMentionsABillWhicheverWayItChanges() {
        // Given
        String id = "112-sres-777";
        tell(referred(id));
        UUID letter = Ids.newId();
        take(changed(ChangeType.DOCUMENT_INGESTED, marked(letter, id, Tlp.CLEAR, 1)));
        await().untilAsserted(() -> assertThat(mentioned(id)).hasSize(1));
        // When
        take(changed(ChangeType.DOCUMENT_CORRECTED, marked(letter, id, Tlp.AMBER, 2)));
        // Then
        assertThat(mentioned(id)).isEmpty();
        given().get("/v1/bills/" + id + "/documents").then().body("items.id", equalTo(List.of()));
        // When
        take(changed(ChangeType.DOCUMENT_CORRECTED, marked(letter, id, Tlp.CLEAR, 3)));
        // Then
        given().get("/v1/bills/" + id + "/documents").then().body("items.id", equalTo(List.of(letter.toString())));
        await().untilAsserted(() -> assertThat(mentioned(id)).hasSize(1));
    }

    private static List<String> mentioned(String id) {
        return given().get("/v1/bills/" + id + "/changes?limit=200")
                .path("items.findAll { it.type == 'bill.mentioned' }.id");
    }

    private static DocumentRecord marked(UUID document, String bill, Tlp mark, long revision) {
        DocumentRecord d = Mentioning.document(document, bill, mark);
        while (d.revision() < revision) {
            d = d.corrected(d.head(), d.mentions(), d.observations());
        }
        return d;
    }

    @Test
    void recordsAndRetractionsComeToTheSameInAnyOrder() {
        Set<String> ends = new HashSet<>();
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3));
        for (int i = 0; i < orders.size(); i++) {
            // Given
            String id = "112-sres-" + (7_800 + i);
            BillRecord first = referred(id);
            BillRecord wrong = agreed(id);
            List<Event> messages = List.of(
                    published(first),
                    published(wrong),
                    changed(ChangeType.DOCUMENT_INGESTED, document(wrong.documentId(), false, 1)),
                    changed(ChangeType.DOCUMENT_RETRACTED, document(wrong.documentId(), true, 2)));
            // When
            orders.get(i).forEach(n -> take(messages.get(n)));
            // Then
            ends.add(given().get("/v1/bills/" + id).path("statusBeforeExpiry") + " "
                    + given().get("/v1/bills/" + id + "/actions").path("items.text"));
        }
        assertThat(ends).containsExactly("REFERRED [" + REFERRED + "]");
    }

    @Test
    void recordsOfOneBatchLeaveOutARetractedDocument() {
        // Given
        BillRecord gone = referred("112-sres-775");
        BillRecord here = referred("112-sres-776");
        retract(gone.documentId());
        List<Event> batch = List.of(published(gone), published(here));
        // When
        QuarkusTransaction.requiringNew().run(() -> {
            handler.lock(batch);
            batch.forEach(handler::on);
            handler.settle();
        });
        // Then
        given().get("/v1/bills/112-sres-775").then().statusCode(404);
        given().get("/v1/bills/112-sres-776").then().statusCode(200);
    }

    private static BillRecord referred(String id) {
        return Snapshots.of(id)
                .stamped("2018-06-01T00:00:00Z", "h1")
                .action(REFERRED, MARCH)
                .record();
    }

    private static BillRecord agreed(String id) {
        return Snapshots.of(id)
                .stamped("2018-06-02T00:00:00Z", "h2")
                .action(REFERRED, MARCH)
                .action(AGREED, MARCH.plusDays(3))
                .record();
    }

    private static List<List<Integer>> permutations(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : of) {
            List<Integer> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }

    private void tell(BillRecord record) {
        take(published(record));
    }

    private void tell(DocumentRecord document) {
        take(changed(ChangeType.DOCUMENT_INGESTED, document));
    }

    private void retract(UUID document) {
        take(changed(ChangeType.DOCUMENT_RETRACTED, document(document, true, 2)));
    }

    private void take(Event event) {
        QuarkusTransaction.requiringNew().run(() -> {
            handler.lock(List.of(event));
            handler.on(event);
            handler.settle();
        });
    }

    private static Event published(BillRecord record) {
        return new Event.ChangeEvent(
                Topic.BILL_RECORDS,
                change(ChangeType.BILL_RECORD_PUBLISHED, record.id().toString(), 1, record));
    }

    private static Event changed(ChangeType type, DocumentRecord document) {
        return new Event.ChangeEvent(
                Topic.DOCUMENTS, change(type, document.id().toString(), document.revision(), document));
    }

    private static Change change(ChangeType type, String subject, long revision, Object record) {
        return new Change(
                1,
                Ids.newId(),
                type,
                subject,
                revision,
                Instant.parse("2026-01-16T00:00:00Z"),
                null,
                List.of(),
                null,
                Json.mapper().valueToTree(record),
                null);
    }

    /** A bill's file, which mentions nothing. */
    private static DocumentRecord document(UUID id, boolean retracted, long revision) {
        return new DocumentRecord(
                id,
                "00",
                "application/xml",
                21,
                "bill-status",
                "A bill's file",
                "2018-06-02",
                null,
                List.of(),
                List.of(),
                "en",
                null,
                Tlp.CLEAR,
                null,
                new DocumentRecord.Mentions(List.of(), List.of()),
                List.of(),
                retracted,
                revision);
    }

    private static JsonPath alerts(String id) {
        return given().get("/v1/alerts?backfill=true&limit=200&subject=" + id).jsonPath();
    }
}
