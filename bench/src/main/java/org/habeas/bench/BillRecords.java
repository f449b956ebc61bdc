package org.habeas.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.MeasureType;

/**
 * Made-up bills that gain one cosponsor at a time, round and round: every record causes exactly one change. There are many
 * bills, because a bill is computed from all its records and one bill's pile would be what is measured.
 */
final class BillRecords {

    private static final int CONGRESS = 119;
    private static final LocalDate INTRODUCED = LocalDate.of(2025, 1, 3);

    private final int bills;
    private final Instant base = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    BillRecords(int bills) {
        this.bills = bills;
    }

    /** @param n from 0 up, each once and in this order */
    BillRecord record(int n, UUID documentId) {
        int number = n % bills + 1;
        int round = n / bills;
        BillId id = new BillId(CONGRESS, MeasureType.HR, number);
        return new BillRecord(
                id,
                BillRecord.Origin.GOVINFO_BILLSTATUS,
                base.plusSeconds(round),
                "%064x".formatted(n),
                documentId,
                false,
                INTRODUCED,
                List.of(new BillRecord.Title("Benchmark Act " + number, "display", null)),
                List.of(new BillRecord.Sponsor("B000000", "Rep. Bench, Ada [I-AK-1]", "I", "AK", 1, false)),
                IntStream.rangeClosed(1, round).mapToObj(BillRecords::cosponsor).toList(),
                List.of(),
                List.of(new BillRecord.Action(
                        1,
                        INTRODUCED,
                        null,
                        "Introduced in House",
                        "IntroReferral",
                        "1000",
                        "Library of Congress",
                        List.of(),
                        List.of())),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private static BillRecord.Cosponsor cosponsor(int n) {
        return new BillRecord.Cosponsor(
                "C%06d".formatted(n), "Rep. Bench, Number " + n, "I", "AK", 1, INTRODUCED.plusDays(n), false, null);
    }
}
