package org.habeas.legislation.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.habeas.contracts.ChangeType;
import org.habeas.legislation.bill.BillDifference.Told;
import org.habeas.legislation.bill.VanishedCosponsors.Listing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stays of a bill that the newest snapshot lacks, and for how long. */
class HeldRowsTest {

    private static final Instant RECEIVED = Instant.parse("2025-07-01T12:00:00Z");
    private static final Duration STAY = Duration.ofHours(6);
    private static final LocalDate MAY = LocalDate.of(2025, 5, 1);
    private static final String REFERRED = "Referred to the Committee on Foreign Relations.";
    private static final String REPORTED =
            "Committee on Foreign Relations. Reported by Senator Risch without amendment.";
    private static final String CALENDAR =
            "Placed on Senate Legislative Calendar under General Orders. Calendar No. 5.";

    private static Snapshots snapshot(String stamp, String... actions) {
        Snapshots s = Snapshots.of("119-s-1").introduced(MAY).stamped(stamp, stamp);
        Stream.of(actions).forEach(text -> s.action(text, MAY));
        return s;
    }

    private static BillView compute(
            BillRecord newest, @Nullable BillRecord previous, @Nullable BillRecord between, Duration later) {
        return BillComputation.compute(
                new Known(newest, RECEIVED, null, null, previous, between, null, null, List.of()),
                false,
                RECEIVED.plus(later),
                STAY,
                null);
    }

    private final BillRecord whole =
            snapshot("2025-06-01T00:00:00Z", REFERRED, REPORTED, CALENDAR).record();
    private final BillRecord without =
            snapshot("2025-06-02T00:00:00Z", REFERRED, CALENDAR).record();

    @Test
    void rowThatTheNewestAloneLacksStaysInItsPlaceAndWithItsNumber() {
        // When
        BillView held = compute(without, whole, null, Duration.ofHours(5));
        // Then
        assertThat(held.actions()).isEqualTo(whole.actions());
        assertThat(held.missing())
                .extracting(m -> m.part() + " " + m.row().path("text").asText() + " " + m.missingSince())
                .containsExactly("actions " + REPORTED + " " + RECEIVED);
        assertThat(held.missingSince(BillPart.ACTIONS, held.actions().get(1))).isEqualTo(RECEIVED);
        assertThat(BillDifference.between(BillComputation.first(whole, RECEIVED), held, true))
                .isEmpty();
    }

    @Test
    void rowIsGoneWhenItsTimeHasPassedAndThenItsLossIsToldOnce() {
        BillView held = compute(without, whole, null, Duration.ofHours(5));
        // When
        BillView gone = compute(without, whole, null, STAY);
        // Then
        assertThat(gone.actions()).extracting(Action::text).containsExactly(REFERRED, CALENDAR);
        assertThat(gone.missing()).isEmpty();
        assertThat(BillDifference.between(held, gone, true))
                .extracting(Told::type)
                .contains(ChangeType.BILL_ACTIONS_RETRACTED);
        assertThat(BillDifference.between(gone, gone, true)).isEmpty();
    }

    @Test
    void lossAndANewActionOfOneFileAreToldWithoutCorrectingTheActionsBetween() {
        BillView held = compute(without, whole, null, Duration.ofHours(5));
        BillRecord next = snapshot("2025-06-03T00:00:00Z", REFERRED, CALENDAR)
                .action("Motion to proceed to consideration of measure made in Senate.", MAY.plusDays(40))
                .record();
        // When: as many actions as before, the last two under other numbers
        BillView now = compute(next, without, null, Duration.ZERO);
        // Then
        assertThat(now.actions()).hasSameSizeAs(held.actions());
        List<Told> told = BillDifference.between(held, now, true);
        assertThat(told)
                .extracting(Told::type)
                .contains(ChangeType.BILL_ACTIONS_RETRACTED, ChangeType.BILL_ACTIONS_ADDED);
        // that it was reported is taken back, and the place of no action
        assertThat(told.stream()
                        .filter(t -> t.type() == ChangeType.BILL_CORRECTED)
                        .flatMap(t -> t.rows().stream()))
                .extracting(row -> row.field())
                .contains("status")
                .doesNotContain("actions");
    }

    @Test
    void ofTwoRowsWithOneKeyTheOneIsHeldThatIsLacking() {
        BillRecord both = Snapshots.of("119-s-1")
                .introduced(MAY)
                .stamped("2025-06-01T00:00:00Z", "a")
                .title("short", "First Act")
                .title("short", "Second Act")
                .action(REFERRED, MAY)
                .action(REFERRED, MAY)
                .record();
        BillRecord one = Snapshots.of("119-s-1")
                .introduced(MAY)
                .stamped("2025-06-02T00:00:00Z", "b")
                .title("short", "Second Act")
                .action(REFERRED, MAY)
                .record();
        // When
        BillView held = compute(one, both, null, Duration.ZERO);
        // Then
        assertThat(held.titles()).isEqualTo(both.titles());
        assertThat(held.actions()).isEqualTo(both.actions());
        assertThat(held.missing())
                .extracting(m -> m.part() + " " + m.row().path("text").asText())
                .containsExactlyInAnyOrder("titles First Act", "actions " + REFERRED);
        assertThat(BillDifference.between(BillComputation.first(both, RECEIVED), held, true))
                .isEmpty();
    }

    @Test
    void ofTwoRowsWithOneKeyTheOneIsNotHeldThatAnotherSourceLacksToo() {
        BillRecord two = snapshot("2025-06-01T00:00:00Z", REFERRED, REFERRED).record();
        BillRecord between = snapshot("2025-06-01T12:00:00Z", REFERRED)
                .from(BillRecord.Origin.CONGRESS_GOV_API)
                .record();
        BillRecord one = snapshot("2025-06-02T00:00:00Z", REFERRED).record();
        // Then
        assertThat(compute(one, two, between, Duration.ZERO).missing()).isEmpty();
        assertThat(compute(one, two, null, Duration.ZERO).missing()).hasSize(1);
    }

    @Test
    void rowThatAnotherSourceLacksTooIsNotHeld() {
        BillRecord between = snapshot("2025-06-01T12:00:00Z", REFERRED, CALENDAR)
                .from(BillRecord.Origin.CONGRESS_GOV_API)
                .record();
        // Then
        assertThat(compute(without, whole, between, Duration.ZERO).missing()).isEmpty();
    }

    @Test
    void actionThatAStatusRestsOnIsHeldWhereTheOtherSourceAloneLacksItAndNoOtherRowIs() {
        BillRecord first = snapshot("2025-06-02T00:00:00Z", REFERRED)
                .from(BillRecord.Origin.CONGRESS_GOV_API)
                .record();
        BillRecord second = snapshot("2025-06-03T00:00:00Z", REFERRED)
                .from(BillRecord.Origin.CONGRESS_GOV_API)
                .record();
        Known once = new Known(first, RECEIVED, null, null, null, null, null, whole, List.of());
        Known twice = new Known(second, RECEIVED, null, null, first, null, null, whole, List.of());
        // When
        BillView held = BillComputation.compute(once, false, RECEIVED, STAY, null);
        // Then: on the calendar no status rests, only a stage
        assertThat(held.missing())
                .extracting(m -> m.row().path("text").asText())
                .containsExactly(REPORTED);
        assertThat(held.summary().status()).isEqualTo("REPORTED");
        // and two editions of it are believed, or time is
        assertThat(BillComputation.compute(twice, false, RECEIVED, STAY, null)
                        .summary()
                        .status())
                .isEqualTo("REFERRED");
        assertThat(BillComputation.compute(once, false, RECEIVED.plus(STAY), STAY, null)
                        .summary()
                        .status())
                .isEqualTo("REFERRED");
    }

    @Test
    void ofAnEndedCongressTwoEditionsOfOneDayAreOne() {
        BillRecord had = ended("2025-06-01T00:00:00Z").action(REPORTED, MAY).record();
        BillRecord lacks = ended("2025-06-02T00:00:00Z").record();
        BillRecord soon = ended("2025-06-02T04:00:00Z").record();
        BillRecord later = ended("2025-06-03T00:00:00Z").record();
        // Then
        assertThat(BillComputation.compute(
                                new Known(soon, RECEIVED, null, null, lacks, null, had, null, List.of()),
                                false,
                                RECEIVED,
                                STAY,
                                null)
                        .missing())
                .hasSize(1);
        assertThat(BillComputation.compute(
                                new Known(later, RECEIVED, null, null, soon, null, lacks, null, List.of()),
                                false,
                                RECEIVED,
                                STAY,
                                null)
                        .missing())
                .isEmpty();
    }

    private static Snapshots ended(String stamp) {
        return Snapshots.of("118-s-1").introduced(MAY).stamped(stamp, stamp).action(REFERRED, MAY);
    }

    @Test
    void whatWasToldToHaveGoneIsNotHeldAgain() {
        BillView told = compute(without, whole, null, STAY);
        // When: the time is now longer
        BillView anew = BillComputation.compute(
                new Known(without, RECEIVED, null, null, whole, null, null, null, List.of()),
                false,
                RECEIVED.plus(STAY),
                STAY.multipliedBy(4),
                told);
        // Then
        assertThat(anew.missing()).isEmpty();
    }

    @Test
    void correctedDateIsACorrectionAndNoLossOfTheOne() {
        BillRecord corrected = Snapshots.of("119-s-1")
                .introduced(MAY)
                .stamped("2025-06-02T00:00:00Z", "b")
                .action(REFERRED, MAY)
                .action(REPORTED, MAY.plusDays(3))
                .action(CALENDAR, MAY.plusDays(3))
                .record();
        // When
        BillView now = compute(corrected, whole, null, Duration.ZERO);
        // Then
        assertThat(now.missing()).isEmpty();
        List<Told> told = BillDifference.between(BillComputation.first(whole, RECEIVED), now, true);
        assertThat(told).extracting(Told::type).containsExactly(ChangeType.BILL_CORRECTED);
        assertThat(told.getFirst().rows().stream().filter(r -> r.field().equals("actions")))
                .extracting(r -> r.from().path("date").asText() + " "
                        + r.to().path("date").asText())
                .containsExactly("2025-05-01 2025-05-04", "2025-05-01 2025-05-04");
    }

    @Test
    void otherListsKeepTheirRowsToo() {
        BillRecord had = snapshot("2025-06-01T00:00:00Z")
                .subjects("Armenia", "Azerbaijan", "Europe")
                .law("119-1")
                .record();
        BillRecord has =
                snapshot("2025-06-02T00:00:00Z").subjects("Armenia", "Europe").record();
        // When
        BillView held = compute(has, had, null, Duration.ZERO);
        // Then
        assertThat(held.subjects()).containsExactly("Armenia", "Azerbaijan", "Europe");
        assertThat(held.laws()).hasSize(1);
        assertThat(held.missing()).extracting(MissingRow::part).containsExactly("subjects", "laws");
    }

    @Test
    void singleValuesThatTheNewestAloneLacksStayToo() {
        BillRecord had = snapshot("2025-06-01T00:00:00Z", REFERRED)
                .title("An Act")
                .sponsor("M000133")
                .policyArea("Law")
                .authority("Article I")
                .record();
        BillRecord has = valueless("2025-06-02T00:00:00Z");
        BillView before = BillComputation.first(had, RECEIVED);
        // When
        BillView held = compute(has, had, null, Duration.ZERO);
        // Then
        assertThat(held.sponsors()).isEqualTo(had.sponsors());
        assertThat(held.authority()).isEqualTo("Article I");
        assertThat(held.summary().policyArea()).isEqualTo("Law");
        assertThat(held.summary().title()).isEqualTo("An Act");
        assertThat(held.summary().introduced()).isEqualTo(MAY);
        assertThat(held.missing())
                .extracting(MissingRow::part)
                .containsExactlyInAnyOrder("titles", "sponsors", "introduced", "policyArea", "authority");
        assertThat(BillDifference.between(before, held, true)).isEmpty();
        // and back: nothing was told, and nothing is
        assertThat(BillDifference.between(held, BillComputation.first(had, RECEIVED), true))
                .isEmpty();
    }

    @Test
    void singleValueGoesWithTheNextFileThatLacksItOrWithItsTimeOrWithAnotherSource() {
        BillRecord had =
                snapshot("2025-06-01T00:00:00Z", REFERRED).sponsor("M000133").record();
        BillRecord has = valueless("2025-06-02T00:00:00Z");
        BillRecord still = valueless("2025-06-03T00:00:00Z");
        BillView held = compute(has, had, null, Duration.ZERO);
        // Then
        for (BillView gone : List.of(
                compute(still, has, null, Duration.ZERO),
                compute(has, had, null, STAY),
                compute(has, had, valueless("2025-06-01T12:00:00Z"), Duration.ZERO))) {
            assertThat(gone.sponsors()).isEmpty();
            assertThat(gone.missing()).extracting(MissingRow::part).doesNotContain("sponsors");
            assertThat(BillDifference.between(held, gone, true))
                    .filteredOn(Told::takesBack)
                    .singleElement()
                    .satisfies(told -> assertThat(told.rows())
                            .extracting(row -> row.field())
                            .contains("sponsor"));
        }
        // what was told to have gone is not held again, however long it could be
        BillView told = compute(has, had, null, STAY);
        assertThat(BillComputation.compute(
                                new Known(has, RECEIVED, null, null, had, null, null, null, List.of()),
                                false,
                                RECEIVED.plus(STAY),
                                STAY.multipliedBy(4),
                                told)
                        .sponsors())
                .isEmpty();
    }

    /** Says of the bill what was done, and nothing else. */
    private static BillRecord valueless(String stamp) {
        return snapshot(stamp, REFERRED).withoutValues().record();
    }

    // cosponsors: their withdrawals follow from all snapshots of a source

    private static Cosponsor cosponsor(String bioguide, LocalDate joined) {
        return new Cosponsor(bioguide, "Sen. " + bioguide, "D", "MA", null, joined, false, null);
    }

    private static Listing listing(int day, Cosponsor... cosponsors) {
        return new Listing("GOVINFO_BILLSTATUS", Instant.parse("2025-06-0" + day + "T12:00:00Z"), List.of(cosponsors));
    }

    @Test
    void cosponsorWhoVanishedWithdrewBetweenTwoFilesAndWhoReturnsStands() {
        Cosponsor a = cosponsor("A000001", MAY);
        Cosponsor b = cosponsor("B000001", MAY);
        // When
        var vanished = VanishedCosponsors.of(List.of(listing(1, a, b), listing(2, b), listing(3), listing(4, b)));
        // Then
        assertThat(vanished)
                .extracting(VanishedCosponsors.Vanished::withdrawal)
                .containsExactly(new Withdrawal(
                        "A000001",
                        MAY,
                        "GOVINFO_BILLSTATUS",
                        Instant.parse("2025-06-01T12:00:00Z"),
                        Instant.parse("2025-06-02T12:00:00Z")));
    }

    @Test
    void inferredWithdrawalIsToldWithWhatItIsInferredFrom() {
        Snapshots with = snapshot("2025-06-01T12:00:00Z").cosponsor(cosponsor("A000001", MAY));
        BillView before = BillComputation.first(with.record(), RECEIVED);
        BillRecord newest = snapshot("2025-06-02T12:00:00Z").record();
        var vanished = VanishedCosponsors.of(List.of(listing(1, cosponsor("A000001", MAY)), listing(2)));
        // When
        BillView now = BillComputation.compute(
                new Known(newest, RECEIVED, null, null, with.record(), null, null, null, vanished),
                false,
                RECEIVED.plus(STAY),
                STAY,
                before);
        // Then
        assertThat(now.summary().cosponsors()).isZero();
        assertThat(now.cosponsors()).extracting(Cosponsor::withdrawn).containsExactly(LocalDate.of(2025, 6, 2));
        List<Told> told = BillDifference.between(before, now, true);
        assertThat(told).extracting(Told::type).containsExactly(ChangeType.BILL_COSPONSORS_CHANGED);
        assertThat(told.getFirst().rows())
                .extracting(r -> r.from().hasNonNull("withdrawn") + " "
                        + r.to().path("withdrawn").asText() + " "
                        + r.to().at("/withdrawalInferred/lastListed").asText())
                .containsExactly("false 2025-06-02 2025-06-01T12:00:00Z");
        // and back again
        BillView back = BillComputation.first(
                snapshot("2025-06-03T12:00:00Z")
                        .cosponsor(cosponsor("A000001", MAY))
                        .record(),
                RECEIVED);
        assertThat(BillDifference.between(now, back, true))
                .extracting(Told::type)
                .containsExactly(ChangeType.BILL_COSPONSORS_CHANGED);
    }

    @Test
    void whoJoinsAnewHadWithdrawnAndIsNotCountedTwice() {
        Cosponsor first = cosponsor("A000001", MAY);
        Cosponsor anew = cosponsor("A000001", LocalDate.of(2025, 6, 2));
        BillRecord previous = snapshot("2025-06-01T12:00:00Z").cosponsor(first).record();
        BillRecord newest = snapshot("2025-06-02T12:00:00Z").cosponsor(anew).record();
        var vanished = VanishedCosponsors.of(List.of(listing(1, first), listing(2, anew)));
        // When
        BillView now = BillComputation.compute(
                new Known(newest, RECEIVED, null, null, previous, null, null, null, vanished),
                false,
                RECEIVED,
                STAY,
                null);
        // Then
        assertThat(now.summary().cosponsors()).isEqualTo(1);
        assertThat(now.cosponsors()).extracting(Cosponsor::joined).containsExactly(anew.joined(), MAY);
        assertThat(now.missing()).isEmpty();
    }
}
