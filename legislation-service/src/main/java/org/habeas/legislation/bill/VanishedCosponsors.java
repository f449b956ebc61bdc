package org.habeas.legislation.bill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.contracts.BillRecord.Cosponsor;

/**
 * Who cosponsored a bill once by one source and does so no more by the same. It follows from the set of a source's snapshots,
 * in the order of their stamps, whatever the order in which they came.
 */
final class VanishedCosponsors {

    private VanishedCosponsors() {}

    /** The cosponsors of one snapshot. */
    record Listing(String source, Instant stamp, List<Cosponsor> cosponsors) {}

    /**
     * @param row as the last snapshot with it has it
     * @param byNewestAlone whether only the newest snapshot of the source lacks it
     */
    record Vanished(Cosponsor row, Withdrawal withdrawal, boolean byNewestAlone) {}

    /** @param listings those of each source in the order of their stamps */
    static List<Vanished> of(List<Listing> listings) {
        List<Vanished> vanished = new ArrayList<>();
        listings.stream()
                .collect(Collectors.groupingBy(Listing::source, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(ofOne -> vanished.addAll(ofOneSource(ofOne)));
        return vanished;
    }

    private static Collection<Vanished> ofOneSource(List<Listing> listings) {
        Map<String, Vanished> vanished = new LinkedHashMap<>();
        Instant newest = listings.getLast().stamp();
        for (int i = 1; i < listings.size(); i++) {
            Listing before = listings.get(i - 1);
            Listing now = listings.get(i);
            for (Cosponsor gone : gone(before, now)) {
                Withdrawal withdrawal =
                        new Withdrawal(gone.bioguide(), gone.joined(), now.source(), before.stamp(), now.stamp());
                vanished.put(
                        BillPart.COSPONSORS.key(gone),
                        new Vanished(gone, withdrawal, now.stamp().equals(newest)));
            }
            vanished.keySet().removeAll(keys(now));
        }
        return vanished.values();
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
