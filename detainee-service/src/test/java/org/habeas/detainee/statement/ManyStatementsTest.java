package org.habeas.detainee.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.habeas.contracts.Tlp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is computed of a person costs about as many times more as there are more statements, whatever they say. */
class ManyStatementsTest {

    private static final UUID PERSON = new UUID(0x7000L, 0x8000000000000001L);
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 15);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int FEW = 1_000;
    private static final int TIMES = 8;

    /** Going through all for each would take 64 times as long; sorting, and what a machine at work adds, does not double it twice. */
    private static final double MOST = 32;

    @Test
    void placesThatFollowEachOther() {
        growsEvenly(
                i -> said(
                        Property.PLACE_OF_DETENTION,
                        "Prison number " + i % 7,
                        day(i),
                        i % 2 == 0 ? day(i + 40) : null,
                        Said.PLAIN,
                        i),
                all -> DisplayRule.choose(Property.PLACE_OF_DETENTION, all, TODAY));
    }

    @Test
    void releasesByOneWhoRepeatsThem() {
        growsEvenly(
                i -> said(Property.CUSTODY, i % 3 == 0 ? "HELD" : "FREE", "2023-04", null, Said.PLAIN, i),
                all -> DisplayRule.choose(Property.CUSTODY, all, TODAY));
    }

    @Test
    void chargesOfManyCasesWithSomeTakenBack() {
        growsEvenly(
                i -> said(
                        Property.CHARGED_UNDER,
                        "Article " + i % 50,
                        day(i),
                        null,
                        Said.PLAIN.about(new Thing("Case " + i % 40, "Article " + i % 50, null, null)),
                        i),
                all -> {
                    List<Statement> some = new ArrayList<>(all);
                    some.add(retracting(all.getFirst()));
                    CaseFiles.of(PERSON, some, TODAY);
                    Standing.of(some, TODAY);
                });
    }

    private static void growsEvenly(IntFunction<Statement> statement, Consumer<List<Statement>> compute) {
        List<Statement> few = drawn(FEW, statement);
        List<Statement> many = drawn(FEW * TIMES, statement);
        long shortest = Long.MAX_VALUE;
        long longest = Long.MAX_VALUE;
        // in turns, and of each the fastest
        for (int turn = 0; turn < 7; turn++) {
            for (int again = 0; again < TIMES; again++) {
                shortest = Math.min(shortest, took(few, compute));
            }
            longest = Math.min(longest, took(many, compute));
        }
        assertThat((double) longest / shortest)
                .as("%d statements take %.1f ms, %d take %.1f ms", FEW, shortest / 1e6, FEW * TIMES, longest / 1e6)
                .isLessThan(MOST);
    }

    private static long took(List<Statement> statements, Consumer<List<Statement>> compute) {
        // of the processor: a long one is interrupted by whatever else is at work, a short one is not
        long begun = THREADS.getCurrentThreadCpuTime();
        compute.accept(statements);
        return THREADS.getCurrentThreadCpuTime() - begun;
    }

    private static List<Statement> drawn(int number, IntFunction<Statement> statement) {
        List<Statement> drawn = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            drawn.add(statement.apply(i));
        }
        return drawn;
    }

    private static String day(int i) {
        return LocalDate.of(2000, 1, 1).plusDays(i % 9_000).toString();
    }

    private static Statement retracting(Statement target) {
        return said(
                target.property(),
                target.value(),
                String.valueOf(target.validFrom()),
                null,
                new Said(null, null, null, null, Stance.RETRACTS, target.identity(), "wrong", null),
                -1);
    }

    private static Statement said(Property property, String value, String from, @Nullable String to, Said said, int i) {
        Evidence page = new Evidence(
                "cited",
                "Example Press",
                "Page " + i,
                null,
                "2023-05-0" + (1 + i % 9 + (i < 0 ? 1 : 0)),
                null,
                null,
                null,
                null,
                null);
        return new Statement(
                Statement.idOf(PERSON, property, value, from, to, page, said),
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
                null,
                said);
    }
}
