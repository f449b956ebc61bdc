package org.habeas.legislation.bill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Chamber;
import org.habeas.kit.test.TestStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told when a part of a bill changes and its summary stays. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "legislation"))
class BillPartChangesTest {

    private static final String MORE = "bill.details-added";
    private static final String CORRECTED = "bill.corrected";
    private static final String REFERRED = "Referred to the Committee on Foreign Relations.";
    private static final String MOTION =
            "Motion to discharge Senate Committee on Foreign Relations rejected by Yea-Nay Vote. 11 - 84.";

    private static final LocalDate DAY = LocalDate.of(2014, 3, 1);

    @Inject
    BillService bills;

    @ParameterizedTest
    @EnumSource(Part.class)
    void partThatChangesIsToldWithARevisionAndIsFoundByItsTime(Part part) {
        // Given
        String id = "113-sres-" + (920 + part.ordinal());
        bills.apply(part.before(base(id)).record());
        String added = given().get("/v1/bills/" + id).path("updated");
        // When
        bills.apply(part.after(base(id).stamped("2018-06-01T00:00:00Z", "b")).record());
        // and a later file that says the same: what two of them lack has gone
        bills.apply(part.after(base(id).stamped("2018-06-02T00:00:00Z", "b")).record());
        // Then
        String updated = given().get("/v1/bills/" + id)
                .then()
                .body("revision", equalTo(2))
                .extract()
                .path("updated");
        assertThat(Instant.parse(updated)).isAfter(Instant.parse(added));
        given().queryParam("updatedSince", updated)
                .queryParam("q", id)
                .get("/v1/bills")
                .then()
                .body("items.id", equalTo(List.of(id)));
        await().untilAsserted(() -> given().get("/v1/bills/" + id + "/changes")
                .then()
                .body("items.type", equalTo(List.of("bill.added", part.told)))
                .body("items[1].revision", equalTo(2))
                .body("items[1].fields.field", everyItem(equalTo(part.field)))
                .body("items[1].fields.size()", equalTo(1))
                // what no alert ever said is not taken back by one
                .body("items[1].alert", nullValue()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsKnownOfAmendmentsStandsWhereANewerSnapshotOnlyNamesThem(boolean wholeFirst) {
        // Given
        String id = "113-sres-" + (wholeFirst ? 960 : 961);
        BillRecord.Action offered = action(1, "Amendment SA 1 proposed.");
        BillRecord.AmendmentSponsor sponsor =
                new BillRecord.AmendmentSponsor("M000133", "Sen. Markey", "D", "MA", null);
        Snapshots whole = base(id).amendment(new BillRecord.Amendment(
                        "113-samdt-1",
                        null,
                        null,
                        "To improve",
                        List.of(sponsor),
                        List.of(),
                        DAY,
                        DAY,
                        List.of(offered)))
                .amendment("113-samdt-2", "Gone since")
                .vote(vote("113-samdt-1"));
        Snapshots newer = base(id).from(BillRecord.Origin.CONGRESS_GOV_API)
                .stamped("2018-06-01T00:00:00Z", "b")
                .partial("amendments")
                .amendment(named("113-samdt-1", action(1, "Amendment SA 1 agreed to.")))
                .amendment(named("113-samdt-3", action(1, "Amendment SA 3 submitted.")));
        // When
        (wholeFirst ? List.of(whole, newer) : List.of(newer, whole)).forEach(s -> bills.apply(s.record()));
        // Then
        BillView view = bills.view(id);
        assertThat(view.amendments())
                .extracting(
                        BillRecord.Amendment::id,
                        BillRecord.Amendment::sponsors,
                        a -> a.actions().stream().map(BillRecord.Action::text).toList())
                .containsExactly(
                        tuple(
                                "113-samdt-1",
                                List.of(sponsor),
                                List.of("Amendment SA 1 proposed.", "Amendment SA 1 agreed to.")),
                        tuple("113-samdt-3", List.of(), List.of("Amendment SA 3 submitted.")));
        assertThat(view.votes()).containsExactly(vote("113-samdt-1"));
        assertThat(view.sources())
                .extracting(BillView.SnapshotSource::source)
                .containsExactly("CONGRESS_GOV_API", "GOVINFO_BILLSTATUS");
    }

    private static BillRecord.Amendment named(String id, BillRecord.Action last) {
        return new BillRecord.Amendment(id, null, null, null, List.of(), List.of(), null, null, List.of(last));
    }

    private static BillRecord.Action action(int sequence, String text) {
        return new BillRecord.Action(
                sequence, DAY.plusDays(text.length()), null, text, null, null, null, List.of(), List.of());
    }

    private static BillRecord.RecordedVote vote(String amendment) {
        return new BillRecord.RecordedVote(
                Chamber.SENATE, 113, 1, 9, null, DAY, "On it", List.of(amendment), "https://senate.test/9");
    }

    private static Snapshots base(String id) {
        return Snapshots.of(id).action(REFERRED).action(MOTION);
    }

    /** How a part of a bill can change while its summary stays. */
    private enum Part {
        COMMITTEE_CAME("committees", MORE, s -> s, s -> s.committee("ssfr00")),
        COMMITTEE_WENT("committees", CORRECTED, s -> s.committee("ssfr00"), s -> s),
        SUBJECT_CAME("subjects", MORE, s -> s.subjects("Europe"), s -> s.subjects("Azerbaijan", "Europe")),
        SUBJECT_WENT("subjects", CORRECTED, s -> s.subjects("Armenia", "Europe"), s -> s.subjects("Europe")),
        RELATED("related", MORE, s -> s, s -> s.related("113-hres-1")),
        TITLE_CAME("titles", MORE, s -> s, s -> s.title("short", "An Act")),
        TITLE("titles", CORRECTED, s -> s.title("short", "An Act"), s -> s.title("short", "Another Act")),
        LAW("laws", MORE, s -> s, s -> s.law("113-1")),
        AMENDMENT_CAME("amendments", MORE, s -> s, s -> s.amendment("113-samdt-1", "A")),
        AMENDMENT("amendments", CORRECTED, s -> s.amendment("113-samdt-1", "A"), s -> s.amendment("113-samdt-1", "B")),
        VOTE_CAME("votes", MORE, s -> s, s -> s.vote(7, "On it")),
        VOTE("votes", CORRECTED, s -> s.vote(7, "On it"), s -> s.vote(7, "On it, agreed to")),
        SUMMARY_CAME("summaries", MORE, s -> s, s -> s.summary("It asks.")),
        SUMMARY("summaries", CORRECTED, s -> s.summary("It asks."), s -> s.summary("It requires.")),
        CALENDAR("calendars", MORE, s -> s, s -> s.calendar("47")),
        REPORT_WENT("reports", CORRECTED, s -> s.reports("S. Rept. 113-1"), s -> s.reports()),
        COST_ESTIMATE("costEstimates", MORE, s -> s, s -> s.costEstimate("S. 1")),
        NOTE("notes", MORE, s -> s, s -> s.notes("A")),
        AUTHORITY("authority", CORRECTED, s -> s.authority("Article I"), s -> s.authority("Article II")),
        TEXT_DATE("texts", CORRECTED, s -> s.text("Introduced"), s -> s.text("Introduced", LocalDate.of(2013, 5, 5))),
        TEXT_CAME_OUT("texts", MORE, s -> s.text("Introduced"), s -> s.text("Introduced", "https://a.test/1")),
        TEXT_PRINTED_ANEW(
                "texts",
                "bill.texts-published",
                s -> s.text("Engrossed Amendment House"),
                s -> s.text("Engrossed Amendment House").text("Engrossed Amendment House", LocalDate.of(2014, 6, 1))),
        TEXT_PRINTED_ANEW_ON_THE_DAY(
                "texts",
                "bill.texts-published",
                s -> s.text("Introduced", "https://a.test/1"),
                s -> s.text("Introduced", "https://a.test/1").text("Introduced", "https://a.test/2")),
        TEXT_WENT("texts", CORRECTED, s -> s.text("Introduced"), s -> s),
        ACTION_TWICE("actions", CORRECTED, s -> s, s -> s.action(REFERRED, LocalDate.of(2014, 3, 1))),
        COSPONSOR_NAME(
                "cosponsors", CORRECTED, s -> s.cosponsor("M000133", false), s -> s.cosponsor("M000133", false, "Ed")),
        ;

        private final String field;
        private final String told;
        private final UnaryOperator<Snapshots> before;
        private final UnaryOperator<Snapshots> after;

        Part(String field, String told, UnaryOperator<Snapshots> before, UnaryOperator<Snapshots> after) {
            this.field = field;
            this.told = told;
            this.before = before;
            this.after = after;
        }

        Snapshots before(Snapshots snapshot) {
            return before.apply(snapshot);
        }

        Snapshots after(Snapshots snapshot) {
            return after.apply(snapshot);
        }
    }
}
