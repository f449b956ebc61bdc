package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Walk;
import org.habeas.kit.test.TestStack;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillListTest {

    @Inject
    BillService bills;

    @Inject
    BillLists lists;

    @Inject
    EntityManager database;

    @ParameterizedTest
    @ValueSource(strings = {"-latestAction", "introduced", "-cosponsors", "-updated", "citation"})
    void walkGivesEachBillOnceInOrderThoughBillsAreAddedMeanwhile(String sort) {
        // Given
        int congress = 100
                + List.of("-latestAction", "introduced", "-cosponsors", "-updated", "citation")
                        .indexOf(sort);
        List<String> before = new ArrayList<>();
        for (int i = 1; i <= 11; i++) {
            String id = congress + (i % 2 == 0 ? "-s-" : "-sres-") + i;
            bills.apply(bill(id, i).record());
            before.add(id);
        }
        // When
        List<Map<String, Object>> walked = new ArrayList<>();
        String cursor = null;
        int page = 0;
        do {
            var request = given().queryParam("congress", congress)
                    .queryParam("sort", sort)
                    .queryParam("limit", 3);
            JsonPath answer = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/bills")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            walked.addAll(answer.getList("items"));
            cursor = answer.getString("next");
            bills.apply(bill(congress + "-hres-" + (20 + page), page).record());
            page++;
        } while (cursor != null && page < 20);
        // Then
        List<String> ids = walked.stream().map(b -> (String) b.get("id")).toList();
        assertThat(cursor).isNull();
        assertThat(ids).doesNotHaveDuplicates().containsAll(before);
        assertThat(walked).isSortedAccordingTo(order(sort));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-latestAction", "introduced", "-cosponsors", "-updated"})
    void walkGivesEachBillOnceInTheOrderInWhichItBeganThoughAllOfThemMove(String sort) {
        // Given
        int congress = 86
                + List.of("-latestAction", "introduced", "-cosponsors", "-updated")
                        .indexOf(sort);
        for (int i = 1; i <= 11; i++) {
            bills.apply(bill(congress + "-sres-" + i, i).record());
        }
        List<String> before = ids(congress, sort, 50, null).getList("items.id");
        // When
        List<String> walked = new ArrayList<>();
        String cursor = null;
        int page = 0;
        do {
            JsonPath answer = ids(congress, sort, 3, cursor);
            walked.addAll(answer.getList("items.id"));
            cursor = answer.getString("next");
            page++;
            for (int turn = 1; turn <= 11; turn++) {
                int i = 1 + turn * 7 % 11;
                bills.apply(bill(congress + "-sres-" + i, (i * 7 + page * 5) % 11)
                        .stamped("2026-02-0" + page + "T00:00:00Z", "walk-" + page + "-" + i)
                        .record());
            }
        } while (cursor != null && page < 9);
        // Then
        assertThat(walked).isEqualTo(before);
        assertThat(ids(congress, sort, 50, null).<String>getList("items.id")).isNotEqualTo(before);
    }

    private static JsonPath ids(int congress, String sort, int limit, @Nullable String cursor) {
        var request = given().queryParam("congress", congress)
                .queryParam("sort", sort)
                .queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-01|1-s-1|10:20:|2020-01-01T00:00:00Z",
                "2026-01-01|1-s-1|10:20:|2999-01-01T00:00:00Z",
                "2026-01-01|1-s-1|20:10:|NOW",
                "2026-01-01|1-s-1|10:20:21|NOW",
                "2026-01-01|1-s-1|10:20:15,12|NOW",
                "2026-01-01|1-s-1|0:20:|NOW",
                "2026-01-01|1-s-1|x|NOW",
                "2026-01-01|1-s-1|10:20:|today",
                "2026-01-01|1-s-1||",
            })
    void cursorOfNoWalkIsRefused(String key, String id, @Nullable String snapshot, @Nullable String began) {
        List<String> keys = snapshot == null || began == null
                ? List.of(key, id)
                : List.of(key, id, snapshot, began.replace("NOW", Instant.now().toString()));
        given().queryParam("cursor", Cursor.encode(keys))
                .get("/v1/bills")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }

    @ParameterizedTest
    @EnumSource(BillSort.class)
    void everyOrderIsReadAlongAnIndexAndSortedByNobody(BillSort sort) {
        // Given
        bills.apply(bill("99-sres-" + (1 + sort.ordinal()), sort.ordinal()).record());
        BillSelection all = bills.select(new BillFilter(), List.of());
        List<String> last =
                bills.list(all, sort, Optional.empty(), 1).getFirst().keys();
        Optional<Walk> walk =
                sort.isFixed() ? Optional.empty() : Optional.of(Walk.of(last.subList(2, 4), Instant.now()));
        for (Optional<List<String>> after : List.of(Optional.<List<String>>empty(), Optional.of(last))) {
            // When
            String plan = plan(() -> after.ifPresentOrElse(
                    keys -> lists.alongTheOrder(all, sort, keys, walk, 50),
                    () -> bills.list(all, sort, Optional.empty(), 50)));
            // Then
            assertThat(plan)
                    .contains("Index Scan using bill_by_" + sort.name().toLowerCase(Locale.ROOT))
                    .doesNotContain("Sort");
            assertThat(plan.contains("Index Cond")).isEqualTo(after.isPresent());
        }
    }

    /** How PostgreSQL goes about the last statement of some work if it may neither read all of a table nor sort. */
    private String plan(Runnable work) {
        String statement = QuarkusTransaction.requiringNew().call(() -> {
            Object own = database.createNativeQuery("select pg_backend_pid()").getSingleResult();
            work.run();
            return QuarkusTransaction.requiringNew().call(() -> (String)
                    database.createNativeQuery("select query from pg_stat_activity where pid = :own", String.class)
                            .setParameter("own", own)
                            .getSingleResult());
        });
        return QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery("set local enable_seqscan = off").executeUpdate();
            database.createNativeQuery("set local enable_bitmapscan = off").executeUpdate();
            database.createNativeQuery("set local enable_sort = off").executeUpdate();
            database.createNativeQuery("set local enable_incremental_sort = off")
                    .executeUpdate();
            database.createNativeQuery("set local plan_cache_mode = force_generic_plan")
                    .executeUpdate();
            database.createNativeQuery("prepare listed as " + statement).executeUpdate();
            long parameters =
                    Pattern.compile("\\$\\d+").matcher(statement).results().count();
            List<?> lines = database.createNativeQuery(
                            "explain execute listed(" + String.join(", ", Collections.nCopies((int) parameters, "null"))
                                    + ")",
                            String.class)
                    .getResultList();
            database.createNativeQuery("deallocate listed").executeUpdate();
            return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        });
    }

    @ParameterizedTest
    @CsvSource({"status,FOO", "status,ON_CALENDAR", "stage,FOO", "stage,REFERRED"})
    void codeThatThereIsNotIsRefusedWithThePlaceThatListsThem(String parameter, String code) {
        given().queryParam(parameter, code)
                .get("/v1/bills")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("/v1/statuses"))
                .body("errors[0].parameter", equalTo(parameter));
    }

    @Test
    void highestIdThereCanBeIsSortedByCitationAsAnyOther() {
        // Given
        bills.apply(Snapshots.of("999-sres-999999").record());
        bills.apply(Snapshots.of("999-sres-1").record());
        // When
        JsonPath first = given().queryParam("congress", 999)
                .queryParam("sort", "citation")
                .queryParam("limit", 1)
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(first.getString("items[0].id")).isEqualTo("999-sres-1");
        given().queryParam("congress", 999)
                .queryParam("sort", "citation")
                .queryParam("cursor", first.getString("next"))
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of("999-sres-999999")));
    }

    @Test
    void tagIsComparedWeaklyForReadingAndNamedIfItIsNotMet() {
        bills.apply(Snapshots.of("108-sres-1").record());
        String tag = given().get("/v1/bills/108-sres-1").header("ETag");
        given().header("If-None-Match", "W/" + tag)
                .get("/v1/bills/108-sres-1")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        given().header("If-None-Match", tag).get("/v1/bills/108-sres-1").then().statusCode(304);
        given().header("If-Match", "\"other\"")
                .get("/v1/bills/108-sres-1")
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
        given().queryParam("count", "exact")
                .get("/v1/bills/108-sres-1/documents")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void filtersByCosponsorCommitteeSubjectAndPolicyArea() {
        // Given
        bills.apply(Snapshots.of("112-sres-1")
                .cosponsor("W000437", false)
                .committee("ssfr00")
                .subjects("Armenia", "Azerbaijan")
                .policyArea("International Affairs")
                .record());
        bills.apply(Snapshots.of("112-sres-2")
                .cosponsor("W000437", true)
                .committee("ssju00", "ssju22")
                .subjects("Armenia")
                .policyArea("Law")
                .record());
        // When, Then
        assertThat(ids("cosponsor", "W000437")).containsExactly("112-sres-1");
        assertThat(ids("committee", "ssju00")).containsExactly("112-sres-2");
        assertThat(ids("committee", "ssju22")).containsExactly("112-sres-2");
        assertThat(ids("subject", "Armenia")).containsExactly("112-sres-1", "112-sres-2");
        assertThat(ids("subject", "Azerbaijan")).containsExactly("112-sres-1");
        assertThat(ids("policyArea", "Law")).containsExactly("112-sres-2");
        assertThat(ids("subject", "Arm")).isEmpty();
    }

    @Test
    void filterFollowsABillThatLosesItsCosponsor() {
        // Given
        bills.apply(Snapshots.of("111-sres-1").cosponsor("W000437", false).record());
        // When
        bills.apply(Snapshots.of("111-sres-1")
                .stamped("2018-06-01T00:00:00Z", "b")
                .cosponsor("W000437", true)
                .record());
        // Then
        given().queryParam("congress", 111)
                .queryParam("cosponsor", "W000437")
                .get("/v1/bills")
                .then()
                .body("items", equalTo(List.of()));
    }

    @Test
    void billsOfBeforeTheFiltersAreFoundAfterTheMigration() throws IOException {
        // Given
        bills.apply(Snapshots.of("109-sres-1")
                .cosponsor("W000437", false)
                .cosponsor("X000001", true)
                .committee("ssfr00")
                .subjects("Armenia", "Azerbaijan")
                .policyArea("Law")
                .record());
        String columns =
                "policy_area || '|' || cast(cosponsor_ids as text) || '|' || cast(committees as text) || '|' || cast(subjects as text)";
        String empty = "update bill set policy_area = null, cosponsor_ids = '{}', committees = '{}', subjects = '{}'"
                + " where id = '109-sres-1'";
        String filling = filling("V103__bill_filters.sql");
        // When
        Object filled = QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery(empty).executeUpdate();
            database.createNativeQuery(filling).executeUpdate();
            return database.createNativeQuery(
                            "select concat(" + columns + ") from bill where id = '109-sres-1'", String.class)
                    .getSingleResult();
        });
        // Then
        assertThat(filled).isEqualTo("Law|{W000437}|{ssfr00}|{Armenia,Azerbaijan}");
    }

    @Test
    void listsReadTheSummariesAndNoView() {
        // Given
        bills.apply(Snapshots.of("107-sres-1")
                .action("Referred to the Committee on Finance.")
                .record());
        bills.apply(Snapshots.of("107-sres-2").record());
        Map<String, Object> whole =
                given().get("/v1/bills/107-sres-1").jsonPath().getMap("$");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update bill set view = '{}' where congress = 107")
                        .executeUpdate());
        Statistics read =
                database.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        read.setStatisticsEnabled(true);
        long before = read.getEntityStatistics(Bill.class.getName()).getLoadCount();
        // When
        JsonPath answer = given().queryParam("congress", 107)
                .queryParam("sort", "citation")
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // Then
        assertThat(answer.getList("items.id")).containsExactly("107-sres-1", "107-sres-2");
        assertThat(whole).containsAllEntriesOf(answer.getMap("items[0]"));
        assertThat(read.getEntityStatistics(Bill.class.getName()).getLoadCount())
                .isEqualTo(before);
        assertThat(read.getQueries())
                .filteredOn(q -> q.contains("summary"))
                .isNotEmpty()
                .noneMatch(q -> q.contains("view"));
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("delete from bill where congress = 107")
                        .executeUpdate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            azerbaijan rights | 106-sres-540
            rights AZERBAIJAN | 106-sres-540
            azerbaïjan | 106-sres-540,106-s-3000,106-hr-1
            section 907 | 106-s-3000
            armenian protect | 106-s-3000
            azerbaijan's 502B(c) | 106-sres-540
            azerbaijan tax | 106-hr-1
            erba |
            % _ |
            106-s-3000 | 106-s-3000
            """)
    void everyWordHasToBeginAWordOfAnyTitle(String sought, @Nullable String found) {
        // Given
        bills.apply(Snapshots.of("106-sres-540")
                .title("A resolution on Azerbaijan's human rights practices pursuant to section 502B(c).")
                .record());
        bills.apply(Snapshots.of("106-s-3000")
                .title("Armenian Protection Act")
                .title("official", "A bill to repeal section 907 waiver authority with respect to Azerbaijan.")
                .record());
        bills.apply(Snapshots.of("106-hr-1")
                .title("Double taxation")
                .title("short", "AZERBAIJÁN Act")
                .record());
        // When
        List<String> ids = given().queryParam("congress", 106)
                .queryParam("q", sought)
                .queryParam("count", "exact")
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        // Then
        List<String> wanted = found == null ? List.of() : List.of(found.split(","));
        assertThat(ids).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void longestWordsAndMostTitlesAreTakenAndFound() {
        // Given
        Snapshots bill = Snapshots.of("105-sres-540").title("a".repeat(99) + "𝒜".repeat(400));
        for (int i = 0; i < 700; i++) {
            bill.title("short", "ա" + i + " հայաստան".repeat(200) + i);
        }
        // When
        bills.apply(bill.record());
        // Then
        given().queryParam("congress", 105)
                .queryParam("q", "a".repeat(99))
                .get("/v1/bills")
                .then()
                .body("items.id", equalTo(List.of("105-sres-540")));
    }

    private String filling(String file) throws IOException {
        String migration = new String(
                getClass().getResourceAsStream("/db/migration/" + file).readAllBytes(), StandardCharsets.UTF_8);
        int start = migration.indexOf("update bill");
        return migration.substring(start, migration.indexOf(';', start));
    }

    @Test
    void facetsCountAllThatTheFilterSelectsAndNotThePage() {
        // Given
        for (int i = 1; i <= 3; i++) {
            bills.apply(Snapshots.of("110-sres-" + i).record());
        }
        bills.apply(Snapshots.of("110-sres-4")
                .action("Resolution agreed to in Senate without amendment by Unanimous Consent.")
                .record());
        bills.apply(Snapshots.of("110-s-5").record());
        // When, Then
        given().queryParam("congress", 110)
                .queryParam("limit", 1)
                .queryParam("facets", "status,type")
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items.size()", equalTo(1))
                .body("facets.status.value", equalTo(List.of("EXPIRED", "PASSED:SIMPLERES")))
                .body("facets.status.count", equalTo(List.of(4, 1)))
                .body("facets.type.value", equalTo(List.of("sres", "s")))
                .body("facets.type.count", equalTo(List.of(4, 1)))
                .body("facets.congress", nullValue());
        given().queryParam("congress", 110).get("/v1/bills").then().body("facets", nullValue());
        given().queryParam("facets", "status,colour")
                .get("/v1/bills")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", hasItem("facets"));
    }

    private static List<String> ids(String filter, String value) {
        return given().queryParam("congress", 112)
                .queryParam("sort", "citation")
                .queryParam(filter, value)
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    /** Every second bill ties with the one before it, so that ties are walked too. */
    private static Snapshots bill(String id, int i) {
        Snapshots bill = Snapshots.of(id).introduced(LocalDate.of(2016, 3, 1).plusDays(i / 2));
        for (int c = 0; c < i / 2; c++) {
            bill.cosponsor("C00000" + c, false);
        }
        return i % 3 == 0 ? bill : bill.action("Referred to the Committee on Finance.");
    }

    private static Comparator<Map<String, Object>> order(String sort) {
        Comparator<Map<String, Object>> first = switch (sort) {
            case "-latestAction" ->
                Comparator.comparing((Map<String, Object> b) ->
                                b.get("latestAction") instanceof Map<?, ?> a ? (String) a.get("date") : "")
                        .reversed();
            case "introduced" -> Comparator.comparing(b -> (String) b.get("introduced"));
            case "-cosponsors" ->
                Comparator.comparing((Map<String, Object> b) -> (Integer) b.get("cosponsors"))
                        .reversed();
            case "-updated" ->
                Comparator.comparing((Map<String, Object> b) -> Instant.parse((String) b.get("updated")))
                        .reversed();
            case "citation" -> Comparator.comparing(b -> (Integer) b.get("number"));
            default -> throw new IllegalArgumentException(sort);
        };
        return first.thenComparing(b -> (String) b.get("id"));
    }
}
