package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.Change;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DocumentRecord.PersonMention;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.Tlp;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.Everywhere;
import org.habeas.kit.test.PeopleStates;
import org.habeas.kit.test.TestStack;
import org.habeas.kit.test.Tokens;
import org.habeas.legislation.document.MentionService;
import org.habeas.legislation.person.PersonNames;
import org.junit.jupiter.api.Test;

/** People whom titles of bills name, by the public names that the detainee-service tells. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class TitledPeopleTest {

    @Inject
    BillService bills;

    @Inject
    MentionService mentions;

    @Inject
    BillTitles titles;

    @Inject
    PersonNames names;

    @Inject
    EntityManager database;

    @Inject
    DataSource source;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void titleNamesAPersonWhicheverCameFirst() throws Exception {
        // Given
        UUID person = Ids.newId();
        String title = "A resolution calling for the release of Vardan Orinakian from prison";
        bill("85-sres-1", title);
        // When
        state(person, 1, "Varden Primary", "Վարդան Օրինակյան");
        // Then
        soon().untilAsserted(() -> assertThat(people("85-sres-1")).containsExactly(person.toString()));
        bill("85-sres-2", "Free Vardan Orinakyan Act");
        bill("85-sres-3", "The Vardan Memorial Orinakian Bridge Act");
        given().queryParam("count", "exact")
                .get("/v1/bills/85-sres-1/detainees")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].name", equalTo("Varden Primary"))
                .body("items[0].documentCount", equalTo(0))
                .body("items[0].documents", empty())
                .body("items[0].titleMention.title", equalTo(title))
                .body("items[0].titleMention.text", equalTo("Vardan Orinakian"))
                .body("items[0].titleMention.start", equalTo(title.indexOf("Vardan")))
                .body("items[0].titleMention.end", equalTo(title.indexOf(" from")))
                .body("items[0].titleMention.name", equalTo("Վարդան Օրինակյան"))
                .body("items[0].titleMention.alternatives", empty());
        given().queryParam("detainee", person)
                .queryParam("sort", "citation")
                .queryParam("facets", "type")
                .queryParam("count", "exact")
                .get("/v1/bills")
                .then()
                .body("items.id", contains("85-sres-1", "85-sres-2"))
                .body("total", equalTo(2))
                .body("facets.type[0].count", equalTo(2));
        given().queryParam("detainee", "slug-" + person)
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .body("items.id", hasItems("85-sres-1", "85-sres-2"));
        given().queryParam("detainee", "slug-of-nobody")
                .get("/v1/bills")
                .then()
                .statusCode(400)
                .body("errors[0].detail", equalTo("Nobody is called so here; it is an id or a slug."));
        given().queryParam("detainee", person)
                .queryParam("format", "csv")
                .get("/v1/bills/export")
                .then()
                .body(containsString("85-sres-2"), not(containsString("85-sres-3")));
    }

    @Test
    void titleOfAPastNamesWhomItThenNamedByTheNamesThatWereKnown() throws Exception {
        // Given
        UUID person = Ids.newId();
        bill("85-sres-10", "A resolution about Tancredi Umbriel");
        Instant before = Instant.now();
        told(person, 2, before.plusMillis(2), "Tancredi Umbriel");
        told(person, 1, before.plusMillis(1), "Tancredi Umbriel");
        soon().untilAsserted(() -> assertThat(people("85-sres-10")).containsExactly(person.toString()));
        // When, Then
        past("on=1958-06-01", 1);
        past("asOf=" + before, 0);
        soon().untilAsserted(() -> past("asOf=" + Instant.now(), 1));
    }

    private static void past(String past, int people) {
        given().get("/v1/bills/85-sres-10?include=detainees&" + past)
                .then()
                .statusCode(200)
                .body("included.detainees.size()", equalTo(people));
    }

    @Test
    void titleThatChangesSoThatTheNameGoesNamesThePersonNoMore() throws Exception {
        // Given
        UUID person = Ids.newId();
        state(person, 1, "Ottavio Brevikson");
        bill("85-sres-20", "Ottavio Brevikson Freedom Act");
        soon().untilAsserted(() -> assertThat(people("85-sres-20")).containsExactly(person.toString()));
        // When
        bills.apply(Snapshots.of("85-sres-20")
                .title("Another Freedom Act")
                .stamped("2019-05-01T00:00:00Z", "b")
                .record());
        // Then
        assertThat(people("85-sres-20")).isEmpty();
        assertThat(billsOf(person)).isEmpty();
    }

    @Test
    void nameThatGoesOrIsToldLateNamesNobody() throws Exception {
        // Given
        UUID person = Ids.newId();
        bill("85-sres-30", "Percival Drostan Act");
        bill("85-sres-31", "Perceval Quenneby Act");
        state(person, 2, "Percival Drostan", "Perceval Quenneby");
        soon().untilAsserted(() -> assertThat(billsOf(person)).containsExactlyInAnyOrder("85-sres-30", "85-sres-31"));
        // When
        state(person, 3, "Percival Drostan");
        state(person, 2, "Percival Drostan", "Perceval Quenneby");
        told(person, 1, Instant.now(), "Perceval Quenneby");
        UUID behind = Ids.newId();
        bill("85-sres-32", "Behind Allofthem Act");
        state(behind, person, 4, "Percival Drostan", "Behind Allofthem");
        // Then
        soon().untilAsserted(() -> assertThat(billsOf(person)).containsExactlyInAnyOrder("85-sres-30", "85-sres-32"));
        assertThat(people("85-sres-31")).isEmpty();
    }

    @Test
    void mergeLeadsToTheSurvivorAndItsUndoingBack() throws Exception {
        // Given
        UUID survivor = Ids.newId();
        UUID absorbed = Ids.newId();
        bill("85-sres-40", "Absorbed Lisbethson Act");
        state(survivor, 1, "Survivor Lisbethson");
        state(absorbed, 1, "Absorbed Lisbethson");
        soon().untilAsserted(() -> assertThat(people("85-sres-40")).containsExactly(absorbed.toString()));
        // When
        state(survivor, 2, "Survivor Lisbethson", "Absorbed Lisbethson");
        state(absorbed, 2);
        // Then
        soon().untilAsserted(() -> assertThat(people("85-sres-40")).containsExactly(survivor.toString()));
        assertThat(billsOf(absorbed)).isEmpty();
        // When
        state(survivor, 3, "Survivor Lisbethson");
        state(absorbed, 3, "Absorbed Lisbethson");
        // Then
        soon().untilAsserted(() -> assertThat(people("85-sres-40")).containsExactly(absorbed.toString()));
        assertThat(billsOf(survivor)).isEmpty();
    }

    @Test
    void recordThatTheLogSaysIsAbsorbedNamesNobodyWhereTheStateTopicHasForgottenIt() throws Exception {
        // Given
        UUID absorbed = Ids.newId();
        bill("85-sres-45", "Forgotten Ingebrigt Act");
        told(absorbed, 1, Instant.now(), "Forgotten Ingebrigt");
        soon().untilAsserted(() -> assertThat(people("85-sres-45")).containsExactly(absorbed.toString()));
        // When
        change(ChangeType.DETAINEE_MERGED, absorbed, 2, Instant.now());
        // Then
        soon().untilAsserted(() -> assertThat(people("85-sres-45")).isEmpty());
    }

    @Test
    void twoPeopleOfOneNameAreBothNamedAndEachIsToldOfTheOther() throws Exception {
        // Given
        UUID one = Ids.newId(Clock.fixed(Instant.ofEpochMilli(1), ZoneOffset.UTC));
        UUID other = Ids.newId(Clock.fixed(Instant.ofEpochMilli(2), ZoneOffset.UTC));
        bill("85-sres-50", "Gemina Doppelgard Act");
        // When
        state(one, 1, "Gemina Doppelgard");
        state(other, 1, "Гемина Доппелгард", "Gemina Doppelgard");
        // Then
        soon().untilAsserted(() -> assertThat(people("85-sres-50")).hasSize(2));
        given().get("/v1/bills/85-sres-50/detainees?limit=1")
                .then()
                .body("items.detaineeId", contains(one.toString()))
                .body("items[0].titleMention.alternatives", contains(other.toString()));
        assertThat(BillPartsTest.walk("/v1/bills/85-sres-50/detainees?limit=1", "detaineeId"))
                .containsExactly(one.toString(), other.toString());
    }

    @Test
    void documentsOfAPersonInTheTitleAreForThoseWhoMaySeeThem() throws Exception {
        // Given
        UUID person = Ids.newId();
        bill("85-sres-60", "Clarissa Openfield Act");
        bill("85-sres-61", "Another Act");
        state(person, 1, "Clarissa Openfield");
        for (String bill : List.of("85-sres-60", "85-sres-61")) {
            mentions.apply(Mentioning.document(
                    Ids.newId(),
                    bill,
                    Tlp.AMBER,
                    new PersonMention("Secret", 0, 5, person, "Secret", 1.0, "A quote.", 0, 8)));
        }
        soon().untilAsserted(() -> assertThat(billsOf(person)).containsExactly("85-sres-60"));
        // When, Then
        given().get("/v1/bills/85-sres-60/detainees")
                .then()
                .body("items.detaineeId", contains(person.toString()))
                .body("items[0].documentCount", equalTo(0))
                .body("items[0].documents", empty());
        assertThat(people("85-sres-61")).isEmpty();
        String cleared = Tokens.of("partner-of-titles", Tlp.AMBER, "partner");
        given().auth()
                .oauth2(cleared)
                .get("/v1/bills/85-sres-60/detainees")
                .then()
                .body("items[0].documentCount", equalTo(1))
                .body("items[0].titleMention.text", equalTo("Clarissa Openfield"));
        given().auth()
                .oauth2(cleared)
                .get("/v1/bills/85-sres-61/detainees")
                .then()
                .body("items[0].titleMention", nullValue());
    }

    @Test
    void erasedPersonLeavesNoNameAndDoesNotComeBack() throws Exception {
        // Given
        UUID person = Ids.newId();
        UUID last = Ids.newId();
        bill("85-sres-70", "Erasmus Vanishgard Act");
        bill("85-sres-71", "Lastofall Remaining Act");
        Set<String> words = Set.of("yttrelund", "ыттрелунд");
        state(person, 1, "Erasmus Vanishgard", "Erasmus Yttrelund", "Эразмус Ыттрелунд");
        told(person, 1, Instant.now(), "Erasmus Vanishgard", "Erasmus Yttrelund");
        soon().untilAsserted(() -> assertThat(people("85-sres-70")).containsExactly(person.toString()));
        assertThat(Everywhere.tables(source, words)).isNotEmpty();
        // When
        change(ChangeType.DETAINEE_ERASED, person, 2, Instant.now());
        // Then
        soon().untilAsserted(() -> assertThat(Everywhere.tables(source, words)).isEmpty());
        assertThat(people("85-sres-70")).isEmpty();
        // When: states of before, and one that should not be, come late
        state(person, 1, "Erasmus Vanishgard", "Erasmus Yttrelund");
        state(last, person, 3, "Erasmus Vanishgard", "Erasmus Yttrelund");
        soon().untilAsserted(() -> assertThat(revision(person)).isEqualTo(3));
        // Then
        assertThat(Everywhere.tables(source, words)).isEmpty();
        assertThat(people("85-sres-70")).isEmpty();
    }

    @Test
    void personIsFoundByAFormerSlugUntilTheRecordIsErased() throws Exception {
        // Given
        UUID person = Ids.newId();
        bill("85-sres-81", "Slugina Benamskaya Act");
        state(person, 1, "Slugina Benamskaya");
        ObjectNode renamed = Json.mapper().valueToTree(PeopleStates.of(person, 2, "Slugina Benamskaya"));
        renamed.put("slug", "benamskaya-" + person);
        // When
        PeopleStates.send(
                kafka,
                Topic.DETAINEES_STATE,
                person,
                Ids.newId(),
                2,
                Json.mapper().writeValueAsBytes(renamed));
        // Then
        soon().untilAsserted(() -> assertThat(revision(person)).isEqualTo(2));
        for (String slug : List.of("slug-" + person, "benamskaya-" + person)) {
            given().queryParam("detainee", slug)
                    .get("/v1/bills")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains("85-sres-81"));
        }
        // When
        change(ChangeType.DETAINEE_ERASED, person, 3, Instant.now());
        // Then
        soon().untilAsserted(() -> assertThat(revision(person)).isEqualTo(3));
        for (String slug : List.of("slug-" + person, "benamskaya-" + person)) {
            given().queryParam("detainee", slug).get("/v1/bills").then().statusCode(400);
        }
    }

    @Test
    void titleThatAReplicaOfAFormerVersionChangedIsReadAgain() throws Exception {
        // Given
        UUID person = Ids.newId();
        bill("85-sres-82", "An Act for Nobody");
        state(person, 1, "Formera Replikova");
        // When: it knows of no names of titles
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "update bill set title = 'Formera Replikova Act' where id = '85-sres-82'")
                        .executeUpdate());
        QuarkusTransaction.requiringNew().run(() -> titles.readAnew(100));
        // Then
        soon().untilAsserted(() -> assertThat(billsOf(person)).containsExactly("85-sres-82"));
    }

    @Test
    void titlesAndNamesOfAnEarlierRuleAreReadAnew() throws Exception {
        // Given
        UUID person = Ids.newId();
        bill("85-sres-80", "Rereada Nyskriven Act");
        state(person, 1, "Rereada Nyskriven");
        soon().untilAsserted(() -> assertThat(billsOf(person)).containsExactly("85-sres-80"));
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("update bill set title_names = '{}', title_rule = 0 where id = '85-sres-80'")
                    .executeUpdate();
            database.createNativeQuery("update person_name set key = 'x', rule = 0 where detainee_id = :id")
                    .setParameter("id", person)
                    .executeUpdate();
        });
        // When
        QuarkusTransaction.requiringNew().run(() -> names.readAnew(100));
        QuarkusTransaction.requiringNew().run(() -> titles.readAnew(100));
        // Then
        assertThat(billsOf(person)).containsExactly("85-sres-80");
    }

    /** A service that has just started on a busy machine is slow at first. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private void bill(String id, String title) {
        bills.apply(Snapshots.of(id).title(title).record());
    }

    private void state(UUID person, long revision, String... all) throws Exception {
        state(Ids.newId(), person, revision, all);
    }

    /** @param all none where the person is gone */
    private void state(UUID event, UUID person, long revision, String... all) throws Exception {
        byte[] value = all.length == 0 ? null : Json.mapper().writeValueAsBytes(PeopleStates.of(person, revision, all));
        PeopleStates.send(kafka, Topic.DETAINEES_STATE, person, event, revision, value);
    }

    private void told(UUID person, long revision, Instant at, String... all) throws Exception {
        change(ChangeType.DETAINEE_STATEMENTS_ADDED, person, revision, at, all);
    }

    /** @param all none where it has no record */
    private void change(ChangeType type, UUID person, long revision, Instant at, String... all) throws Exception {
        Change change = new Change(
                revision,
                Ids.newId(),
                type,
                person.toString(),
                revision,
                at,
                null,
                List.of(),
                null,
                all.length == 0 ? null : Json.mapper().valueToTree(PeopleStates.of(person, revision, all)),
                null);
        PeopleStates.send(
                kafka,
                Topic.DETAINEES,
                person,
                change.id(),
                revision,
                Json.mapper().writeValueAsBytes(change));
    }

    private long revision(UUID person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Long)
                        database.createNativeQuery("select revision from person where detainee_id = :id", Object.class)
                                .setParameter("id", person)
                                .getSingleResult());
    }

    private static List<String> people(String bill) {
        return given().get("/v1/bills/" + bill + "/detainees")
                .then()
                .statusCode(200)
                .extract()
                .path("items.detaineeId");
    }

    private static List<String> billsOf(UUID person) {
        return given().queryParam("detainee", person)
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }
}
