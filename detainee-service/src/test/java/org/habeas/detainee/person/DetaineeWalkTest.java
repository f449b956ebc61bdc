package org.habeas.detainee.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.test.TestStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "detainee"))
class DetaineeWalkTest {

    private static final int PEOPLE = 11;

    @Inject
    EntityManager database;

    @ParameterizedTest
    @EnumSource(DetaineeSort.class)
    void walkGivesEachPersonOnceInTheOrderInWhichItBeganThoughAllOfThemMove(DetaineeSort sort) {
        // Given
        String group = "walk-" + sort.name().toLowerCase(Locale.ROOT).replace('_', '-');
        for (int i = 1; i <= PEOPLE; i++) {
            People.add(group + "-" + i, "{\"property\": \"group\", \"value\": \"" + group + "\"}");
        }
        move(group, 0);
        List<String> before = page(group, sort, 50, null).getList("items.slug");
        // When
        List<String> walked = new ArrayList<>();
        String cursor = null;
        int page = 0;
        do {
            JsonPath answer = page(group, sort, 3, cursor);
            walked.addAll(answer.getList("items.slug"));
            cursor = answer.getString("next");
            move(group, ++page);
        } while (cursor != null && page < 9);
        // Then
        assertThat(before).hasSize(PEOPLE);
        assertThat(walked).isEqualTo(before);
        assertThat(page(group, sort, 50, null).<String>getList("items.slug")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5:4:", "4:5:9", "now", "0:1:"})
    void cursorOfNoWalkIsRefused(String snapshot) {
        given().queryParam(
                        "cursor",
                        Cursor.encode(List.of(
                                "A",
                                new UUID(0, 1).toString(),
                                snapshot,
                                Instant.now().toString())))
                .get("/v1/detainees")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }

    @Test
    void listOfADayGoesOnAsOfTheInstantAtWhichItBegan() {
        // Given
        for (int i = 1; i <= 5; i++) {
            People.add("walk-day-" + i, "{\"property\": \"group\", \"value\": \"walk-day\"}");
        }
        JsonPath first = onDay(2, null);
        // When
        People.state(first.getString("items[1].slug"), Tlp.CLEAR, "{\"property\": \"remark\", \"value\": \"Seen\"}");
        People.state("walk-day-1", Tlp.CLEAR, "{\"property\": \"remark\", \"value\": \"Seen again\"}");
        List<String> walked = new ArrayList<>(first.getList("items.slug"));
        for (String cursor = first.getString("next"); cursor != null; ) {
            JsonPath next = onDay(2, cursor);
            walked.addAll(next.getList("items.slug"));
            cursor = next.getString("next");
        }
        // Then
        assertThat(walked).containsExactly("walk-day-5", "walk-day-4", "walk-day-3", "walk-day-2", "walk-day-1");
    }

    private static JsonPath onDay(int limit, @Nullable String cursor) {
        var request = given().queryParam("group", "walk-day")
                .queryParam("on", LocalDate.now(ZoneOffset.UTC).toString())
                .queryParam("sort", "-updated")
                .queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/v1/detainees")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath page(String group, DetaineeSort sort, int limit, @Nullable String cursor) {
        String wanted = switch (sort) {
            case NAME -> "name";
            case HELD_SINCE -> "-heldSince";
            case UPDATED -> "-updated";
        };
        var request =
                given().queryParam("group", group).queryParam("sort", wanted).queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/v1/detainees")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** All of the group get another name, are held since another day and were written at another time. */
    private void move(String group, int round) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update detainee d set name = 'Walker ' || p.place, held_since ="
                                + " date '2024-01-01' + p.place, updated = timestamptz '2024-01-01 00:00:00.123456Z'"
                                + " + p.place * interval '1 hour' from (select id, cast(("
                                + " row_number() over (order by slug) * 7 + :round * 5) % 11 as int) as place from detainee"
                                + " where slug like :like) p where p.id = d.id")
                        .setParameter("round", round)
                        .setParameter("like", group + "-%")
                        .executeUpdate());
    }
}
