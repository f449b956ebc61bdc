package org.habeas.legislation.bill;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord;
import org.habeas.legislation.bill.VanishedCosponsors.Vanished;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots that a bill is computed from.
 *
 * @param newest of the official sources, which are equals; Habeas's own where there is none of theirs
 * @param received when it came
 * @param own Habeas's own newest, which fills what the other lacks; null where it is the newest itself
 * @param whole where the newest says some lists in part, BILLSTATUS's newest, which always says them whole; else null
 * @param previous the one before it of its source, of those that were here when it came; null where there was none, or where it
 *     says the same
 * @param between the newest of the other official source, of those that were here when it came, if it stands between the two
 * @param earlier the newest of its source that is by its stamp a day older, if that is not the previous one; else null
 * @param other the newest of the other official source, of those that were here when it came and whose stamp is earlier
 * @param vanished cosponsors who were listed once
 */
record Known(
        BillRecord newest,
        Instant received,
        @Nullable BillRecord own,
        @Nullable BillRecord whole,
        @Nullable BillRecord previous,
        @Nullable BillRecord between,
        @Nullable BillRecord earlier,
        @Nullable BillRecord other,
        List<Vanished> vanished) {

    /** What is known of a bill with its first snapshot. */
    static Known first(BillRecord record, Instant received) {
        return new Known(record, received, null, null, null, null, null, null, List.of());
    }

    Known with(List<Vanished> cosponsors) {
        return new Known(newest, received, own, whole, previous, between, earlier, other, cosponsors);
    }

    /** The newest, and Habeas's own behind it. */
    List<BillRecord> ranked() {
        return own == null ? List.of(newest) : List.of(newest, own);
    }

    /** All that count at present. */
    List<BillRecord> sources() {
        return Stream.of(newest, whole, own).filter(Objects::nonNull).toList();
    }

    /** Whether the newest lacks a cosponsor whom the one before it has. */
    boolean lacksCosponsors() {
        return previous != null
                && !HeldRows.vanished(
                                BillPart.COSPONSORS,
                                previous.cosponsors(),
                                newest.cosponsors(),
                                Washington.day(previous.sourceUpdated()))
                        .isEmpty();
    }

    boolean isNewest(BillRecord record) {
        return newest.source() == record.source()
                && newest.sourceUpdated().equals(record.sourceUpdated())
                && newest.contentHash().equals(record.contentHash());
    }
}
