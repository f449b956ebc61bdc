package org.habeas.legislation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Activity;
import org.habeas.contracts.BillRecord.Committee;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.habeas.contracts.BillRecord.Text;
import org.junit.jupiter.api.Test;

class OnDayTest {

    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);

    /** A resolution that was agreed to on 1 June 2024 and whose Congress ended on 3 January 2025. */
    private static BillView view(Snapshots snapshot) {
        return BillComputation.first(snapshot.record(), Instant.parse("2026-01-01T12:00:00Z"));
    }

    private static Snapshots resolution() {
        return Snapshots.of("118-sres-540").introduced(MARCH);
    }

    private static BillView on(Snapshots snapshot, String day) {
        return OnDay.of(view(snapshot), LocalDate.parse(day)).view();
    }

    @Test
    void statusIsThatOfTheActionsToTheEndOfTheDay() {
        Snapshots agreed = resolution()
                .action("Referred to the Committee on Foreign Relations.", MARCH)
                .action("Resolution agreed to in Senate by Unanimous Consent.", LocalDate.of(2024, 6, 1));
        // Then
        assertThat(on(agreed, "2024-05-31").summary().status()).isEqualTo("REFERRED");
        assertThat(on(agreed, "2024-05-31").summary().latestAction().date()).isEqualTo(MARCH);
        assertThat(on(agreed, "2024-06-01").summary().status()).isEqualTo("PASSED:SIMPLERES");
        assertThat(on(agreed, "2024-06-01").actions())
                .extracting(Action::sequence)
                .containsExactly(1, 2);
    }

    @Test
    void billHasExpiredFromTheDayOnWhichItsCongressEndedAndNotBefore() {
        Snapshots referred = resolution().action("Referred to the Committee on Foreign Relations.", MARCH);
        // Then
        assertThat(on(referred, "2025-01-02").summary().status()).isEqualTo("REFERRED");
        assertThat(on(referred, "2025-01-03").summary().status()).isEqualTo("EXPIRED");
    }

    @Test
    void cosponsorStandsFromTheDayOfJoiningToTheDayBeforeWithdrawing() {
        Snapshots joined = resolution()
                .cosponsor(new Cosponsor(
                        "C001056",
                        "Sen. Cornyn",
                        "R",
                        "TX",
                        null,
                        LocalDate.of(2024, 4, 2),
                        false,
                        LocalDate.of(2024, 5, 2)));
        // Then
        assertThat(on(joined, "2024-04-01").cosponsors()).isEmpty();
        assertThat(on(joined, "2024-04-02").cosponsors())
                .as("nobody knew that day of a withdrawal to come")
                .extracting(Cosponsor::bioguide, Cosponsor::withdrawn)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("C001056", null));
        assertThat(on(joined, "2024-05-01").summary().cosponsors()).isEqualTo(1);
        assertThat(on(joined, "2024-05-02").cosponsors()).isEmpty();
    }

    @Test
    void dayIsWashingtonsWhereASourceGivesAnInstant() {
        Snapshots referred = resolution();
        BillView view = view(referred.committee("ssfr00")); // 2018-05-01T15:00Z
        BillView late = new BillView(
                view.summary(),
                view.titles(),
                view.sponsors(),
                view.cosponsors(),
                List.of(new Committee(
                        "ssfr00",
                        "Foreign Relations",
                        "Senate",
                        List.of(new Activity("Referred To", Instant.parse("2024-03-02T04:30:00Z"))),
                        "Standing",
                        List.of())),
                view.actions(),
                view.texts(),
                view.related(),
                view.subjects(),
                view.laws(),
                view.amendments(),
                view.votes(),
                view.summaries(),
                view.calendars(),
                view.reports(),
                view.costEstimates(),
                view.notes(),
                view.authority(),
                view.status(),
                view.sources(),
                view.actionSource(),
                view.seeded(),
                view.missing(),
                view.withdrawals());
        // Then: half past eleven in the evening of the first
        assertThat(OnDay.of(late, MARCH).view().committees()).hasSize(1);
    }

    @Test
    void whatHasNoDateIsNamedAndARowWithoutTheDateOfItsKindIsCounted() {
        Snapshots some = resolution()
                .subjects("Azerbaijan")
                .text("Introduced", MARCH)
                .text("Public Law", (LocalDate) null)
                .law("118-1");
        // When
        OnDay.Shown shown = OnDay.of(view(some), MARCH);
        // Then
        assertThat(shown.view().texts()).extracting(Text::name).containsExactly("Introduced");
        assertThat(shown.view().laws()).as("it had not become one").isEmpty();
        assertThat(shown.undated().shown()).containsExactly("policyArea", "subjects", "titles");
        assertThat(shown.undated().leftOut()).isEqualTo(Map.of("texts", 1));
    }
}
