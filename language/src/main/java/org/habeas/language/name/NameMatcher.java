package org.habeas.language.name;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.habeas.language.name.NameMatch.Part;
import org.habeas.language.name.Pairing.Pair;

/**
 * Compares two names in any scripts. Their parts are paired as well as can be; the likeness of each pair counts in full, so one
 * part that is another name makes another name of the whole, however alike the rest is. General rules of languages and
 * romanisations decide; no person is known here.
 */
public final class NameMatcher {

    /** The shipped threshold: fixed beforehand, for every script. */
    public static final double THRESHOLD = 0.70;

    /**
     * Stretches what the likenesses multiply to, so that the threshold falls between the worst pair that is one name and the best
     * that is not; it changes no order. Found on names of two lists together, not on one (docs/adr/0016).
     */
    private static final double STRETCH = 0.65;

    private static final double FATHER_WEIGHT = 0.5;
    /** Fathers whose given names are less alike are two. */
    private static final double SAME_FATHER = 0.7;
    /** What is left where only one name has a father's name, another part, or one more name at its end. */
    private static final double NO_FATHER = 0.985;

    private static final double NO_MIDDLE = 0.96;
    private static final double NO_OUTER = 0.9;
    /** What is left for each part to which the other name sets another. */
    private static final double OTHER_PART = 0.5;

    private static final double OTHER_FATHER = 0.55;
    private static final double SWAPPED = 0.97;
    private static final double OTHER_ROLE = 0.8;
    private static final double ONE_PART = 0.45;
    private static final double ALONE = 0.9;
    private static final double JOINED = 0.98;

    private NameMatcher() {}

    public static NameMatch compare(String asked, String found) {
        return compare(NameReader.read(asked), NameReader.read(found));
    }

    /** The order of the two makes no difference but to the explanation. */
    public static NameMatch compare(ReadName asked, ReadName found) {
        if (asked.tokens().isEmpty() || found.tokens().isEmpty()) {
            return new NameMatch(0, List.of());
        }
        List<Pair> pairs = Pairing.best(asked.tokens(), found.tokens());
        BitSet left = new BitSet();
        BitSet right = new BitSet();
        List<Part> parts = new ArrayList<>();
        double score = 1;
        for (Pair pair : pairs) {
            left.set(pair.from(), pair.to());
            right.set(pair.otherFrom(), pair.otherTo());
            double likeness = pairScore(pair);
            score *= likeness;
            parts.add(new Part(
                    pair.one().written(),
                    pair.other().written(),
                    role(pair),
                    pair.likeness().value(),
                    pair.likeness().reason()));
        }
        score *= order(pairs, asked, found, parts);
        score *= rest(asked, found, left, right, parts);
        return new NameMatch(Math.clamp(Math.pow(score * coverage(asked, found, pairs), STRETCH), 0, 1), parts);
    }

    private static Role role(Pair pair) {
        Role one = pair.one().role();
        return one == Role.INITIAL || one == Role.PARTICLE ? pair.other().role() : one;
    }

    private static double pairScore(Pair pair) {
        double likeness = pair.likeness().value();
        if (pair.one().role() == Role.PARTICLE && pair.other().role() == Role.PARTICLE) {
            return 1;
        }
        if (pair.one().role() == Role.PATRONYMIC && pair.other().role() == Role.PATRONYMIC) {
            boolean other = Fathers.likeness(pair.one(), pair.other()) < SAME_FATHER;
            return Math.min(Math.pow(likeness, FATHER_WEIGHT), other ? OTHER_FATHER : 1);
        }
        boolean joined = pair.to() - pair.from() + pair.otherTo() - pair.otherFrom() > 2;
        return joined ? likeness * JOINED : likeness;
    }

    /** Given and family name in another order is usual; that one stands for the other where both are certain is not. */
    private static double order(List<Pair> pairs, ReadName asked, ReadName found, List<Part> parts) {
        double left = 1;
        for (Pair pair : pairs) {
            NameToken one = pair.one();
            NameToken other = pair.other();
            if (one.isCore() && other.isCore() && one.role() != other.role() && one.certain() && other.certain()) {
                left = OTHER_ROLE;
                parts.add(new Part(
                        one.written(), other.written(), null, OTHER_ROLE, "a given name here, a family's name there"));
            }
        }
        boolean otherOrder = false;
        for (int i = 1; i < pairs.size(); i++) {
            otherOrder |= pairs.get(i).otherFrom() < pairs.get(i - 1).otherFrom();
        }
        if (otherOrder && asked.familyFirst() == found.familyFirst() && left == 1) {
            left = SWAPPED;
            parts.add(new Part(null, null, null, SWAPPED, "the parts stand in another order"));
        }
        return left;
    }

    private static double rest(ReadName asked, ReadName found, BitSet left, BitSet right, List<Part> parts) {
        List<Integer> mine = free(asked, left);
        List<Integer> its = free(found, right);
        int against = Math.min(mine.size(), its.size());
        boolean fathers = mine.size() == 1
                && its.size() == 1
                && (father(asked, mine.getFirst()) || father(found, its.getFirst()));
        double score =
                against > 0 ? Math.pow(fathers ? OTHER_FATHER : OTHER_PART, Math.max(mine.size(), its.size())) : 1;
        for (int i : mine) {
            double leaves = leaves(asked, i, against > 0, fathers);
            score *= against > 0 ? 1 : leaves;
            parts.add(new Part(
                    asked.tokens().get(i).written(),
                    null,
                    asked.tokens().get(i).role(),
                    leaves,
                    against > 0 ? "the other name has another part there" : "not in the other name"));
        }
        for (int i : its) {
            double leaves = leaves(found, i, against > 0, fathers);
            score *= against > 0 ? 1 : leaves;
            parts.add(new Part(
                    null,
                    found.tokens().get(i).written(),
                    found.tokens().get(i).role(),
                    leaves,
                    against > 0 ? "another part than asked for" : "not asked for"));
        }
        return score;
    }

    private static boolean father(ReadName name, int i) {
        return name.tokens().get(i).role() == Role.PATRONYMIC;
    }

    private static List<Integer> free(ReadName name, BitSet paired) {
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < name.tokens().size(); i++) {
            if (!paired.get(i) && name.tokens().get(i).role() != Role.PARTICLE) {
                free.add(i);
            }
        }
        return free;
    }

    private static double leaves(ReadName name, int i, boolean against, boolean fathers) {
        if (against) {
            return fathers ? OTHER_FATHER : OTHER_PART;
        }
        return switch (name.tokens().get(i).role()) {
            case PATRONYMIC -> NO_FATHER;
            case INITIAL -> NO_FATHER;
            case PARTICLE -> 1;
            case GIVEN, FAMILY -> i == 0 || i == name.tokens().size() - 1 ? NO_OUTER : NO_MIDDLE;
        };
    }

    /** A single part in common is not a name in common. */
    private static double coverage(ReadName asked, ReadName found, List<Pair> pairs) {
        long paired = pairs.stream()
                .filter(p -> p.one().role() != Role.PARTICLE && p.other().role() != Role.PARTICLE)
                .count();
        if (paired == 0) {
            return 0;
        }
        int mine = parts(asked);
        int its = parts(found);
        if (mine == 1 && its == 1) {
            return ALONE;
        }
        boolean onlyInitials = pairs.stream()
                .noneMatch(p -> p.one().role() != Role.INITIAL && p.other().role() != Role.INITIAL);
        boolean whole = pairs.stream().anyMatch(p -> p.to() - p.from() >= mine && p.otherTo() - p.otherFrom() >= its);
        return onlyInitials ? 0.3 : paired == 1 && !whole ? ONE_PART : 1;
    }

    private static int parts(ReadName name) {
        return (int)
                name.tokens().stream().filter(t -> t.role() != Role.PARTICLE).count();
    }
}
