package org.habeas.legislation.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.BillId;

/**
 * The bills that are one measure, and what is related to them. Only who calls another bill the same measure makes it a member, in
 * whichever direction and from bill to bill; what is called related to a member is shown beside them and leads no further.
 *
 * @param members with the bill itself, in the order of their ids
 * @param related bills that are no members, in the order of their ids
 * @param links between members, and between a member and a related bill
 * @param cut where it was cut; empty if it is whole
 */
public record Family(List<BillId> members, List<BillId> related, List<Link> links, Set<Cut> cut) {

    /** More are not followed: the longest chain of the 117th Congress has four bills. */
    public static final int MOST_MEMBERS = 50;

    /** So far from the bill a member can stand. */
    public static final int MOST_STEPS = 8;

    public static final int MOST_RELATED = 200;

    /** What there is more of. */
    @Schema(name = "LineageCut")
    public enum Cut {
        STEPS,
        MEMBERS,
        RELATED,
        LISTINGS
    }

    private record Pair(BillId by, BillId about) {}

    /** The family of a bill. Asks once for each step, and once which of the bills are here. */
    public static Family of(BillId bill, Listings listings) {
        return new Search(listings).from(bill);
    }

    private static final class Search {

        private final Listings source;
        private final SortedSet<BillId> members = new TreeSet<>();
        private final Map<BillId, SortedSet<BillId>> others = new TreeMap<>();
        private final Map<Pair, Listing> said = new HashMap<>();
        private final Set<Cut> cut = EnumSet.noneOf(Cut.class);

        Search(Listings source) {
            this.source = source;
        }

        Family from(BillId bill) {
            SortedSet<BillId> next = new TreeSet<>(Set.of(bill));
            for (int step = 0; !next.isEmpty(); step++) {
                members.addAll(next);
                Listings.Around around = source.around(next);
                if (around.cut()) {
                    cut.add(Cut.LISTINGS);
                }
                around.listings().forEach(this::note);
                next = step < MOST_STEPS ? following(next) : beyond(next);
            }
            SortedSet<BillId> related = related();
            Set<BillId> all = new TreeSet<>(members);
            all.addAll(related);
            return new Family(List.copyOf(members), List.copyOf(related), links(related, source.held(all)), cut);
        }

        private void note(Listing listing) {
            if (listing.by().equals(listing.about())) {
                return; // a file that names its own bill says nothing of another
            }
            said.merge(new Pair(listing.by(), listing.about()), listing, Search::together);
            others.computeIfAbsent(listing.by(), b -> new TreeSet<>()).add(listing.about());
            others.computeIfAbsent(listing.about(), b -> new TreeSet<>()).add(listing.by());
        }

        /** Two rows of one file about one bill, or the same row that was read twice. */
        private static Listing together(Listing one, Listing other) {
            List<Relation> relations = new ArrayList<>(one.relations());
            other.relations().stream().filter(r -> !relations.contains(r)).forEach(relations::add);
            return new Listing(one.by(), one.about(), one.title() == null ? other.title() : one.title(), relations);
        }

        private SortedSet<BillId> following(Collection<BillId> bills) {
            SortedSet<BillId> found = new TreeSet<>();
            for (BillId bill : bills) {
                for (BillId other : of(bill)) {
                    if (!members.contains(other) && isSame(bill, other)) {
                        found.add(other);
                    }
                }
            }
            while (members.size() + found.size() > MOST_MEMBERS) {
                cut.add(Cut.MEMBERS);
                found.removeLast();
            }
            return found;
        }

        private SortedSet<BillId> beyond(Collection<BillId> bills) {
            if (!following(bills).isEmpty()) {
                cut.add(Cut.STEPS);
            }
            return new TreeSet<>();
        }

        private SortedSet<BillId> related() {
            SortedSet<BillId> found = new TreeSet<>();
            for (BillId member : members) {
                for (BillId other : of(member)) {
                    if (!members.contains(other) && !isSame(member, other)) {
                        found.add(other);
                    }
                }
            }
            while (found.size() > MOST_RELATED) {
                cut.add(Cut.RELATED);
                found.removeLast();
            }
            return found;
        }

        private List<Link> links(Set<BillId> related, Set<BillId> held) {
            List<Link> links = new ArrayList<>();
            for (BillId member : members) {
                for (BillId other : of(member)) {
                    boolean isMember = members.contains(other);
                    if (isMember && member.compareTo(other) < 0 || !isMember && related.contains(other)) {
                        links.add(link(member, other, held));
                    }
                }
            }
            return links;
        }

        private Link link(BillId one, BillId other, Set<BillId> held) {
            BillId first = one.compareTo(other) < 0 ? one : other;
            BillId second = first.equals(one) ? other : one;
            List<Listing> listings = new ArrayList<>();
            for (Pair pair : List.of(new Pair(first, second), new Pair(second, first))) {
                Listing listing = said.get(pair);
                if (listing != null) {
                    listings.add(listing);
                }
            }
            return new Link(first, second, isSame(first, second), agreement(listings, held), List.copyOf(listings));
        }

        private Link.Agreement agreement(List<Listing> listings, Set<BillId> held) {
            if (listings.size() == 2) {
                return listings.getFirst().isOfSameMeasure()
                                == listings.getLast().isOfSameMeasure()
                        ? Link.Agreement.MUTUAL
                        : Link.Agreement.CONTRADICTED;
            }
            if (!held.contains(listings.getFirst().about())) {
                return Link.Agreement.OTHER_NOT_HELD;
            }
            return cut.contains(Cut.LISTINGS) ? Link.Agreement.NOT_READ : Link.Agreement.ONE_SIDED;
        }

        private SortedSet<BillId> of(BillId bill) {
            return others.getOrDefault(bill, new TreeSet<>());
        }

        private boolean isSame(BillId one, BillId other) {
            Listing there = said.get(new Pair(one, other));
            Listing back = said.get(new Pair(other, one));
            return there != null && there.isOfSameMeasure() || back != null && back.isOfSameMeasure();
        }
    }
}
