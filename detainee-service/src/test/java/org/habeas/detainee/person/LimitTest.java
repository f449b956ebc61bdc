package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.api.Test;

/** Days that come: a stated end, a stated beginning, the age of the newest source; and another version of the rule. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class LimitTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Inject
    DueRecords due;

    @Inject
    EntityManager entities;

    @Inject
    MeterRegistry metrics;

    @Test
    void remandThatEndsLaterIsHeldUntilThenAndUnknownFromThenOn() {
        // Given
        LocalDate end = today.plusDays(1);
        People.add(
                "on-remand",
                "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\", \"validTo\": \"" + end
                        + "\", \"evidence\": {\"title\": \"An order\", \"date\": \"" + today + "\"}}");
        given().get("/v1/detainees/on-remand")
                .then()
                .body("custody", equalTo("HELD"))
                .body("heldSince", equalTo("2023-03-04"));
        due.recompute();
        given().get("/v1/detainees/on-remand").then().body("revision", equalTo(1));
        // When
        inDays(2);
        due.recompute();
        // Then
        assertThat(due.recompute()).isZero();
        given().get("/v1/detainees/on-remand")
                .then()
                .body("custody", equalTo("UNKNOWN"))
                .body("custodySince", equalTo(end.toString()))
                .body("heldSince", nullValue())
                .body("revision", equalTo(2));
        await().untilAsserted(() -> given().get("/v1/detainees/on-remand/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added", "detainee.custody-changed")))
                .body("items[1].effective", equalTo(end.toString()))
                .body("items[1].fields[0].from", equalTo("HELD"))
                .body("items[1].fields[0].to", equalTo("UNKNOWN"))
                .body("items[1].source.title", equalTo("An order"))
                .body("items[1].alert.kind", equalTo("status-changed"))
                .body("items[1].alert.backfill", equalTo(false)));
    }

    @Test
    void announcedEndOfADetentionIsShownWhenItsDayHasCome() {
        // Given
        LocalDate day = today.plusDays(2);
        People.add(
                "release-announced",
                "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\"},"
                        + "{\"property\": \"custody\", \"value\": \"RESTRICTED_LIBERTY\", \"validFrom\": \"" + day
                        + "\"}");
        given().get("/v1/detainees/release-announced").then().body("custody", equalTo("HELD"));
        // When
        inDays(2);
        due.recompute();
        // Then
        given().get("/v1/detainees/release-announced")
                .then()
                .body("custody", equalTo("RESTRICTED_LIBERTY"))
                .body("headline", equalTo("restricted"))
                .body("revision", equalTo(2));
    }

    @Test
    void announcedTransferIsNewsOnItsDay() {
        // Given
        LocalDate day = today.plusDays(1);
        People.add(
                "transfer-announced",
                "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\"},"
                        + "{\"property\": \"heldBy\", \"value\": \"Exampleland\"},"
                        + "{\"property\": \"heldBy\", \"value\": \"Otherland\", \"validFrom\": \"" + day + "\"}");
        given().get("/v1/detainees/transfer-announced").then().body("heldBy", equalTo("Exampleland"));
        // When
        inDays(1);
        due.recompute();
        // Then
        given().get("/v1/detainees/transfer-announced").then().body("heldBy", equalTo("Otherland"));
        await().untilAsserted(() -> given().get("/v1/detainees/transfer-announced/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added", "detainee.custody-changed")))
                .body("items[1].fields.field", equalTo(List.of("heldBy")))
                .body("items[1].effective", equalTo(day.toString()))
                .body("items[1].alert.backfill", equalTo(false)));
    }

    @Test
    void daysHeldAreCountedFromTheLatestStartOnceItHasCome() {
        // Given
        String month = today.toString().substring(0, 7);
        LocalDate last = java.time.YearMonth.from(today).atEndOfMonth();
        People.add(
                "held-this-month",
                "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"" + month + "\"}");
        // Then
        QuarkusMock.installMockForType(at(last.minusDays(1)), Clock.class);
        given().get("/v1/detainees/held-this-month").then().body("daysHeld", nullValue());
        QuarkusMock.installMockForType(at(last), Clock.class);
        given().get("/v1/detainees/held-this-month").then().body("daysHeld", equalTo(0));
        QuarkusMock.installMockForType(at(last.plusDays(3)), Clock.class);
        given().get("/v1/detainees/held-this-month").then().body("daysHeld", equalTo(3));
    }

    private static Clock at(LocalDate day) {
        return Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    @Test
    void recordThatWeighedSourcesIsMendedAndTheTopicsSayTheSame() {
        // Given: an earlier version said of everybody that the sources are of several sides
        People.add("once-weighed", "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\"}");
        given().get("/v1/detainees/once-weighed").then().body("singlePartySource", nullValue());
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update detainee set computed_by = 'display/2, stale after 180 days',"
                                        + " view = jsonb_set(view, '{summary,singlePartySource}', 'false')"
                                        + " where slug = 'once-weighed'")
                        .executeUpdate());
        // When
        due.recompute();
        // Then
        given().get("/v1/detainees/once-weighed")
                .then()
                .body("singlePartySource", nullValue())
                .body("revision", equalTo(2));
        await().untilAsserted(() -> given().get("/v1/detainees/once-weighed/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added", "detainee.corrected")))
                .body("items[1].fields.field", equalTo(List.of("singlePartySource")))
                .body("items[1].record.revision", equalTo(2))
                .body("items[1].alert", nullValue()));
    }

    @Test
    void recordBecomesStaleOnceAndOnTheDay() {
        // Given
        People.add(
                "growing-stale",
                "{\"property\": \"case\", \"value\": \"A case\", \"evidence\": {\"title\": \"A page\", \"date\": \""
                        + today.minusDays(180) + "\"}}");
        given().get("/v1/detainees/growing-stale").then().body("stale", equalTo(false));
        // When
        inDays(1);
        due.recompute();
        due.recompute();
        // Then
        given().get("/v1/detainees/growing-stale").then().body("stale", equalTo(true));
        await().untilAsserted(() -> given().get("/v1/detainees/growing-stale/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added", "detainee.stale")))
                .body("items[1].effective", equalTo(today.plusDays(1).toString())));
    }

    @Test
    void newVersionOfTheRuleCorrectsWhatTheOldOneSaid() {
        // Given: the old rule took an end to come for one that had come
        People.add(
                "old-rule",
                "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\", \"validTo\": \""
                        + today.plusDays(30) + "\"}");
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update detainee set computed_by = '', custody = 'UNKNOWN', headline = 'unknown',"
                                        + " held_since = null, view = jsonb_set(jsonb_set(jsonb_set(view"
                                        + " #- '{computedBy}' #- '{nextLimit}', '{summary,custody}', '\"UNKNOWN\"'),"
                                        + " '{summary,headline}', '\"unknown\"'), '{summary,heldSince}', 'null')"
                                        + " where slug = 'old-rule'")
                        .executeUpdate());
        given().get("/v1/detainees/old-rule").then().body("custody", equalTo("UNKNOWN"));
        // When
        due.recompute();
        // Then
        assertThat(due.recompute()).isZero();
        given().get("/v1/detainees/old-rule")
                .then()
                .body("custody", equalTo("HELD"))
                .body("rule", equalTo("display/9"))
                .body("revision", equalTo(2));
        await().untilAsserted(() -> given().get("/v1/detainees/old-rule/changes")
                .then()
                .body("items.type", equalTo(List.of("detainee.added", "detainee.corrected")))
                .body("items[1].fields.field", equalTo(List.of("custody", "headline", "heldSince")))
                .body("items[1].alert.kind", equalTo("corrected"))
                .body("items[1].alert.from", equalTo("unknown"))
                .body("items[1].alert.to", equalTo("detained")));
    }

    @Test
    void newStatementAfterANewVersionOfTheRuleIsNotTakenForItsCause() {
        // Given: an earlier rule did not show the arrest
        People.add(
                "ruled-then-said", "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\"}");
        change("update detainee set computed_by = 'display/2, stale after 180 days', custody = 'UNKNOWN',"
                + " view = jsonb_set(jsonb_set(view, '{summary,custody}', '\"UNKNOWN\"'),"
                + " '{summary,headline}', '\"unknown\"') where slug = 'ruled-then-said'");
        // When
        People.state(
                        "ruled-then-said",
                        Tlp.CLEAR,
                        "{\"property\": \"office\", \"value\": \"Mayor\", \"evidence\": {\"title\": \"A page\"}}")
                .statusCode(201)
                .body("custody", equalTo("HELD"));
        // Then
        await().untilAsserted(() -> given().get("/v1/detainees/ruled-then-said/changes")
                .then()
                .body(
                        "items.type",
                        equalTo(List.of("detainee.added", "detainee.corrected", "detainee.statements-added")))
                .body("items[1].alert.kind", equalTo("corrected"))
                .body("items[1].record.revision", equalTo(2))
                .body("items[2].record.revision", equalTo(3)));
        // and what a later rule has written is not written over
        change("update detainee set computed_by = 'display/10, stale after 180 days' where slug = 'ruled-then-said'");
        People.state(
                        "ruled-then-said",
                        Tlp.CLEAR,
                        "{\"property\": \"office\", \"value\": \"Judge\", \"evidence\": {\"title\": \"A page\"}}")
                .statusCode(409);
        assertThat(computedByOtherRules()).contains("ruled-then-said");
        change("update detainee set computed_by = 'display/9, stale after 180 days' where slug = 'ruled-then-said'");
    }

    @Test
    void recordThatCannotBeComputedKeepsNoOtherFromItsDay() {
        // Given: of two records that an old rule computed, the first cannot be read
        People.add("due-unreadable");
        People.add("due-behind-it");
        double failures = metrics.counter("habeas.recompute.failures").count();
        change("update detainee set computed_by = '' where slug in ('due-unreadable', 'due-behind-it')");
        change("update detainee set view = jsonb_set(view, '{statements}', '\"many\"') where slug = 'due-unreadable'");
        // When
        due.recompute();
        // Then
        assertThat(metrics.counter("habeas.recompute.failures").count()).isGreaterThan(failures);
        assertThat(computedByOtherRules()).containsExactly("due-unreadable");
        // and once it can be read, the next run has it
        change("update detainee set view = jsonb_set(view, '{statements}', '1') where slug = 'due-unreadable'");
        due.recompute();
        assertThat(computedByOtherRules()).isEmpty();
    }

    @Test
    void recordOfALaterRuleIsLeftToThoseWhoKnowIt() {
        // Given: a replica of a later version, whose name is no greater as a text, computed the record already
        People.add("later-rule");
        change("update detainee set computed_by = 'display/10, stale after 180 days' where slug = 'later-rule'");
        // When
        due.recompute();
        // Then
        assertThat(computedByOtherRules()).containsExactly("later-rule");
        // and another setting of the same rule is computed anew
        change("update detainee set computed_by = 'display/9, stale after 2 days' where slug = 'later-rule'");
        due.recompute();
        assertThat(entities.createNativeQuery(
                                "select computed_by from detainee where slug = 'later-rule'", String.class)
                        .getSingleResult())
                .isEqualTo("display/9, stale after 180 days");
    }

    @Test
    void pastIsComputedWhereTheRecordWasComputedForALaterDay() {
        // Given: a record that can be told from what its statement gives
        People.add("computed-later", "{\"property\": \"custody\", \"value\": \"HELD\", \"validFrom\": \"2023-03-04\"}");
        String asOf = Clock.systemUTC().instant().toString();
        String computedFor = "update detainee set view = jsonb_set(jsonb_set(view, '{computedOn}', '\"%s\"'),"
                + " '{statements}', '77') where slug = 'computed-later'";
        // When, Then
        change(computedFor.formatted(today));
        given().get("/v1/detainees/computed-later?asOf=" + asOf).then().body("statementCount", equalTo(77));
        change(computedFor.formatted(today.plusDays(2)));
        given().get("/v1/detainees/computed-later?asOf=" + asOf).then().body("statementCount", equalTo(2));
    }

    private List<String> computedByOtherRules() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery(
                                "select d.slug from Detainee d where d.computedBy not like :rule order by d.id",
                                String.class)
                        .setParameter("rule", DisplayRule.ID + "%")
                        .getResultList());
    }

    private void change(String update) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(update).executeUpdate());
    }

    /** For the rest of the test it is so many days later. */
    private static void inDays(int days) {
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofDays(days)), Clock.class);
    }
}
