package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.EventHeaders;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Json;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.Topic;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class MembersTest {

    @Inject
    BillService bills;

    @Inject
    EntityManager database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void registerStandsBesideWhatBillsSayAndContradictionsAreShown() throws Exception {
        // Given
        bills.apply(Snapshots.of("60-s-11")
                .introduced(LocalDate.of(1908, 2, 1))
                .sponsor("Q000011", "R")
                .record());
        MemberRecord.Term senator = new MemberRecord.Term(
                Chamber.SENATE, "MA", null, "Democrat", LocalDate.of(1907, 3, 4), LocalDate.of(1913, 3, 3), List.of());
        MemberRecord.Term representative = new MemberRecord.Term(
                Chamber.HOUSE, "AK", 0, "Independent", LocalDate.of(2025, 1, 3), LocalDate.of(2099, 1, 3), List.of());
        // When: the register, whose second revision of the first comes before the first
        register("Q000011", "Ada Adams", 2, senator);
        register("Q000011", "Ada Early", 1, senator);
        register("Q000012", "Ben Register", 1, representative);
        // Then
        await().untilAsserted(() ->
                given().get("/v1/members/Q000012").then().statusCode(200).body("name", equalTo("Ben Register")));
        await().untilAsserted(() -> given().get("/v1/members/Q000011")
                .then()
                .body("officialName", equalTo("Ada Adams"))
                .body("chamber", equalTo("SENATE"))
                .body("current", equalTo(false))
                .body("name", equalTo("Sen. Q000011"))
                .body("party", equalTo("R"))
                .body("namings.party", equalTo(List.of("R")))
                .body("official.terms.party", equalTo(List.of("Democrat")))
                .body("official.terms.chamber", equalTo(List.of("SENATE")))
                .body("official.terms[0].start", equalTo("1907-03-04"))
                .body("official.source", equalTo("unitedstates/congress-legislators"))
                .body("contradictions.size()", equalTo(1))
                .body("contradictions[0].field", equalTo("party"))
                .body("contradictions[0].congress", equalTo(60))
                .body("contradictions[0].bills", equalTo("R"))
                .body("contradictions[0].register", equalTo("Democrat")));
        given().get("/v1/members/Q000011/bills").then().body("items.party", equalTo(List.of("R")));
        JsonPath listed = given().get("/v1/members?chamber=house&current=true&state=AK&q=reg&count=exact")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(listed.getList("items.bioguide")).containsExactly("Q000012");
        assertThat(listed.getInt("total")).isEqualTo(1);
        assertThat(listed.getString("items[0].party")).isNull();
        assertThat(listed.getInt("items[0].sponsored")).isZero();
        assertThat(given().get("/v1/members?limit=200&q=Q0000")
                        .path("items.bioguide")
                        .toString())
                .contains("Q000011");
        assertThat(given().get("/v1/members?chamber=HOUSE&state=AK&q=reg").<List<String>>path("items.bioguide"))
                .containsExactly("Q000012");
        given().get("/v1/members/Q000012/bills").then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void whoLeftByALaterTableServesNoMoreAlthoughTheTermGoesOn() throws Exception {
        // Given
        MemberRecord.Term lasting = new MemberRecord.Term(
                Chamber.SENATE,
                "AK",
                null,
                "Independent",
                LocalDate.of(2025, 1, 3),
                LocalDate.of(2099, 1, 3),
                List.of());
        MemberRecord.Former table = new MemberRecord.Former(LocalDate.of(2026, 3, 1), Ids.newId());
        register(official("Q000021", "Ada Left", 1, lasting).withFormer(table));
        register(official("Q000022", "Ben Stays", 1, lasting));
        // When, Then
        await().untilAsserted(() ->
                given().get("/v1/members/Q000022").then().statusCode(200).body("current", equalTo(true)));
        await().untilAsserted(() -> given().get("/v1/members/Q000021")
                .then()
                .body("current", equalTo(false))
                .body("official.former.asOf", equalTo("2026-03-01"))
                .body("official.former.documentId", equalTo(table.documentId().toString()))
                .body("official.terms[0].end", equalTo("2099-01-03")));
        for (String chamber : List.of("senate", "SENATE")) {
            given().get("/v1/members?state=AK&current=true&chamber=" + chamber)
                    .then()
                    .body("items.bioguide", equalTo(List.of("Q000022")));
            given().get("/v1/members?state=AK&current=false&count=exact&chamber=" + chamber)
                    .then()
                    .body("items.bioguide", equalTo(List.of("Q000021")))
                    .body("total", equalTo(1));
        }
        given().get("/v1/members?limit=1&chamber=SENATE&state=AK")
                .then()
                .body("items.bioguide", equalTo(List.of("Q000021")));
        given().get("/v1/members?chamber=lords")
                .then()
                .statusCode(400)
                .body("detail", equalTo("chamber is HOUSE or SENATE."));
    }

    private void register(String id, String name, long revision, MemberRecord.Term term) throws Exception {
        register(official(id, name, revision, term));
    }

    private static MemberRecord official(String id, String name, long revision, MemberRecord.Term term) {
        return new MemberRecord(
                id,
                name,
                null,
                List.of(term),
                true,
                "unitedstates/congress-legislators",
                LocalDate.of(2026, 2, 10),
                Ids.newId(),
                null,
                revision);
    }

    private void register(MemberRecord member) throws Exception {
        byte[] value = Json.mapper().writeValueAsBytes(member);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                Topic.MEMBER_RECORDS.topicName(), 0, member.id().getBytes(StandardCharsets.UTF_8), value);
        message.headers()
                .add(EventHeaders.ID, Ids.newId().toString().getBytes(StandardCharsets.UTF_8))
                .add(EventHeaders.REVISION, Long.toString(member.revision()).getBytes(StandardCharsets.UTF_8));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    @Test
    void memberIsNamedAsTheBillIntroducedLastNamesThemAndAsEachCongressDid() {
        // Given
        bills.apply(Snapshots.of("60-s-1")
                .introduced(LocalDate.of(1908, 2, 1))
                .cosponsor("Q000001", false, "Rep. Adams, Ann [D-MS-4]")
                .record());
        bills.apply(Snapshots.of("60-s-2")
                .introduced(LocalDate.of(1908, 1, 1))
                .cosponsor("Q000001", true, "Rep. Adams, Ann [D-MS-4]")
                .record());
        bills.apply(Snapshots.of("61-s-1")
                .introduced(LocalDate.of(1909, 5, 1))
                .sponsor("Q000001")
                .record());
        // When, Then
        given().get("/v1/members/Q000001")
                .then()
                .statusCode(200)
                .body("bioguide", equalTo("Q000001"))
                .body("name", equalTo("Sen. Q000001"))
                .body("party", equalTo("D"))
                .body("state", equalTo("MA"))
                .body("sponsored", equalTo(1))
                .body("cosponsored", equalTo(2))
                .body("namings.congress", equalTo(List.of(61, 60)))
                .body("namings.name", equalTo(List.of("Sen. Q000001", "Rep. Adams, Ann [D-MS-4]")))
                .body("namings.party", equalTo(List.of("D", "R")))
                .body("namings.bills", equalTo(List.of(1, 2)));
        String tag = given().get("/v1/members/Q000001").header("ETag");
        given().header("If-None-Match", tag).get("/v1/members/Q000001").then().statusCode(304);
        bills.apply(Snapshots.of("61-s-2").sponsor("Q000001").record());
        given().header("If-None-Match", tag)
                .get("/v1/members/Q000001")
                .then()
                .statusCode(200)
                .body("sponsored", equalTo(2));
    }

    @Test
    void billsOfAMemberAreListedByRoleTheLatestFirstEachAsItStatesThem() {
        // Given
        for (int i = 1; i <= 7; i++) {
            Snapshots bill = Snapshots.of("59-s-" + i).introduced(LocalDate.of(1906, 1, 1 + i / 2));
            bills.apply(
                    (i % 3 == 0 ? bill.sponsor("Q000002") : bill.cosponsor("Q000002", i == 4, "Rep. B " + i)).record());
        }
        // When, Then
        assertThat(BillPartsTest.walk("/v1/members/Q000002/bills?limit=2", "bill.id"))
                .containsExactly("59-s-6", "59-s-7", "59-s-4", "59-s-5", "59-s-2", "59-s-3", "59-s-1");
        assertThat(BillPartsTest.walk("/v1/members/Q000002/bills?limit=1&role=sponsor", "bill.id"))
                .containsExactly("59-s-6", "59-s-3");
        given().queryParam("role", "cosponsor")
                .queryParam("count", "exact")
                .queryParam("limit", 2)
                .get("/v1/members/Q000002/bills")
                .then()
                .statusCode(200)
                .body("total", equalTo(5))
                .body("items.role", equalTo(List.of("cosponsor", "cosponsor")))
                .body("items.name", equalTo(List.of("Rep. B 7", "Rep. B 4")))
                .body("items[0].withdrawn", nullValue())
                .body("items[1].joined", equalTo("1906-01-03"))
                .body("items[1].withdrawn", equalTo("1906-01-03"))
                .body("items[0].bill.status", equalTo("EXPIRED"));
    }

    @Test
    void membersAreWalkedByTheirIdsAndFoundByNamePartyAndState() {
        // Given
        Snapshots bill = Snapshots.of("58-s-1").sponsor("Q100001");
        List<String> all = new ArrayList<>(List.of("Q100001"));
        for (int i = 2; i <= 9; i++) {
            bill.cosponsor("Q10000" + i, false, "Rep. Désirée Number " + i);
            all.add("Q10000" + i);
        }
        bills.apply(bill.record());
        // When
        List<String> walked = BillPartsTest.walk("/v1/members?limit=2", "bioguide");
        // Then
        assertThat(walked).doesNotHaveDuplicates().isSorted().containsAll(all);
        given().queryParam("count", "exact")
                .queryParam("limit", 1)
                .get("/v1/members")
                .then()
                .body("total", equalTo(walked.size()));
        JsonPath found = given().queryParam("q", "desiree number")
                .queryParam("party", "R")
                .queryParam("state", "MS")
                .queryParam("count", "exact")
                .queryParam("limit", 3)
                .get("/v1/members")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(found.getList("items.bioguide")).containsExactly("Q100002", "Q100003", "Q100004");
        assertThat(found.getInt("total")).isEqualTo(8);
        assertThat(BillPartsTest.walk("/v1/members?q=DESIREE&limit=3", "bioguide"))
                .containsExactlyElementsOf(all.subList(1, 9));
    }

    @Test
    void memberWhomTheBillNoLongerNamesCosponsorsItUntilThatIsConfirmed() {
        // Given
        bills.apply(Snapshots.of("57-s-1")
                .sponsor("Q200001")
                .cosponsor("Q200002", false)
                .cosponsor("Q200003", false)
                .record());
        // When
        bills.apply(Snapshots.of("57-s-1")
                .stamped("2018-06-01T00:00:00Z", "b")
                .sponsor("Q200001")
                .cosponsor("Q200003", false)
                .record());
        given().get("/v1/members/Q200002/bills").then().body("items[0].withdrawn", nullValue());
        // and when the next file does not name them either
        bills.apply(Snapshots.of("57-s-1")
                .stamped("2018-06-02T00:00:00Z", "c")
                .sponsor("Q200001")
                .cosponsor("Q200003", false)
                .record());
        // Then
        given().get("/v1/members/Q200002/bills").then().body("items[0].withdrawn", notNullValue());
        given().get("/v1/members/Q200003").then().body("cosponsored", equalTo(1));
        given().get("/v1/members/Q200001").then().body("sponsored", equalTo(1));
    }

    @Test
    void representativeWhoSponsorsAndCosponsorsIsNamedOnceWithTheirDistrict() {
        // Given
        bills.apply(Snapshots.of("55-hr-1")
                .sponsors(
                        new BillRecord.Sponsor("Q400001", "Rep. C, Carl [R-MS-4]", "R", "MS", 4, false),
                        new BillRecord.Sponsor("Q400002", "Rep. D, Dora [R-MS-2]", "R", "MS", 2, false))
                .record());
        bills.apply(Snapshots.of("55-hr-2")
                .sponsor("Q400003")
                .cosponsor(new BillRecord.Cosponsor(
                        "Q400001", "Rep. C, Carl [R-MS-4]", "R", "MS", 4, LocalDate.of(1898, 4, 1), true, null))
                .record());
        // When, Then
        given().get("/v1/members/Q400001")
                .then()
                .statusCode(200)
                .body("district", equalTo(4))
                .body("sponsored", equalTo(1))
                .body("cosponsored", equalTo(1))
                .body("namings.district", equalTo(List.of(4)))
                .body("namings.bills", equalTo(List.of(2)));
        given().get("/v1/members/Q400002")
                .then()
                .statusCode(200)
                .body("district", equalTo(2))
                .body("sponsored", equalTo(1));
    }

    @Test
    void walkGivesEachRowOfABillOnceThoughOthersComeBetween() {
        // Given: a member who withdrew and joined again
        bills.apply(twice(Snapshots.of("54-s-1")).record());
        JsonPath first = page("");
        assertThat(first.getList("items.joined")).containsExactly("1896-03-02");
        // When: a cosponsor comes in before, and the sponsor becomes known
        bills.apply(twice(Snapshots.of("54-s-1")
                        .stamped("2018-06-01T00:00:00Z", "b")
                        .sponsor("Q500000")
                        .cosponsor("Q500002", false))
                .record());
        JsonPath second = page("&cursor=" + first.getString("next"));
        // Then
        assertThat(second.getList("items.joined")).containsExactly("1896-05-02");
        JsonPath third = page("&cursor=" + second.getString("next"));
        assertThat(third.getList("items.bill.id")).containsExactly("53-s-1");
        assertThat(third.getList("items.joined")).containsOnlyNulls();
        assertThat(third.getString("next")).isNull();
    }

    /** With a member who withdrew and joined again. */
    private Snapshots twice(Snapshots bill) {
        bills.apply(Snapshots.of("53-s-1").sponsor("Q500001").record());
        LocalDate joined = LocalDate.of(1896, 3, 2);
        return bill.cosponsor(new BillRecord.Cosponsor(
                        "Q500001", "Sen. E", "R", "MS", null, joined, true, joined.plusDays(9)))
                .cosponsor(new BillRecord.Cosponsor(
                        "Q500001", "Sen. E", "R", "MS", null, joined.plusMonths(2), false, null));
    }

    private static JsonPath page(String cursor) {
        return given().urlEncodingEnabled(false)
                .get("/v1/members/Q500001/bills?limit=1" + cursor)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void billsOfBeforeTheMembersHaveTheirsAfterTheMigration() throws IOException {
        // Given
        bills.apply(Snapshots.of("56-s-1")
                .sponsor("Q300001")
                .cosponsor("Q300002", false)
                .record());
        String rows =
                "select cast(jsonb_agg(to_jsonb(m) order by role, bioguide) as text) from bill_member m where bill_id = '56-s-1'";
        String migration = new String(
                getClass()
                        .getResourceAsStream("/db/migration/V109__members.sql")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String filling =
                migration.substring(migration.lastIndexOf("insert into bill_member"), migration.lastIndexOf(';'));
        QuarkusTransaction.requiringNew().run(() -> {
            Object before = database.createNativeQuery(rows, String.class).getSingleResult();
            database.createNativeQuery("delete from bill_member").executeUpdate();
            // When
            database.createNativeQuery(filling).executeUpdate();
            // Then
            assertThat(database.createNativeQuery(rows, String.class).getSingleResult())
                    .isEqualTo(before)
                    .asString()
                    .contains("Q300001", "Q300002");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/members,limit,0",
        "/v1/members,cursor,bm9uZQ",
        "/v1/members,colour,red",
        "/v1/members,q,%00",
        "/v1/members,party,%00",
        "/v1/members,chamber,lords",
        "/v1/members,current,maybe",
        "/v1/members/Q000001/bills,role,author",
        "/v1/members/Q000001/bills,cursor,bm9uZQ",
        "/v1/members/Q000001/bills,cursor,WyIyMDE2LTAzLTAxIiwiNzAtaHItMSIsInNwb25zb3IiLCJ4Il0",
        "/v1/members/Q000001/bills,limit,201",
        "/v1/members/Q000001,include,bills"
    })
    void parameterThatNobodyCanMeanIsRefusedByItsName(String path, String parameter, String value) {
        given().urlEncodingEnabled(false)
                .get(path + "?" + parameter + "=" + value)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem(parameter));
    }

    @ParameterizedTest
    @CsvSource({"nobody", "Z999999", "%00", "a%2Fb"})
    void memberWhomNoBillNamesIsNotThere(String bioguide) {
        for (String part : List.of("", "/bills")) {
            given().urlEncodingEnabled(false)
                    .get("/v1/members/" + bioguide + part)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }
}
