package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.habeas.kit.test.TestStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillsOfDaysTest {

    /** Before anything that another test introduces. */
    private static final LocalDate FIRST = LocalDate.of(1871, 3, 1);

    @Inject
    BillService bills;

    /** Those of few days are sorted in another way than those of many. */
    @ParameterizedTest
    @ValueSource(strings = {"-latestAction", "introduced", "-cosponsors", "-updated", "citation"})
    void billsOfFewDaysComeInTheSameOrderAsThoseOfMany(String sort) {
        // Given
        for (int i = 1; i <= 7; i++) {
            Snapshots bill = Snapshots.of("42-hr-" + i).introduced(FIRST.plusDays(i));
            for (int n = 0; n < i * 3 % 7; n++) {
                bill.action("Referred to a committee.", FIRST.plusDays(20 + n)).cosponsor("Q99000" + n, false);
            }
            bills.apply(bill.record());
        }
        // When
        List<String> few = walk(sort, FIRST.plusDays(2), FIRST.plusDays(6));
        List<String> many = walk(sort, FIRST.minusYears(50), FIRST.plusDays(6));
        // Then
        assertThat(few).containsExactlyInAnyOrder("42-hr-2", "42-hr-3", "42-hr-4", "42-hr-5", "42-hr-6");
        many.remove("42-hr-1");
        assertThat(few).isEqualTo(many);
    }

    private static List<String> walk(String sort, LocalDate from, LocalDate to) {
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            var request = given().queryParam("introducedFrom", from.toString())
                    .queryParam("introducedTo", to.toString())
                    .queryParam("sort", sort)
                    .queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/bills")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);
        return ids;
    }
}
