package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 15);

    private static final List<Statement> SUPERVISED = List.of(
            said(Property.CUSTODY, "HELD", "2020-07-23", "2021-04-22", "2020-07-24"),
            said(Property.CUSTODY, "HOUSE_ARREST", "2021-04-22", null, "2021-04-23"),
            said(Property.CUSTODY, "RESTRICTED_LIBERTY", "2021-05-20/2021-05-21", null, "2021-05-21"),
            said(Property.PROCEEDINGS, "CHARGED", "2020-07", null, "2020-07-24"),
            said(Property.PROCEEDINGS, "SUSPENDED", "2021-09", null, "2021-12-18"),
            said(Property.HELD_BY, "Exampleland", null, null, "2020-07-24"));

    @Test
    void latestTimeDecidesAndTheDateStaysAsStated() {
        Standing standing = Standing.of(SUPERVISED, TODAY);
        assertThat(standing.custody()).isEqualTo(Custody.RESTRICTED_LIBERTY);
        assertThat(standing.custodySince()).isEqualTo("2021-05-20/2021-05-21");
        assertThat(standing.proceedings()).isEqualTo(Proceedings.SUSPENDED);
        assertThat(standing.proceedingsSince()).isEqualTo("2021-09");
        assertThat(standing.headline()).isEqualTo(Headline.RESTRICTED);
        assertThat(standing.heldSince()).isNull();
        assertThat(standing.lastVerified()).isEqualTo("2021-12-18");
        assertThat(standing.contested()).isFalse();
    }

    @Test
    void statementsInAnyOrderGiveTheSameStanding() {
        Random random = new Random(2023);
        Standing expected = Standing.of(SUPERVISED, TODAY);
        for (int i = 0; i < 200; i++) {
            List<Statement> shuffled = new ArrayList<>(SUPERVISED);
            Collections.shuffle(shuffled, random);
            assertThat(Standing.of(shuffled, TODAY)).isEqualTo(expected);
        }
    }

    @Test
    void statementsDrawnAtRandomGiveTheSameInAnyOrder() {
        Random random = new Random(540);
        List<String> dates = Arrays.asList(
                null,
                "2020",
                "2020-07",
                "2020-07-23",
                "2020-07-2X",
                "2020-07-23/2020-07-25",
                "2020-07-23/..",
                "../2020-07-23");
        List<Property> properties =
                List.of(Property.CUSTODY, Property.PROCEEDINGS, Property.HELD_BY, Property.RELEASE_MANNER);
        for (int round = 0; round < 500; round++) {
            List<Statement> drawn = new ArrayList<>();
            for (int n = random.nextInt(9); n >= 0; n--) {
                Property property = properties.get(random.nextInt(properties.size()));
                List<String> values =
                        property.codes().isEmpty() ? List.of("exchanged", "Exampleland") : property.codes();
                drawn.add(from(
                        evidence(random.nextInt(Confidence.values().length), dates.get(random.nextInt(dates.size()))),
                        property,
                        values.get(random.nextInt(values.size())),
                        dates.get(random.nextInt(dates.size())),
                        ENDS.get(random.nextInt(ENDS.size()))));
            }
            Standing standing = Standing.of(drawn, TODAY);
            List<DisplayRule.Choice> choices = properties.stream()
                    .map(p -> DisplayRule.choose(p, drawn, TODAY))
                    .toList();
            choices.forEach(StandingTest::isSettledByTheRule);
            for (int i = 0; i < 10; i++) {
                List<Statement> shuffled = new ArrayList<>(drawn);
                Collections.shuffle(shuffled, random);
                assertThat(Standing.of(shuffled, TODAY)).isEqualTo(standing);
                assertThat(properties.stream().map(p -> DisplayRule.choose(p, shuffled, TODAY)))
                        .containsExactlyElementsOf(choices);
            }
        }
    }

    private static final List<String> ENDS =
            Arrays.asList(null, null, null, "2020-07-24", "2020-07-26", "2020-09", "2021", "2020-07-25/..");

    /** Nothing lies wholly after what is shown, and where it is not contested nothing else may have been so at its time. */
    private static void isSettledByTheRule(DisplayRule.Choice choice) {
        if (choice.chosen() == null) {
            assertThat(choice.others()).allSatisfy(o -> assertThat(o.reason()).contains("guard"));
            return;
        }
        Statement chosen = choice.chosen();
        boolean disagrees = false;
        for (DisplayRule.Loser other : choice.others()) {
            Statement s = other.statement();
            boolean isHeldBack = other.reason().contains("guard");
            if (!isHeldBack
                    && s.from() != null
                    && chosen.from() != null
                    && s.from().earliest() != null) {
                LocalDate last = chosen.from().latest() != null
                        ? chosen.from().latest()
                        : chosen.published() == null || chosen.published().latest() == null
                                ? chosen.from().earliest()
                                : chosen.published().latest();
                assertThat(s.from().earliest().isAfter(last)
                                && s.from().earliest().isAfter(chosen.from().earliest()))
                        .as("%s instead of %s", chosen, s)
                        .isFalse();
            }
            disagrees |= other.reason().contains("contested");
        }
        assertThat(choice.contested()).isEqualTo(disagrees);
    }

    @Test
    void vaguerDateDoesNotBeatAnExactOneAndIsContested() {
        Statement free = said(Property.CUSTODY, "RESTRICTED_LIBERTY", "2026-01-14", null, "2026-01-14");
        Statement older = said(Property.CUSTODY, "HELD", "2026", null, "2026-01-01");
        for (List<Statement> statements : List.of(List.of(free, older), List.of(older, free))) {
            DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, statements, TODAY);
            assertThat(choice.chosen()).isEqualTo(free);
            assertThat(choice.contested()).isTrue();
            assertThat(choice.since()).isEqualTo("2026-01-14");
            assertThat(choice.others())
                    .singleElement()
                    .satisfies(loser -> assertThat(loser.reason()).contains("contested", "older"));
        }
        Statement sameDay = said(Property.CUSTODY, "HELD", "2026", null, "2026-01-14");
        assertThat(DisplayRule.choose(Property.CUSTODY, List.of(sameDay, free), TODAY)
                        .chosen())
                .isEqualTo(free);
        Statement vaguelyDated = said(Property.CUSTODY, "HELD", "2026-01-14", null, "2026");
        assertThat(DisplayRule.choose(Property.CUSTODY, List.of(vaguelyDated, free), TODAY)
                        .chosen())
                .isEqualTo(free);
    }

    @Test
    void amongOverlappingOnesOnlyThoseThatNoneIsLaterThanAreShown() {
        // 2025 overlaps both of the others, which do not overlap each other
        Statement vague = said(Property.CUSTODY, "HOUSE_ARREST", "2025", null, "2025-03-01");
        Statement early = said(Property.CUSTODY, "HELD", "2025-02-01", null, "2025-12-01");
        Statement late = said(Property.CUSTODY, "RESTRICTED_LIBERTY", "2025-11-01", null, "2025-11-01");
        DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, List.of(early, vague, late), TODAY);
        assertThat(choice.chosen()).isEqualTo(late);
        assertThat(choice.contested()).isTrue();
        assertThat(choice.others().stream().map(DisplayRule.Loser::statement)).containsExactly(vague, early);
        assertThat(choice.others().getLast().reason()).isEqualTo("It speaks of an earlier time.");
    }

    @Test
    void whoIsStillHeldByANewerSourceIsHeldAlthoughARemandHasEnded() {
        Statement remand = from(evidence(2, "2023-09-28"), Property.CUSTODY, "HELD", "2023-09-27", "2024-01-27");
        Statement still = said(Property.CUSTODY, "HELD", "2023-09-27", null, "2025-06-01");
        for (List<Statement> statements : List.of(List.of(remand, still), List.of(still, remand))) {
            Standing standing = Standing.of(statements, TODAY);
            assertThat(standing.custody()).isEqualTo(Custody.HELD);
            assertThat(standing.heldSince()).isEqualTo("2023-09-27");
            assertThat(standing.contested()).isFalse();
        }
        // a source of before that end knows nothing of what came after it, nor does one without a date
        for (String published : Arrays.asList("2024-01-27", "2023-10", null)) {
            Statement before = said(Property.CUSTODY, "HELD", "2023-09-27", null, published);
            assertThat(Standing.of(List.of(remand, before), TODAY).custody()).isEqualTo(Custody.UNKNOWN);
        }
        // and a release after both counts as ever
        Statement free = said(Property.CUSTODY, "RESTRICTED_LIBERTY", "2026-01-14", null, "2026-01-14");
        assertThat(Standing.of(List.of(remand, still, free), TODAY).custody()).isEqualTo(Custody.RESTRICTED_LIBERTY);
    }

    @Test
    void whatWasSoOnceBeforeIsNoOtherDateOfTheSame() {
        Statement before = said(Property.CUSTODY, "HELD", "2018-05-01", null, "2018-05-02");
        Statement between = said(Property.CUSTODY, "RESTRICTED_LIBERTY", "2020-01-01", null, "2020-01-02");
        Statement again = said(Property.CUSTODY, "HELD", "2023-09-27", null, "2023-09-28");
        DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, List.of(before, between, again), TODAY);
        assertThat(choice.chosen()).isEqualTo(again);
        assertThat(choice.since()).isEqualTo("2023-09-27");
        assertThat(choice.others().stream().map(DisplayRule.Loser::reason))
                .containsExactly(
                        "It speaks of an earlier time.",
                        "It says the same of an earlier time, and something else is stated of the time between: 1 May 2018"
                                + " here, and of the shown one 27 September 2023.");
        // also where the other value may have begun at the time of one of them
        for (String free : List.of("2018", "2023")) {
            Statement vague = said(Property.CUSTODY, "RESTRICTED_LIBERTY", free, null, free + "-08-01");
            assertThat(DisplayRule.choose(Property.CUSTODY, List.of(before, vague, again), TODAY).others().stream()
                            .filter(loser -> loser.statement() == before)
                            .map(DisplayRule.Loser::reason))
                    .singleElement()
                    .satisfies(reason -> assertThat(reason).contains("something else is stated"));
        }
        // and without the other value between them it is
        assertThat(DisplayRule.choose(Property.CUSTODY, List.of(before, again), TODAY)
                        .others())
                .singleElement()
                .satisfies(loser -> assertThat(loser.reason()).contains("the two dates differ"));
    }

    @Test
    void whatIsStatedToHaveEndedGivesWayToWhatMayHaveBegunThen() {
        Statement missing = said(Property.CUSTODY, "MISSING", "2023-09-19", "2023-10-09", null);
        Statement held = said(Property.CUSTODY, "HELD", "2023-09-19/2023-10-09", null, null);
        for (List<Statement> statements : List.of(List.of(missing, held), List.of(held, missing))) {
            DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, statements, TODAY);
            assertThat(choice.chosen()).isEqualTo(held);
            assertThat(choice.contested()).isFalse();
            assertThat(choice.since()).isEqualTo("2023-09-19/2023-10-09");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // what is said of somebody held from 2026-01-05 to the day: vague, older, or before the day has come
        "2025-02-15, 2025, 2025-01-01, 2026-02-15",
        "2026-02-10, 2026, , 2026-02-15",
        "2026-02-10, 2026-01-05/2026-03-01, 2026-01-06, 2026-02-15",
        "2026-12-31, 2026-01-05/2026-12-31, , 2026-02-15",
    })
    void whatHasAStatedEndDoesNotGiveWaySilently(String end, String from, String published, LocalDate today) {
        Statement held =
                said(Property.CUSTODY, "HELD", end.startsWith("2025") ? "2025-01-05" : "2026-01-05", end, "2026-01-07");
        Statement free = said(Property.CUSTODY, "RESTRICTED_LIBERTY", from, null, published);
        DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, List.of(held, free), today);
        assertThat(choice.chosen()).isEqualTo(held);
        assertThat(choice.contested()).isTrue();
    }

    @Test
    void reasonIsTheLaterTimeOfAThirdWhereThatDecided() {
        Statement wide = from(evidence(2, "2025-12-01"), Property.CUSTODY, "HELD", "2025", null);
        Statement early = from(evidence(2, "2025-12-30"), Property.CUSTODY, "RESTRICTED_LIBERTY", "2025-02-01", null);
        Statement late = said(Property.CUSTODY, "HELD", "2025-11-01", null, "2025-11-01");
        DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, List.of(early, wide, late), TODAY);
        assertThat(choice.chosen()).isEqualTo(wide);
        assertThat(choice.contested()).isTrue();
        assertThat(choice.others())
                .filteredOn(o -> o.statement().equals(early))
                .singleElement()
                .satisfies(loser -> assertThat(loser.reason()).contains("contested", "a third statement"));
    }

    @Test
    void sourceOfADayToComeIsNoNewsUntilItHasCome() {
        List<Statement> said = List.of(
                said(Property.CUSTODY, "HELD", "2025-11-01", null, "2025-11-02"),
                said(Property.CUSTODY, "HELD", "2025-11-01", null, "2999-05"));
        assertThat(Standing.of(said, TODAY).lastVerified()).isEqualTo("2025-11-02");
        assertThat(Standing.of(said, LocalDate.of(2999, 4, 30)).lastVerified()).isEqualTo("2999-05");
    }

    @Test
    void whatCanBeCheckedBetterIsShownBeforeWhatIsNewer() {
        Statement quoted = from(evidence(2, "2026-01-14"), Property.CUSTODY, "HELD", "2026-01-14", null);
        Statement cited = from(evidence(1, "2026-01-20"), Property.CUSTODY, "RESTRICTED_LIBERTY", "2026-01-14", null);
        Statement hearsay = from(evidence(0, "2026-01-30"), Property.CUSTODY, "MISSING", "2026-01-14", null);
        assertThat(List.of(quoted.confidence(), cited.confidence(), hearsay.confidence()))
                .containsExactly(Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW);
        DisplayRule.Choice choice =
                DisplayRule.choose(Property.CUSTODY, List.of(hearsay, cited, quoted), LocalDate.of(2026, 2, 15));
        assertThat(choice.chosen()).isEqualTo(quoted);
        assertThat(choice.contested()).isFalse();
        assertThat(choice.others().stream().map(DisplayRule.Loser::statement)).containsExactly(cited, hearsay);
        assertThat(choice.others().getFirst().reason()).contains("medium", "high");
        // of a later time, a cited one is shown all the same
        Statement later = from(evidence(1, "2026-02-01"), Property.CUSTODY, "RESTRICTED_LIBERTY", "2026-02-01", null);
        assertThat(DisplayRule.choose(Property.CUSTODY, List.of(quoted, later), TODAY)
                        .chosen())
                .isEqualTo(later);
    }

    @ParameterizedTest
    @CsvSource({
        "HELD, Exampleland",
        "HOUSE_ARREST, Exampleland",
        "RESTRICTED_LIBERTY,",
        "FREE,",
        "DEAD,",
        "MISSING,",
        "UNKNOWN,"
    })
    void nobodyIsHeldByAnyoneWhoIsNotHeld(String custody, String holder) {
        List<Statement> statements = List.of(
                said(Property.CUSTODY, custody, "2021-05-20", null, "2021-05-21"),
                said(Property.HELD_BY, "Exampleland", null, null, "2020-07-24"));
        assertThat(Standing.of(statements, TODAY).heldBy()).isEqualTo(holder);
    }

    @Test
    void disagreementAboutTheSameTimeIsContestedAndBothAreKept() {
        List<Statement> statements = List.of(
                said(Property.CUSTODY, "RESTRICTED_LIBERTY", "2021-01-14", null, "2021-01-14"),
                said(Property.CUSTODY, "HELD", "2021-01-14", null, "2021-01-15"));
        DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, statements, TODAY);
        assertThat(choice.contested()).isTrue();
        assertThat(choice.chosen().value()).isEqualTo("HELD");
        assertThat(choice.others()).singleElement().satisfies(loser -> {
            assertThat(loser.statement().value()).isEqualTo("RESTRICTED_LIBERTY");
            assertThat(loser.reason()).contains("contested");
        });
    }

    @Test
    void heldSinceIsTheStartOfThePresentDetentionAndNotOfAnEarlierOne() {
        List<Statement> statements = List.of(
                said(Property.CUSTODY, "HELD", "2019", null, "2019-05-01"),
                said(Property.CUSTODY, "RESTRICTED_LIBERTY", "2020-02-01", null, "2020-02-01"),
                said(Property.CUSTODY, "HELD", "2021-09-28/2021-09-30", null, "2021-10-01"),
                said(Property.CUSTODY, "HELD", "2022-01-05", null, "2022-01-05"));
        assertThat(Standing.of(statements, TODAY).heldSince()).isEqualTo("2021-09-28/2021-09-30");
    }

    @Test
    void custodyThatIsStatedToHaveEndedIsUnknownFromThenOn() {
        List<Statement> statements = List.of(said(Property.CUSTODY, "HELD", "2020-01-01", "2020-03", "2020-04-01"));
        Standing standing = Standing.of(statements, TODAY);
        assertThat(standing.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(standing.custodySince()).isEqualTo("2020-03");
    }

    @ParameterizedTest
    @CsvSource({
        // validTo, the last day on which it is still shown
        "2027-01-15, 2027-01-15",
        "2027-01, 2027-01-31",
        "2027-01-1X, 2027-01-19",
        "2027-01-10/2027-01-20, 2027-01-20",
        "../2027-01-15, 2027-01-15",
        "2026-02-15, 2026-02-15",
    })
    void custodyThatEndsLaterIsShownUntilItsLastDayHasPassed(String validTo, LocalDate last) {
        List<Statement> remand = List.of(said(Property.CUSTODY, "HELD", "2026-01-05", validTo, "2026-01-05"));
        assertThat(Standing.of(remand, TODAY).custody()).isEqualTo(Custody.HELD);
        assertThat(Standing.of(remand, TODAY).heldSince()).isEqualTo("2026-01-05");
        assertThat(DisplayRule.nextLimit(remand, TODAY)).contains(last.plusDays(1));
        assertThat(Standing.of(remand, last).custody()).isEqualTo(Custody.HELD);
        Standing after = Standing.of(remand, last.plusDays(1));
        assertThat(after.custody()).isEqualTo(Custody.UNKNOWN);
        assertThat(after.custodySince()).isEqualTo(validTo);
        assertThat(after.heldSince()).isNull();
        assertThat(DisplayRule.nextLimit(remand, last.plusDays(1))).isEmpty();
    }

    @Test
    void endThatIsOpenToTheFutureHasNoLimit() {
        List<Statement> held = List.of(said(Property.CUSTODY, "HELD", "2020", "2021-01-15/..", "2020-07-24"));
        assertThat(Standing.of(held, TODAY).custody()).isEqualTo(Custody.HELD);
        assertThat(DisplayRule.nextLimit(held, TODAY)).isEmpty();
    }

    @Test
    void whatIsToComeIsNotShownBeforeItsFirstDay() {
        Statement held = said(Property.CUSTODY, "HELD", "2026-01-05", null, "2026-01-05");
        Statement expected = said(Property.CUSTODY, "RESTRICTED_LIBERTY", "2026-03", null, "2026-02-01");
        for (List<Statement> statements : List.of(List.of(held, expected), List.of(expected, held))) {
            assertThat(Standing.of(statements, TODAY).custody()).isEqualTo(Custody.HELD);
            assertThat(DisplayRule.choose(Property.CUSTODY, statements, TODAY).others())
                    .singleElement()
                    .satisfies(loser -> assertThat(loser.reason()).contains("still to come"));
            assertThat(DisplayRule.nextLimit(statements, TODAY)).contains(LocalDate.of(2026, 3, 1));
            assertThat(Standing.of(statements, LocalDate.of(2026, 3, 1)).custody())
                    .isEqualTo(Custody.RESTRICTED_LIBERTY);
        }
    }

    @Test
    void nothingChangesOnADayThatIsNoLimit() {
        List<Statement> statements = List.of(
                said(Property.CUSTODY, "HELD", "2026-01-05", "2026-02-20", "2026-01-05"),
                said(Property.CUSTODY, "HOUSE_ARREST", "2026-02-18", "2026-02-25", "2026-02-01"),
                said(Property.PROCEEDINGS, "ON_TRIAL", "2026-02-2X", null, "2026-02-01"));
        LocalDate day = TODAY;
        int limits = 0;
        while (day.isBefore(LocalDate.of(2026, 4, 1))) {
            LocalDate next = day.plusDays(1);
            boolean isLimit = DisplayRule.nextLimit(statements, day).equals(Optional.of(next));
            if (!isLimit) {
                assertThat(Standing.of(statements, next)).as(next.toString()).isEqualTo(Standing.of(statements, day));
            }
            limits += isLimit ? 1 : 0;
            day = next;
        }
        assertThat(limits).isEqualTo(4);
    }

    @Test
    void releaseIsAnExchangeOnlyWhereNobodySaysOtherwise() {
        Statement free = by("Example Press", null, Statement.SEED_LOADER);
        Statement also = by("Other Press", null, Statement.SEED_LOADER);
        Statement exchanged = said(Property.RELEASE_MANNER, "exchanged", "2021-01-14", null, "2021-01-14");
        Statement released = said(Property.RELEASE_MANNER, "released", "2021-01-14", null, "2021-01-15");
        assertThat(Standing.of(List.of(free, also, exchanged), TODAY).headline())
                .isEqualTo(Headline.EXCHANGED);
        assertThat(Standing.of(List.of(free, also, exchanged, released), TODAY).headline())
                .isEqualTo(Headline.RELEASED);
    }

    /** A release of 2021-01-14. */
    static Statement by(String publisher, Alignment side, String recorder) {
        Evidence evidence = new Evidence(
                "cited", publisher, "A page", null, "2021-01-14", null, null, null, null, null, side, null);
        return new Statement(
                Statement.idOf(PERSON, Property.CUSTODY, "FREE", "2021-01-14", null, evidence),
                PERSON,
                Property.CUSTODY,
                "FREE",
                "2021-01-14",
                null,
                null,
                evidence,
                Tlp.CLEAR,
                Instant.EPOCH,
                recorder,
                null);
    }

    static Statement said(Property property, String value, String from, String to, String published) {
        return from(evidence(1, published), property, value, from, to);
    }

    /** @param confidence 2 for high, 1 for medium, 0 for low */
    private static Evidence evidence(int confidence, String published) {
        return switch (confidence) {
            case 2 ->
                new Evidence(
                        "quoted",
                        null,
                        "A page",
                        null,
                        published,
                        PERSON,
                        "He was seen.",
                        0,
                        12,
                        null,
                        null,
                        null,
                        true);
            case 1 ->
                new Evidence(
                        "cited",
                        "Example Press",
                        "A page",
                        "https://example.org",
                        published,
                        null,
                        null,
                        null,
                        null,
                        null);
            default -> new Evidence("cited", null, "A page", null, published, null, null, null, null, null);
        };
    }

    private static Statement from(Evidence evidence, Property property, String value, String from, String to) {
        return new Statement(
                Statement.idOf(PERSON, property, value, from, to, evidence),
                PERSON,
                property,
                value,
                from,
                to,
                null,
                evidence,
                Tlp.CLEAR,
                Instant.EPOCH,
                "tester",
                null);
    }
}
