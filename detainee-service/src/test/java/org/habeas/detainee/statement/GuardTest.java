package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has to be shown before somebody is free or dead, what is final, and what is taken back. */
class GuardTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 15);
    private static final Statement HELD = said("HELD", "2021-01-01", "Example Press", "rita");

    @ParameterizedTest
    @CsvSource({
        // publisher, side and recorder of each of two; what is shown
        "Press A, , rita, Press B, , rolf, FREE",
        "Press A, , rita, Press B, , rita, HELD",
        "Press A, , rita, press a, , rolf, HELD",
        "Press A, holding-state, rita, Press A, family-or-counsel, rolf, HELD",
        "Press A, holding-state, rita, Press B, receiving-state, rolf, FREE",
        "Press A, holding-state, rita, Press A, holding-state, rolf, HELD",
        "Press A, , seed-loader, Press B, , seed-loader, FREE",
    })
    void freeNeedsTwoSidesAndTwoPeople(
            String a, @Nullable String sideA, String byA, String b, @Nullable String sideB, String byB, Custody shown) {
        List<Statement> statements =
                List.of(HELD, released(a, sideA, byA, "2022-01-01"), released(b, sideB, byB, "2022-01"));
        Standing standing = Standing.of(statements, TODAY);
        assertThat(standing.custody()).isEqualTo(shown);
        assertThat(standing.heldBack()).hasSize(shown == Custody.HELD ? 1 : 0);
        assertThat(DisplayRule.choose(Property.CUSTODY, statements, TODAY).others())
                .filteredOn(o -> o.reason().startsWith("A guard holds it back"))
                .hasSize(shown == Custody.HELD ? 2 : 0);
    }

    @Test
    void guardCountsWhatMayBeOfTheSameTimeAndCaseAndIsNotOfLowConfidence() {
        Statement one = released("Press A", null, "rita", "2022-01");
        assertThat(custody(one, released("Press B", null, "rolf", "2022-01-31")))
                .isEqualTo(Custody.FREE);
        assertThat(custody(one, released("Press B", null, "rolf", "2022-02-01")))
                .isEqualTo(Custody.HELD);
        Evidence other = cited("Press B", "2022-01-31", null, null);
        Said case2 = new Said("case 2", null, null, null, Stance.SUPPORTS, null, null, null);
        assertThat(custody(one, statement("FREE", "2022-01", other, "rolf", case2)))
                .isEqualTo(Custody.HELD);
        Said poor = new Said(null, null, Reliability.E, 5, Stance.SUPPORTS, null, null, null);
        assertThat(custody(one, statement("FREE", "2022-01", other, "rolf", poor)))
                .isEqualTo(Custody.HELD);
        // two sides of one page are two, if they go back to two
        Origin court = new Origin("The Prosecutor", null, null);
        Origin lawyer = new Origin("The Lawyer", null, null);
        Statement holding = sidedRelease(Alignment.HOLDING_STATE, court, "rita");
        assertThat(custody(holding, sidedRelease(Alignment.FAMILY_OR_COUNSEL, lawyer, "rolf")))
                .isEqualTo(Custody.FREE);
        assertThat(custody(holding, sidedRelease(Alignment.FAMILY_OR_COUNSEL, court, "rolf")))
                .isEqualTo(Custody.HELD);
    }

    private static Custody custody(Statement... said) {
        List<Statement> statements = new ArrayList<>(List.of(said));
        statements.add(HELD);
        return Standing.of(statements, TODAY).custody();
    }

    private static Statement sidedRelease(Alignment side, Origin origin, String recorder) {
        Evidence evidence = new Evidence(
                "cited", "Press A", "Page of " + side, null, "2022-01-01", null, null, null, null, null, side, origin);
        return statement("FREE", "2022-01-01", evidence, recorder, Said.PLAIN);
    }

    @Test
    void whoeverGradesOrMarksNeitherBringsNorConfirms() {
        Statement brought = released("Press A", null, "rita", "2022-01-01").confirmedBy("rolf", Instant.EPOCH);
        Said grades = new Said(null, null, Reliability.B, 2, Stance.SUPPORTS, null, null, null);
        for (String grader : List.of("vera", Statement.SEED_LOADER)) {
            Statement graded = statement("FREE", "2022-01-01", brought.evidence(), grader, grades)
                    .inPlaceOf(brought, "marker");
            assertThat(graded.said().reliability()).isEqualTo(Reliability.B);
            assertThat(graded.recordedBy()).isEqualTo("rita");
            assertThat(graded.confirmedBy()).isEqualTo("rolf");
            assertThat(graded.recordedUnder()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // what the first recorder thought of it, and what somebody else overwrites: grade, side, origin
        "5, , , 2, ,",
        ", , , , receiving-state,",
        ", , Agency, , , Another Agency",
    })
    void whoMakesAReleaseCountForMoreStandsForItAlone(
            @Nullable Integer doubt,
            @Nullable String side,
            @Nullable String origin,
            @Nullable Integer grade,
            @Nullable String otherSide,
            @Nullable String otherOrigin) {
        // Given: rolf brought the one, rita the other
        Statement own = statement(
                "FREE", "2022-01-01", cited("Agency", "2022-01-01", Alignment.HOLDING_STATE, null), "rita", Said.PLAIN);
        Statement brought = weighed(doubt, side, origin, "rolf").confirmedBy("vera", Instant.EPOCH);
        // When
        Statement byRita = weighed(grade, otherSide, otherOrigin, "rita").inPlaceOf(brought, "rita");
        Statement byAnna = weighed(grade, otherSide, otherOrigin, "anna").inPlaceOf(brought, "anna");
        // Then
        assertThat(List.of(byRita.identity(), byAnna.identity())).containsOnly(brought.identity());
        assertThat(byRita.recordedBy()).isEqualTo("rita");
        assertThat(byRita.confirmedBy()).isNull();
        assertThat(custody(own, byRita)).isEqualTo(Custody.HELD);
        assertThat(custody(own, byAnna)).isEqualTo(Custody.FREE);
        assertThat(custody(own, byRita.confirmedBy("rolf", Instant.EPOCH))).isEqualTo(Custody.FREE);
    }

    private static Statement weighed(
            @Nullable Integer credibility, @Nullable String side, @Nullable String origin, String recorder) {
        Alignment alignment = side == null ? null : Alignment.ofCode(side).orElseThrow();
        Origin repeated = origin == null ? null : new Origin(origin, null, null);
        Said said = new Said(null, null, null, credibility, Stance.SUPPORTS, null, null, null);
        return statement("FREE", "2022-01-01", cited("Press B", "2022-01-01", alignment, repeated), recorder, said);
    }

    @Test
    void whatAGuardHoldsBackReplacesNothing() {
        // Given
        Statement free = replacing(HELD, "FREE", "2022-01-01", "Press A", "rita");
        // When, Then
        assertThat(Standing.of(List.of(HELD, free), TODAY).custody()).isEqualTo(Custody.HELD);
        assertThat(Standing.of(List.of(HELD, free), TODAY).heldBack()).hasSize(1);
        assertThat(Statements.told(List.of(HELD, free), TODAY)).containsExactly(HELD);
        Statement second = released("Press B", null, "rolf", "2022-01-01");
        assertThat(Standing.of(List.of(HELD, free, second), TODAY).custody()).isEqualTo(Custody.FREE);
        assertThat(Statements.told(List.of(HELD, free, second), TODAY)).containsExactlyInAnyOrder(free, second);
        // nor does what is still to come
        assertThat(Standing.of(List.of(HELD, replacing(HELD, "FREE", "2026-03-01", "Press A", "rita")), TODAY)
                        .custody())
                .isEqualTo(Custody.HELD);
        // nor does a release confirm the one that it is to replace, or take it away
        Statement one = released("Press B", null, "rolf", "2022-01");
        Statement instead = replacing(one, "FREE", "2022-01-02", "Press A", "rita");
        assertThat(Standing.of(List.of(HELD, one, instead), TODAY).custody()).isEqualTo(Custody.HELD);
        Statement third = released("Press C", null, "vera", "2022-01");
        assertThat(Standing.of(List.of(HELD, one, third), TODAY).custody()).isEqualTo(Custody.FREE);
        // one that is held back and would replace what replaces leaves that as it was
        Statement back = replacing(free, "FREE", "2022-01-03", "Press A", "rita");
        assertThat(Standing.of(List.of(HELD, free, back), TODAY).custody()).isEqualTo(Custody.HELD);
    }

    private static Statement replacing(Statement target, String value, String from, String publisher, String recorder) {
        Said said = new Said(null, null, null, null, Stance.SUPPORTS, target.identity(), null, null);
        return statement(value, from, cited(publisher, from, null, null), recorder, said);
    }

    @Test
    void copiesOfOneAgencyCountOnce() {
        Statement first = released("Agency", null, "rita", "2022-01-01");
        Statement copy = copyOf("Press B", new Origin("The Agency", null, null), "rolf");
        Statement other = copyOf("Press C", new Origin(null, null, first.id()), "rolf");
        assertThat(Standing.of(List.of(HELD, first, copy, other), TODAY).custody())
                .isEqualTo(Custody.HELD);
        Statement own = released("Press D", null, "rolf", "2022-01-01");
        assertThat(Standing.of(List.of(HELD, first, copy, other, own), TODAY).custody())
                .isEqualTo(Custody.FREE);
    }

    @Test
    void deathIsFinalUntilItIsRetractedAndARetractionCanBeRetracted() {
        Statement one = said("DEAD", "2022-01-01", "Press A", "rita");
        Statement two = said("DEAD", "2022-01-01", "Press B", "rolf");
        Statement later = said("HELD", "2023-01-01", "Press A", "rita");
        List<Statement> statements = new ArrayList<>(List.of(HELD, one, two, later));
        assertThat(Standing.of(statements, TODAY).custody()).isEqualTo(Custody.DEAD);
        assertThat(Steps.forbidden(List.of(HELD, one, two), List.of(later), TODAY))
                .containsOnlyKeys(later);
        Statement retraction = retracting(one, "It was somebody else.");
        statements.add(retraction);
        assertThat(Standing.of(statements, TODAY).custody()).isEqualTo(Custody.HELD);
        assertThat(DisplayRule.choose(Property.CUSTODY, statements, TODAY).others())
                .filteredOn(o -> o.statement().equals(one))
                .extracting(DisplayRule.Loser::reason)
                .containsExactly("It was retracted: It was somebody else.");
        statements.add(retracting(retraction, "It was this person after all."));
        assertThat(Standing.of(statements, TODAY).custody()).isEqualTo(Custody.DEAD);
    }

    @Test
    void rearrestOpensANewPeriodOfCustody() {
        List<Statement> statements = List.of(
                HELD,
                released("Press A", null, "rita", "2022-01-01"),
                released("Press B", null, "rolf", "2022-01-01"),
                said("HOUSE_ARREST", "2024-05", "Press A", "rita"),
                said("HELD", "2024-03-05", "Press A", "rita"));
        assertThat(CustodyPeriod.of(statements, TODAY))
                .containsExactly(
                        new CustodyPeriod("2021-01-01", "2022-01-01", Custody.FREE, List.of(Custody.HELD)),
                        new CustodyPeriod("2024-03-05", null, null, List.of(Custody.HELD, Custody.HOUSE_ARREST)));
    }

    @Test
    void onlyTheHoldingStateIsASinglePartyAndNeverAboveMedium() {
        Evidence quoted = new Evidence(
                "quoted",
                "Prosecutor",
                null,
                null,
                "2021-01-02",
                PERSON,
                "He is held.",
                0,
                11,
                null,
                Alignment.HOLDING_STATE,
                null,
                true);
        Statement official = statement("HELD", "2021-01-01", quoted, "rita", Said.PLAIN);
        DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, List.of(official), TODAY);
        assertThat(official.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(choice.singleParty()).isTrue();
        assertThat(choice.confidence()).isEqualTo(Confidence.MEDIUM);
        Statement family = sided("HELD", "2021-01-01", "Family", Alignment.FAMILY_OR_COUNSEL);
        assertThat(Standing.of(List.of(official, family), TODAY).singleParty()).isFalse();
        assertThat(Standing.of(List.of(official, HELD), TODAY).singleParty()).isNull();
    }

    @Test
    void gradesDecideBeforeNewsAndADisputeOfThatRankContests() {
        Statement good = graded("HELD", "Press A", Reliability.B, 2, "2021-01-01", Stance.SUPPORTS);
        Statement poor = graded("HOUSE_ARREST", "Press B", Reliability.D, 4, "2021-02-01", Stance.SUPPORTS);
        DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, List.of(poor, good), TODAY);
        assertThat(poor.confidence()).isEqualTo(Confidence.LOW);
        assertThat(choice.chosen()).isEqualTo(good);
        assertThat(choice.contested()).isFalse();
        Statement dispute = graded("HELD", "Press B", Reliability.B, 2, "2021-02-01", Stance.DISPUTES);
        assertThat(DisplayRule.choose(Property.CUSTODY, List.of(good, dispute), TODAY)
                        .contested())
                .isTrue();
    }

    @Test
    void transferIsTheHeadlineForThirtyDays() {
        List<Statement> moved = List.of(
                HELD,
                place("Prison A", "2021-01-01"),
                place("Prison B", TODAY.minusDays(3).toString()));
        assertThat(Standing.of(moved, TODAY).headline()).isEqualTo(Headline.TRANSFERRED);
        LocalDate over = Standing.of(moved, TODAY).nextLimit();
        assertThat(over).isEqualTo(TODAY.plusDays(28));
        assertThat(Standing.of(moved, over.minusDays(1)).headline()).isEqualTo(Headline.TRANSFERRED);
        assertThat(Standing.of(moved, over).headline()).isEqualTo(Headline.DETAINED);
        // the first place that is known is no transfer
        assertThat(Standing.of(List.of(HELD, moved.getLast()), TODAY).headline())
                .isEqualTo(Headline.DETAINED);
    }

    @Test
    void anyOrderGivesTheSameAndEachStatementIsShownOrHasItsReason() {
        Random random = new Random(2026);
        List<String> publishers = List.of("Press A", "Press B", "Press C");
        List<Custody> values = List.of(Custody.HELD, Custody.FREE, Custody.DEAD, Custody.MISSING);
        for (int round = 0; round < 300; round++) {
            List<Statement> drawn = new ArrayList<>();
            for (int n = 0; n < 1 + random.nextInt(8); n++) {
                Statement s = said(
                        values.get(random.nextInt(values.size())).name(),
                        "202" + random.nextInt(3) + "-0" + (1 + random.nextInt(9)),
                        publishers.get(random.nextInt(publishers.size())),
                        random.nextBoolean() ? "rita" : "rolf");
                if (drawn.stream().anyMatch(d -> d.id().equals(s.id()))) {
                    continue; // nothing is recorded twice
                }
                drawn.add(s);
                if (random.nextInt(4) == 0) {
                    drawn.add(retracting(s, "wrong"));
                }
            }
            Standing standing = Standing.of(drawn, TODAY);
            DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, drawn, TODAY);
            for (int i = 0; i < 5; i++) {
                List<Statement> shuffled = new ArrayList<>(drawn);
                Collections.shuffle(shuffled, random);
                assertThat(Standing.of(shuffled, TODAY)).isEqualTo(standing);
                assertThat(DisplayRule.choose(Property.CUSTODY, shuffled, TODAY))
                        .isEqualTo(choice);
                assertThat(CustodyPeriod.of(shuffled, TODAY)).isEqualTo(CustodyPeriod.of(drawn, TODAY));
            }
            // every statement is chosen or has its reason, once
            assertThat(choice.others().stream().map(o -> o.statement().id()))
                    .doesNotHaveDuplicates()
                    .hasSize(choice.chosen() == null ? drawn.size() : drawn.size() - 1);
        }
    }

    private static Statement said(String value, String from, String publisher, String recorder) {
        return statement(value, from, cited(publisher, from, null, null), recorder, Said.PLAIN);
    }

    private static Statement sided(String value, String from, String publisher, Alignment side) {
        return statement(value, from, cited(publisher, from, side, null), "rita", Said.PLAIN);
    }

    private static Statement released(String publisher, @Nullable String side, String recorder, String from) {
        Alignment alignment = side == null ? null : Alignment.ofCode(side).orElseThrow();
        return statement("FREE", from, cited(publisher, from, alignment, null), recorder, Said.PLAIN);
    }

    private static Statement copyOf(String publisher, Origin origin, String recorder) {
        return statement("FREE", "2022-01-01", cited(publisher, "2022-01-01", null, origin), recorder, Said.PLAIN);
    }

    private static Statement graded(
            String value, String publisher, Reliability letter, int number, String published, Stance stance) {
        Said said = new Said(null, null, letter, number, stance, null, null, null);
        return statement(value, "2021-01-01", cited(publisher, published, null, null), "rita", said);
    }

    private static Statement retracting(Statement target, String why) {
        Said said = new Said(null, null, null, null, Stance.RETRACTS, target.identity(), why, null);
        return statement(target.value(), String.valueOf(target.validFrom()), target.evidence(), "rita", said);
    }

    private static Statement place(String value, String from) {
        Evidence evidence = cited("Example Press", from, null, null);
        return new Statement(
                Statement.idOf(PERSON, Property.PLACE_OF_DETENTION, value, from, null, evidence),
                PERSON,
                Property.PLACE_OF_DETENTION,
                value,
                from,
                null,
                null,
                evidence,
                Tlp.CLEAR,
                Instant.EPOCH,
                "rita",
                null);
    }

    private static Evidence cited(
            String publisher, String published, @Nullable Alignment side, @Nullable Origin origin) {
        return new Evidence("cited", publisher, "A page", null, published, null, null, null, null, null, side, origin);
    }

    private static Statement statement(String value, String from, Evidence evidence, String recorder, Said said) {
        return new Statement(
                Statement.idOf(PERSON, Property.CUSTODY, value, from, null, evidence, said),
                PERSON,
                Property.CUSTODY,
                value,
                from,
                null,
                null,
                evidence,
                Tlp.CLEAR,
                Instant.EPOCH,
                recorder,
                null,
                said);
    }
}
