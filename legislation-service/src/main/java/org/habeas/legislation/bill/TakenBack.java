package org.habeas.legislation.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Alert;
import org.habeas.contracts.BillSummary;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.legislation.status.StatusEngine;
import org.jspecify.annotations.Nullable;

/**
 * A correction that took back where a bill had been told to stand, and that is the last word of those who follow live. If it was the source
 * that was mistaken, and the bill did stand there, that is a correction once more: its day is long past, and as a change it would be old news.
 *
 * @param alert the correction's
 * @param place the status that it took back, or status and stage, as alerts write it
 * @param told when
 */
record TakenBack(UUID alert, String place, Instant told) {

    /** Of the last that was told live of where a bill stands; null if it took nothing back. */
    static @Nullable TakenBack of(Optional<ChangeFeed.Move> last) {
        return last.filter(move -> move.kind().equals(Alert.Kind.CORRECTED.code()) && move.from() != null)
                .map(move -> new TakenBack(move.alert(), String.valueOf(move.from()), move.at()))
                .orElse(null);
    }

    /** Whether the bill stood there more often than it did before, and since no later a day than that of the correction. */
    boolean returns(BillView before, BillView now) {
        return times(now) > times(before);
    }

    private long times(BillView view) {
        BillSummary s = view.summary();
        return StatusEngine.places(s.id(), s.introduced(), view.titles(), view.actions()).stream()
                .filter(entry -> place.equals(entry.status()) && entry.stage() == null && isEarlier(entry.since())
                        || place.equals(entry.status() + "/" + entry.stage()) && isEarlier(entry.stageSince()))
                .count();
    }

    private boolean isEarlier(@Nullable LocalDate day) {
        return day == null || !day.isAfter(Washington.day(told));
    }
}
