package org.habeas.detainee.statement;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which custody may follow which, and what has to be shown for it. Who is held by one authority and then by another, or moved, is
 * still held: that is no step. Who is held again after having been free is in a new custody.
 */
public final class CustodyMachine {

    private static final Map<Custody, Set<Custody>> NEXT = new EnumMap<>(Map.of(
            Custody.UNKNOWN, EnumSet.allOf(Custody.class),
            Custody.MISSING, EnumSet.allOf(Custody.class),
            Custody.HELD,
                    EnumSet.of(
                            Custody.HOUSE_ARREST,
                            Custody.RESTRICTED_LIBERTY,
                            Custody.FREE,
                            Custody.DEAD,
                            Custody.MISSING),
            Custody.HOUSE_ARREST, EnumSet.of(Custody.HELD, Custody.RESTRICTED_LIBERTY, Custody.FREE, Custody.DEAD),
            Custody.RESTRICTED_LIBERTY, EnumSet.of(Custody.HELD, Custody.HOUSE_ARREST, Custody.FREE, Custody.DEAD),
            Custody.FREE, EnumSet.of(Custody.HELD, Custody.DEAD),
            Custody.DEAD, EnumSet.noneOf(Custody.class)));

    private CustodyMachine() {}

    /** What may come next; nobody comes back to life. That somebody stays as they are is no step, and always so. */
    public static Set<Custody> next(Custody from) {
        return Set.copyOf(NEXT.getOrDefault(from, Set.of()));
    }

    public static boolean allows(Custody from, Custody to) {
        return from == to || NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    /** What has to be shown before a custody is. */
    public static Guard guard(Custody to) {
        return switch (to) {
            case FREE, DEAD -> Guard.TWO_SIDES_AND_TWO_PEOPLE;
            case UNKNOWN, MISSING, HELD, HOUSE_ARREST, RESTRICTED_LIBERTY -> Guard.NONE;
        };
    }
}
