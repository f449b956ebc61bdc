package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is found without going through all statements is what going through them finds. */
class TimesTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);
    private static final LocalDate TODAY = LocalDate.of(2020, 7, 25);

    private static final List<String> DATES = Arrays.asList(
            null,
            "2020",
            "2020-07",
            "2020-07-22",
            "2020-07-23",
            "2020-07-24",
            "2020-07-25",
            "2020-07-2X",
            "2020-07-23/2020-07-25",
            "2020-07-23/..",
            "../2020-07-23",
            "2019-02",
            "2021-01-05");

    @Test
    void anyOrAllOfManyAreOfAnEarlierTimeIfGoingThroughThemSaysSo() {
        Random random = new Random(2020);
        for (int round = 0; round < 5_000; round++) {
            List<Dated> some = new ArrayList<>();
            for (int n = random.nextInt(6); n > 0; n--) {
                some.add(drawn(random));
            }
            Dated one = some.isEmpty() || random.nextInt(4) > 0 ? drawn(random) : some.getFirst();
            // When
            Times times = new Times(some, TODAY);
            // Then
            String told = round + ": " + one + " beside " + some;
            assertThat(times.anyBefore(one)).as(told).isEqualTo(some.stream().anyMatch(d -> d.isBefore(one, TODAY)));
            assertThat(times.anyAfter(one)).as(told).isEqualTo(some.stream().anyMatch(d -> one.isBefore(d, TODAY)));
            assertThat(times.anyOutlasting(one))
                    .as(told)
                    .isEqualTo(some.stream().anyMatch(d -> one.isOver(d, TODAY)));
            List<Dated> others = some.stream().filter(d -> !d.saysAs(one)).toList();
            assertThat(new Times(others, TODAY).allBefore(one))
                    .as(told)
                    .isEqualTo(others.stream().allMatch(d -> d.isBefore(one, TODAY)));
            Dated other = drawn(random);
            assertThat(times.anyBetween(other.last(), one.first()))
                    .as(told)
                    .isEqualTo(some.stream()
                            .anyMatch(d ->
                                    d.first().isAfter(other.last()) && d.last().isBefore(one.first())));
        }
    }

    @Test
    void whatIsSaidOnceIsShownAsItIsBesideItsReasons() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            Statement only = said(
                    Property.OFFICE, "Mayor", date(random), random.nextBoolean() ? null : date(random), date(random));
            DisplayRule.Choice shown = DisplayRule.shown(Property.OFFICE, List.of(only), TODAY);
            DisplayRule.Choice reasoned = DisplayRule.choose(Property.OFFICE, List.of(only), TODAY);
            // but for the reason why something is not shown yet
            assertThat(shown)
                    .usingRecursiveComparison()
                    .ignoringFields("others")
                    .isEqualTo(reasoned);
        }
    }

    private static Dated drawn(Random random) {
        String value = random.nextBoolean() ? "HELD" : random.nextBoolean() ? "FREE" : "MISSING";
        return Dated.of(
                said(Property.CUSTODY, value, date(random), random.nextBoolean() ? null : date(random), date(random)));
    }

    private static @Nullable String date(Random random) {
        return DATES.get(random.nextInt(DATES.size()));
    }

    private static Statement said(
            Property property, String value, @Nullable String from, @Nullable String to, @Nullable String published) {
        Evidence page = new Evidence("cited", "Example Press", "A page", null, published, null, null, null, null, null);
        return new Statement(
                Statement.idOf(PERSON, property, value, from, to, page),
                PERSON,
                property,
                value,
                from,
                to,
                null,
                page,
                Tlp.CLEAR,
                Instant.EPOCH,
                "rita",
                null);
    }
}
