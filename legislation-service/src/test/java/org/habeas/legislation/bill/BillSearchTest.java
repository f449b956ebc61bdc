package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.habeas.kit.test.OpenApiAnswers;
import org.habeas.kit.test.TestStack;
import org.habeas.legislation.search.Sought;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillSearchTest {

    @Inject
    BillService bills;

    @Inject
    EntityManager database;

    @BeforeEach
    void someBills() {
        bills.apply(Snapshots.of("70-sres-540")
                .title("A resolution on Azerbaijan's human rights practices.")
                .subjects("Detention of persons", "Europe")
                .policyArea("International Affairs")
                .record());
        bills.apply(Snapshots.of("70-s-3000")
                .title("Armenian Protection Act")
                .title("official", "A bill on assistance to Azerbaijan, and on rights of humans.")
                .record());
        bills.apply(Snapshots.of("70-hres-1148")
                .title("Calling for the immediate release of Gubad Ibadoghlu.")
                .subjects("Azerbaijan", "Human rights", "Detention of persons")
                .record());
        bills.apply(
                Snapshots.of("70-hr-1").title("Café and Restaurants Relief Act").record());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            azerbaijan                     | 70-sres-540,70-s-3000,70-hres-1148
            AZERBAIJÁN                     | 70-sres-540,70-s-3000,70-hres-1148
            detention person               | 70-hres-1148,70-sres-540
            practice                       | 70-sres-540
            international affair europe    | 70-sres-540
            "human rights"                 | 70-sres-540,70-hres-1148
            "rights human"                 |
            azerbaijan -ibadoghlu          | 70-sres-540,70-s-3000
            ibadoghlu OR armenian          | 70-hres-1148,70-s-3000
            armen protect                  | 70-s-3000
            cafe                           | 70-hr-1
            "persons azerbaijan"           |
            -azerbaijan                    |
            the of and                     |
            """)
    void wordsPhrasesStemsAndBeginningsAreFoundInTitlesSubjectsAndPolicyArea(String sought, @Nullable String found) {
        JsonPath answer = search(sought);
        assertThat(answer.getList("items.id"))
                .containsExactlyInAnyOrderElementsOf(found == null ? List.of() : List.of(found.split(",")));
        assertThat(answer.getBoolean("near")).isFalse();
    }

    @Test
    void summariesAreSearchedAndWeighLessThanSubjectsAndThoseLessThanTitles() {
        // Given
        bills.apply(Snapshots.of("70-hr-11").title("Zonal something").record());
        bills.apply(Snapshots.of("70-hr-12")
                .title("Another")
                .subjects("Zonal matters")
                .record());
        bills.apply(Snapshots.of("70-hr-13")
                .title("A third")
                .summary("<p class=\"zonal/b\">Some <b>zonal</b> text")
                .record());
        // When, Then
        assertThat(search("zonal").getList("items.id")).containsExactly("70-hr-11", "70-hr-12", "70-hr-13");
        assertThat(search("class").getList("items.id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S.Res.540                      | 70-sres-540
            s res 540                      | 70-sres-540
            70-sres-540                    | 70-sres-540
            S.3000 70th                    | 70-s-3000
            S. 3000 (70th Congress)        | 70-s-3000
            H.Res.1148                     | 70-hres-1148
            """)
    void citationFindsItsBillFirst(String citation, String bill) {
        // Given
        bills.apply(Snapshots.of("70-hr-540")
                .title("S. Res. 540 and S. 3000 of the 70th Congress, and H. Res. 1148, reconsidered Act of 540")
                .record());
        // When, Then
        assertThat(search(citation).<String>getList("items.id")).startsWith(bill);
    }

    @Test
    void citationOfSeveralCongressesFindsAllOfThemTheNewestFirst() {
        // Given
        bills.apply(Snapshots.of("69-hconres-4242").record());
        bills.apply(Snapshots.of("70-hconres-4242").record());
        bills.apply(Snapshots.of("70-hr-4242").record());
        // When, Then
        given().queryParam("q", "H.Con.Res. 4242")
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of("70-hconres-4242", "69-hconres-4242")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ibadoglu                       | 70-hres-1148
            release of Ibadoglu            | 70-hres-1148
            Armenain protecton             | 70-s-3000
            Restaurnats                    | 70-hr-1
            """)
    void misspeltWordsFindWhatIsLikeThemAndTheAnswerSaysSo(String sought, String bill) {
        await().untilAsserted(() -> {
            JsonPath answer = search(sought);
            assertThat(answer.getList("items.id")).containsExactly(bill);
            assertThat(answer.getBoolean("near")).isTrue();
        });
    }

    @Test
    void misspellingOfACommonWordIsCountedAndFacetedAsItIsListed() {
        await().untilAsserted(() -> given().queryParam("congress", 70)
                .queryParam("q", "Azerbajan")
                .queryParam("count", "exact")
                .queryParam("facets", "type")
                .queryParam("sort", "citation")
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .body("near", equalTo(true))
                .body("items.id", equalTo(List.of("70-sres-540", "70-hres-1148", "70-s-3000")))
                .body("total", equalTo(3))
                .body("facets.type.count", equalTo(List.of(1, 1, 1))));
        given().queryParam("congress", 70).get("/v1/bills").then().body("near", nullValue());
    }

    @Test
    void wordsThatExistButNotTogetherFindNothingAndNothingNear() {
        JsonPath answer = search("ibadoghlu restaurants");
        assertThat(answer.getList("items.id")).isEmpty();
        assertThat(answer.getBoolean("near")).isFalse();
    }

    @Test
    void walkInTheOrderOfRelevanceGivesEachBillOnce() {
        // Given
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            String id = "68-hr-" + i;
            bills.apply(Snapshots.of(id)
                    .title("Quixotic ".repeat(1 + i % 3) + "measure " + (i % 4 == 0 ? "of windmills" : ""))
                    .record());
            expected.add(id);
        }
        // When
        List<String> walked = BillPartsTest.walk("/v1/bills?q=quixotic+measures&congress=68&limit=5", "id");
        // Then
        assertThat(walked).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(search("quixotic windmills", 68).getList("items.id"))
                .containsExactlyInAnyOrder("68-hr-4", "68-hr-8", "68-hr-12");
    }

    @Test
    void wordsThatAreInMoreBillsThanAreRankedGiveTheLatestActionFirstAndEachBillOnce() {
        // Given
        int many = 3 * Sought.MOST_RANKED + 50;
        bills.apply(Snapshots.of("67-hr-1").title("Ubiquitous matters").record());
        QuarkusTransaction.requiringNew()
                .timeout(120)
                .run(() -> database.createNativeQuery(
                                "insert into bill (id, congress, type, number, title, status, cosponsors, revision, updated, view,"
                                        + " search_document, latest_action, summary) select '67-hr-' || n, 67, 'hr', n, title, status, 0, 1,"
                                        + " updated, view, search_document,"
                                        + " date '1922-01-01' + n % 40, summary || jsonb_build_object('id', '67-hr-' || n, 'number', n,"
                                        + " 'latestAction', jsonb_build_object('date', date '1922-01-01' + n % 40, 'text', 'A'))"
                                        + " from bill, generate_series(2, " + many + ") n where id = '67-hr-1'")
                        .executeUpdate());
        // When
        List<String> walked = new ArrayList<>();
        List<String> days = new ArrayList<>();
        String cursor = null;
        do {
            var page = given().queryParam("q", "ubiquitous")
                    .queryParam("congress", 67)
                    .queryParam("limit", 200);
            JsonPath answer = (cursor == null ? page : page.queryParam("cursor", cursor))
                    .get("/v1/bills")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            walked.addAll(answer.getList("items.id"));
            days.addAll(answer.getList("items.latestAction.date"));
            cursor = answer.getString("next");
        } while (cursor != null);
        // Then
        assertThat(walked).hasSize(many).doesNotHaveDuplicates();
        assertThat(days.subList(0, many - 1)).isSortedAccordingTo(Comparator.reverseOrder());
        JsonPath ofAll = given().queryParam("q", "ubiquitous")
                .queryParam("limit", 200)
                .get("/v1/bills")
                .jsonPath();
        assertThat(ofAll.getList("items.id")).isEqualTo(walked.subList(0, 200));
        assertThat(search("67-hr-7", 67).getList("items.id")).containsExactly("67-hr-7");
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("delete from bill where congress = 67")
                        .executeUpdate());
    }

    @Test
    void cursorOfAnotherOrderIsRefused() {
        for (String cursor : List.of("WyJhYmMiLCI3MC1oci0xIl0", "WyIxIl0", "bm9uZQ")) {
            given().queryParam("q", "azerbaijan")
                    .queryParam("cursor", cursor)
                    .get("/v1/bills")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-cursor"));
        }
    }

    @Test
    void sortThatIsAskedForGoesBeforeRelevance() {
        given().queryParam("congress", 70)
                .queryParam("q", "azerbaijan")
                .queryParam("sort", "citation")
                .get("/v1/bills")
                .then()
                .body("items.number", equalTo(List.of(540, 1148, 3000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"\"",
                "a'b\\c",
                "!&|():*<->",
                "' & !'x'",
                "-\"",
                "OR OR OR",
                "\u202e\u0e3f\u200d",
                "ﷺﷺﷺ",
                "🏛️ act",
                "é\u0301\u0301\u0301",
                "1 2 3 4 5 6 7 8 9 0 - + = .",
                "http://a.b/c?d=e&f",
                "S.Res.99999999999999",
                "We, the people, look for a bill. It is about rights! Is there one? \"And this is never closed"
            })
    void oddTextsAreAnswered(String sought) {
        given().queryParam("q", sought)
                .queryParam("facets", "status")
                .queryParam("count", "exact")
                .get("/v1/bills")
                .then()
                .statusCode(200);
        given().noFiltersOfType(OpenApiAnswers.class) // which expect a line
                .queryParam("q", sought)
                .get("/v1/bills/export")
                .then()
                .statusCode(200);
    }

    @Test
    void longTextsAreAnsweredUpToTheLongestAddress() {
        for (String word : List.of("az ", "\"a b\" ", "x", "-y ", "or ", "azerbajann ")) {
            given().queryParam("q", word.repeat(3_500 / word.length()).replace(' ', '+'))
                    .get("/v1/bills")
                    .then()
                    .statusCode(lessThan(500));
            given().urlEncodingEnabled(false)
                    .get("/v1/bills?q="
                            + word.strip()
                                    .replace("\"", "%22")
                                    .replace(' ', '+')
                                    .concat("+")
                                    .repeat(200))
                    .then()
                    .statusCode(200);
        }
        given().queryParam("q", "a".repeat(10_000)).get("/v1/bills").then().statusCode(414);
    }

    private static JsonPath search(String sought) {
        return search(sought, 70);
    }

    private static JsonPath search(String sought, int congress) {
        return given().queryParam("congress", congress)
                .queryParam("q", sought)
                .get("/v1/bills")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
