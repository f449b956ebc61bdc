package org.habeas.detainee.statement;

import static org.habeas.detainee.statement.Proceedings.ACQUITTED;
import static org.habeas.detainee.statement.Proceedings.APPEAL;
import static org.habeas.detainee.statement.Proceedings.CHARGED;
import static org.habeas.detainee.statement.Proceedings.CONVICTED;
import static org.habeas.detainee.statement.Proceedings.DISCONTINUED;
import static org.habeas.detainee.statement.Proceedings.FINAL;
import static org.habeas.detainee.statement.Proceedings.INVESTIGATED;
import static org.habeas.detainee.statement.Proceedings.NONE_KNOWN;
import static org.habeas.detainee.statement.Proceedings.ON_TRIAL;
import static org.habeas.detainee.statement.Proceedings.REMITTED;
import static org.habeas.detainee.statement.Proceedings.SENTENCED;
import static org.habeas.detainee.statement.Proceedings.SUSPENDED;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which stage of proceedings may follow which. A trial may be secret, so stages in between may be unknown: a stage that is
 * reached over others is allowed, and the gap is inferred.
 */
public final class ProceedingsMachine {

    private static final Map<Proceedings, Set<Proceedings>> NEXT = new EnumMap<>(Proceedings.class);

    static {
        NEXT.put(NONE_KNOWN, EnumSet.of(INVESTIGATED, CHARGED, ON_TRIAL, SENTENCED));
        NEXT.put(INVESTIGATED, EnumSet.of(CHARGED, SUSPENDED, DISCONTINUED));
        NEXT.put(CHARGED, EnumSet.of(ON_TRIAL, SUSPENDED, DISCONTINUED));
        NEXT.put(ON_TRIAL, EnumSet.of(CONVICTED, ACQUITTED, SUSPENDED, REMITTED));
        NEXT.put(CONVICTED, EnumSet.of(SENTENCED));
        NEXT.put(SENTENCED, EnumSet.of(APPEAL, FINAL, REMITTED));
        NEXT.put(APPEAL, EnumSet.of(SENTENCED, FINAL, REMITTED, ACQUITTED));
        NEXT.put(SUSPENDED, EnumSet.of(CHARGED, ON_TRIAL, DISCONTINUED));
        // a case that was sent back is investigated or heard again
        NEXT.put(REMITTED, EnumSet.of(INVESTIGATED, CHARGED, ON_TRIAL));
        NEXT.put(FINAL, EnumSet.noneOf(Proceedings.class));
        NEXT.put(DISCONTINUED, EnumSet.noneOf(Proceedings.class));
        NEXT.put(ACQUITTED, EnumSet.of(APPEAL));
    }

    /** A step of the machine, one over stages that nobody told of, or none. */
    public enum Step {
        SAME,
        DIRECT,
        INFERRED,
        FORBIDDEN
    }

    private ProceedingsMachine() {}

    /** The stages that may come directly after one. */
    public static Set<Proceedings> next(Proceedings from) {
        return Set.copyOf(NEXT.getOrDefault(from, Set.of()));
    }

    /** How a stage follows another. Where nothing is known any stage may be the first that is. */
    public static Step step(Proceedings from, Proceedings to) {
        if (from == to) {
            return Step.SAME;
        }
        if (NEXT.getOrDefault(from, Set.of()).contains(to)) {
            return Step.DIRECT;
        }
        return from == NONE_KNOWN || isReachable(from, to, null) ? Step.INFERRED : Step.FORBIDDEN;
    }

    /**
     * The stages through which every way from one to another goes that nobody told of, in the order of the proceedings; none where there is no
     * such way. Nobody is tried without a charge, whoever told of a trial first.
     */
    public static List<Proceedings> between(Proceedings from, Proceedings to) {
        if (from == to || !isReachable(from, to, null)) {
            return List.of();
        }
        return Stream.of(Proceedings.values())
                .filter(stage -> stage != from && stage != to && !isReachable(from, to, stage))
                .toList();
    }

    /** What has to be shown before a stage is. */
    public static Guard guard(Proceedings to) {
        return to == FINAL ? Guard.COURT : Guard.NONE;
    }

    /** @param without a stage that is not to be passed; null for none */
    private static boolean isReachable(Proceedings from, Proceedings to, @Nullable Proceedings without) {
        Set<Proceedings> seen = EnumSet.of(from);
        if (without != null) {
            seen.add(without);
        }
        Deque<Proceedings> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            for (Proceedings next : steps(open.pop())) {
                if (next == to) {
                    return true;
                }
                // nobody passes through these unseen: they are what makes a case go back
                boolean isDetour = next == REMITTED || next == SUSPENDED;
                if (!isDetour && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return false;
    }

    /** As they go one by one: what may be the first that is known is not the first that there was. */
    private static Set<Proceedings> steps(Proceedings from) {
        return from == NONE_KNOWN ? EnumSet.of(INVESTIGATED, CHARGED) : NEXT.getOrDefault(from, Set.of());
    }
}
