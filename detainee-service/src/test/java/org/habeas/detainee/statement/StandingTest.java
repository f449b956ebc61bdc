package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);

    private static final List<Statement> SUPERVISED = List.of(
            said(Property.CUSTODY, "HELD", "2020-07-23", "2021-04-22", "2020-07-24"),
            said(Property.CUSTODY, "HOUSE_ARREST", "2021-04-22", null, "2021-04-23"),
            said(Property.CUSTODY, "RESTRICTED_LIBERTY", "2021-05-20/2021-05-21", null, "2021-05-21"),
            said(Property.PROCEEDINGS, "CHARGED", "2020-07", null, "2020-07-24"),
            said(Property.PROCEEDINGS, "SUSPENDED", "2021-09", null, "2021-12-18"),
            said(Property.HELD_BY, "Exampleland", null, null, "2020-07-24"));

    @Test
    void latestTimeDecidesAndTheDateStaysAsStated() {
        Standing standing = Standing.of(SUPERVISED);
        assertThat(standing.custody()).isEqualTo("RESTRICTED_LIBERTY");
        assertThat(standing.custodySince()).isEqualTo("2021-05-20/2021-05-21");
        assertThat(standing.proceedings()).isEqualTo("SUSPENDED");
        assertThat(standing.proceedingsSince()).isEqualTo("2021-09");
        assertThat(standing.headline()).isEqualTo("restricted");
        assertThat(standing.heldSince()).isNull();
        assertThat(standing.lastVerified()).isEqualTo("2021-12-18");
        assertThat(standing.contested()).isFalse();
    }

    @Test
    void statementsInAnyOrderGiveTheSameStanding() {
        Random random = new Random(2023);
        Standing expected = Standing.of(SUPERVISED);
        for (int i = 0; i < 200; i++) {
            List<Statement> shuffled = new ArrayList<>(SUPERVISED);
            Collections.shuffle(shuffled, random);
            assertThat(Standing.of(shuffled)).isEqualTo(expected);
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
                drawn.add(said(
                        property,
                        values.get(random.nextInt(values.size())),
                        dates.get(random.nextInt(dates.size())),
                        random.nextInt(4) == 0 ? "2021" : null,
                        dates.get(random.nextInt(dates.size()))));
            }
            Standing standing = Standing.of(drawn);
            List<DisplayRule.Choice> choices =
                    properties.stream().map(p -> DisplayRule.choose(p, drawn)).toList();
            for (int i = 0; i < 10; i++) {
                List<Statement> shuffled = new ArrayList<>(drawn);
                Collections.shuffle(shuffled, random);
                assertThat(Standing.of(shuffled)).isEqualTo(standing);
                assertThat(properties.stream().map(p -> DisplayRule.choose(p, shuffled)))
                        .containsExactlyElementsOf(choices);
            }
        }
    }

    @Test
    void disagreementAboutTheSameTimeIsContestedAndBothAreKept() {
        List<Statement> statements = List.of(
                said(Property.CUSTODY, "FREE", "2021-01-14", null, "2021-01-14"),
                said(Property.CUSTODY, "HELD", "2021-01-14", null, "2021-01-15"));
        DisplayRule.Choice choice = DisplayRule.choose(Property.CUSTODY, statements);
        assertThat(choice.contested()).isTrue();
        assertThat(choice.chosen().value()).isEqualTo("HELD");
        assertThat(choice.others()).singleElement().satisfies(loser -> {
            assertThat(loser.statement().value()).isEqualTo("FREE");
            assertThat(loser.reason()).contains("contested");
        });
    }

    @Test
    void heldSinceIsTheStartOfThePresentDetentionAndNotOfAnEarlierOne() {
        List<Statement> statements = List.of(
                said(Property.CUSTODY, "HELD", "2019", null, "2019-05-01"),
                said(Property.CUSTODY, "FREE", "2020-02-01", null, "2020-02-01"),
                said(Property.CUSTODY, "HELD", "2021-09-28/2021-09-30", null, "2021-10-01"),
                said(Property.CUSTODY, "HELD", "2022-01-05", null, "2022-01-05"));
        assertThat(Standing.of(statements).heldSince()).isEqualTo("2021-09-28/2021-09-30");
    }

    @Test
    void custodyThatIsStatedToHaveEndedIsUnknownFromThenOn() {
        List<Statement> statements = List.of(said(Property.CUSTODY, "HELD", "2020-01-01", "2020-03", "2020-04-01"));
        Standing standing = Standing.of(statements);
        assertThat(standing.custody()).isEqualTo("UNKNOWN");
        assertThat(standing.custodySince()).isEqualTo("2020-03");
    }

    @Test
    void releaseIsAnExchangeOnlyWhereNobodySaysOtherwise() {
        Statement free = said(Property.CUSTODY, "FREE", "2021-01-14", null, "2021-01-14");
        Statement exchanged = said(Property.RELEASE_MANNER, "exchanged", "2021-01-14", null, "2021-01-14");
        Statement released = said(Property.RELEASE_MANNER, "released", "2021-01-14", null, "2021-01-15");
        assertThat(Standing.of(List.of(free, exchanged)).headline()).isEqualTo("exchanged");
        assertThat(Standing.of(List.of(free, exchanged, released)).headline()).isEqualTo("released");
    }

    static Statement said(Property property, String value, String from, String to, String published) {
        Evidence evidence = new Evidence(
                "cited", "Example Press", "A page", "https://example.org", published, null, null, null, null, null);
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
