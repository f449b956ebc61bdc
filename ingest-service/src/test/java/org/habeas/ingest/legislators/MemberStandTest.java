package org.habeas.ingest.legislators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.MemberRecord.Former;
import org.habeas.contracts.MemberRecord.Term;
import org.junit.jupiter.api.Test;

class MemberStandTest {

    @Test
    void registersEndTheSameInWhateverOrderTheyCome() {
        // the second says what the first does, of a later day, which the third is not
        sameInEveryOrder(
                "Ada Bench",
                null,
                whole("Ada Bench", "2026-01-01"),
                whole("Ada Bench", "2026-03-01"),
                whole("Ada Table", "2026-02-01"));
        sameInEveryOrder(
                later("Ada Bench", "Ada Table"),
                null,
                whole("Ada Bench", "2026-01-01"),
                whole("Ada Table", "2026-01-01"),
                row("Ada Q. Bench", "2026-05-01"));
        sameInEveryOrder(
                "Ada Bench",
                "2026-03-01",
                whole("Ada Bench", "2026-01-01"),
                left("Ada B.", "2026-03-01"),
                left("Ada B.", "2026-02-01"),
                row("Ada B.", "2026-01-01"));
        // came back
        sameInEveryOrder(
                "Ada Bench",
                null,
                whole("Ada Bench", "2025-01-01"),
                left("Ada B.", "2026-03-01"),
                whole("Ada Bench", "2026-04-01"));
        sameInEveryOrder("Ada B.", "2026-03-01", row("Ada B.", "2026-01-01"), left("Ada B.", "2026-03-01"));
        // came back, and only a table says so
        sameInEveryOrder(
                "Ada Bench",
                null,
                whole("Ada Bench", "2026-01-01"),
                left("Ada B.", "2026-03-01"),
                row("Ada B.", "2026-05-01"));
        // two tables of one day that contradict each other
        sameInEveryOrder("Ada B.", null, row("Ada B.", "2026-03-01"), left("Ada B.", "2026-03-01"));
    }

    @Test
    void whoLeftKeepsTheTerms() {
        MemberRecord told = MemberStand.of(whole("Ada Bench", "2026-01-01"))
                .with(left("Ada B.", "2026-03-01"))
                .statement();
        assertThat(told.terms().getFirst().end()).isEqualTo("2031-01-03");
        assertThat(told.asOf()).isEqualTo("2026-01-01");
        assertThat(MemberStand.hash(told)).isNotEqualTo(MemberStand.hash(whole("Ada Bench", "2026-01-01")));
    }

    @Test
    void sameDocumentOfAnotherDayMakesRoomForWhatItWasTakenToBeLaterThan() {
        // Given: came in July without a day, and is of January
        MemberRecord undated = whole("Ada Old", "2026-07-01");
        MemberRecord march = whole("Ada New", "2026-03-01");
        MemberStand stand = MemberStand.of(undated).with(march);
        assertThat(stand.statement().name()).isEqualTo("Ada Old");
        // When
        MemberRecord dated = new MemberRecord(
                undated.id(),
                undated.name(),
                null,
                undated.terms(),
                true,
                undated.source(),
                LocalDate.parse("2026-01-01"),
                undated.documentId(),
                null,
                0);
        // Then
        assertThat(stand.with(dated).with(march).statement().name()).isEqualTo("Ada New");
    }

    private static String later(String one, String other) {
        return MemberStand.hash(whole(one, "2026-01-01")).compareTo(MemberStand.hash(whole(other, "2026-01-01"))) > 0
                ? one
                : other;
    }

    private static void sameInEveryOrder(String name, String left, MemberRecord... records) {
        for (List<MemberRecord> order : orders(List.of(records))) {
            MemberStand stand = MemberStand.of(order.getFirst());
            for (MemberRecord record : order) {
                stand = stand.with(record);
            }
            MemberRecord told = stand.statement();
            assertThat(told.name()).isEqualTo(name);
            assertThat(told.former() == null ? null : told.former().asOf().toString())
                    .isEqualTo(left);
        }
    }

    private static List<List<MemberRecord>> orders(List<MemberRecord> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<MemberRecord>> orders = new ArrayList<>();
        for (MemberRecord first : all) {
            List<MemberRecord> others = new ArrayList<>(all);
            others.remove(first);
            for (List<MemberRecord> rest : orders(others)) {
                List<MemberRecord> order = new ArrayList<>(rest);
                order.addFirst(first);
                orders.add(order);
            }
        }
        return orders;
    }

    private static MemberRecord whole(String name, String day) {
        return record(name, day, true, LocalDate.parse("2031-01-03"));
    }

    private static MemberRecord row(String name, String day) {
        return record(name, day, false, null);
    }

    private static MemberRecord left(String name, String day) {
        MemberRecord row = row(name, day);
        return row.withFormer(new Former(row.asOf(), row.documentId()));
    }

    private static MemberRecord record(String name, String day, boolean whole, LocalDate end) {
        Term term = new Term(Chamber.SENATE, "AK", null, null, end == null ? null : end.minusYears(6), end, List.of());
        return new MemberRecord(
                "X000001",
                name,
                null,
                List.of(term),
                whole,
                MemberYaml.REGISTER,
                LocalDate.parse(day),
                UUID.randomUUID(),
                null,
                0);
    }
}
