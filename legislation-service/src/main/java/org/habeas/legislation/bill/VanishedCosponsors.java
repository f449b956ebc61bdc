package org.habeas.legislation.bill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.jspecify.annotations.Nullable;

/**
 * Who cosponsored a bill once by one source and does so no more by the same. It follows from the set of a source's snapshots,
 * in the order of their stamps, whatever the order in which they came.
 */
final class VanishedCosponsors {

    /** One who vanished, by which listing. */
    private record Gone(Cosponsor row, Withdrawal withdrawal) {}

    /** The cosponsors of one snapshot. */
    record Listing(String source, Instant stamp, List<Cosponsor> cosponsors) {}

    /**
     * @param row as the last snapshot with it has it
     * @param byNewestAlone whether only the newest snapshot of the source lacks it
     */
    record Vanished(Cosponsor row, Withdrawal withdrawal, boolean byNewestAlone) {}

    private final List<Vanished> found = new ArrayList<>();
    private final Map<String, Gone> gone = new LinkedHashMap<>();
    private @Nullable Listing last;

    /** @param listings those of each source in the order of their stamps */
    static List<Vanished> of(List<Listing> listings) {
        VanishedCosponsors vanished = new VanishedCosponsors();
        listings.forEach(vanished::add);
        return vanished.all();
    }

    /** Adds the next one: all of a source follow one another, in the order of their stamps. */
    void add(Listing now) {
        Listing before = last;
        if (before != null && before.source().equals(now.source())) {
            for (Cosponsor row : gone(before, now)) {
                gone.put(
                        BillPart.COSPONSORS.key(row),
                        new Gone(
                                row,
                                new Withdrawal(
                                        row.bioguide(), row.joined(), now.source(), before.stamp(), now.stamp())));
            }
            gone.keySet().removeAll(keys(now));
        } else {
            endSource();
        }
        last = now;
    }

    List<Vanished> all() {
        endSource();
        return List.copyOf(found);
    }

    private void endSource() {
        Listing newest = last;
        if (newest != null) {
            gone.values()
                    .forEach(g -> found.add(new Vanished(
                            g.row(),
                            g.withdrawal(),
                            g.withdrawal().missingFrom().equals(newest.stamp()))));
        }
        gone.clear();
    }

    private static List<Cosponsor> gone(Listing before, Listing now) {
        Set<String> there = keys(before);
        Set<String> left = keys(now);
        List<Cosponsor> gone = before.cosponsors().stream()
                .filter(c -> !left.contains(BillPart.COSPONSORS.key(c)))
                .collect(Collectors.toCollection(ArrayList::new));
        List<Cosponsor> come = now.cosponsors().stream()
                .filter(c -> !there.contains(BillPart.COSPONSORS.key(c)))
                .toList();
        gone.removeAll(Alterations.ofCosponsors(gone, come, Washington.day(before.stamp()))
                .values());
        return gone;
    }

    private static Set<String> keys(Listing listing) {
        Set<String> keys = new HashSet<>();
        listing.cosponsors().forEach(c -> keys.add(BillPart.COSPONSORS.key(c)));
        return keys;
    }
}
