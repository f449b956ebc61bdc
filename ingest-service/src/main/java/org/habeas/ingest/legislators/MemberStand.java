package org.habeas.ingest.legislators;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.habeas.contracts.Json;
import org.habeas.contracts.MemberRecord;
import org.habeas.contracts.MemberRecord.Former;
import org.habeas.ingest.billstatus.RecordHash;
import org.jspecify.annotations.Nullable;

/**
 * What all registers together say of a member, in whatever order they came.
 *
 * @param best the record that counts: one with all terms before one without, of two of a kind the later, and of two of one day that whose
 *     hash is greater
 * @param former the latest table of those who left that has the member
 * @param serving the day of the latest register of those who serve that has the member
 */
record MemberStand(
        MemberRecord best,
        @Nullable Former former,
        @Nullable LocalDate serving) {

    /** On one day, who serves by one table and left by another is said to have left by neither. */
    private static final Comparator<MemberRecord> ORDER = Comparator.comparing(MemberRecord::whole)
            .thenComparing(MemberRecord::asOf)
            .thenComparing(record -> record.former() == null)
            .thenComparing(MemberStand::hash);

    static MemberStand of(MemberRecord record) {
        return new MemberStand(record, record.former(), servingBy(record));
    }

    /** The same document again is of another day than was believed: what is known by it is of that day. */
    MemberStand with(MemberRecord record) {
        boolean isSame = record.documentId().equals(best.documentId());
        LocalDate others = isSame && best.asOf().equals(serving) ? null : serving;
        return new MemberStand(
                isSame || ORDER.compare(record, best) > 0 ? record : best,
                later(former, record.former()),
                later(others, servingBy(record)));
    }

    private static @Nullable LocalDate servingBy(MemberRecord record) {
        return record.former() == null ? record.asOf() : null;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static @Nullable Former later(@Nullable Former known, @Nullable Former said) {
        if (known == null || said == null) {
            return known == null ? said : known;
        }
        boolean isSame = known.documentId().equals(said.documentId());
        return isSame || said.asOf().isAfter(known.asOf()) ? said : known;
    }

    /** What is told: that they left, if a table says so which is later than every register by which they serve. */
    MemberRecord statement() {
        return best.former() == null
                        && former != null
                        && (serving == null || former.asOf().isAfter(serving))
                ? best.withFormer(former)
                : best;
    }

    /** Of what is said of a member, without the files in which and the days for which it is said. */
    static String hash(MemberRecord record) {
        List<Object> said = new ArrayList<>(
                List.of(record.name(), record.lis() == null ? "" : record.lis(), record.terms(), record.whole()));
        if (record.former() != null) {
            said.add("former");
        }
        return RecordHash.sha256(Json.text(said).getBytes(StandardCharsets.UTF_8));
    }
}
