package org.habeas.detainee.statement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether any of some statements is of an earlier or a later time than another one, by {@link Dated#isBefore}: asked for each of many,
 * without going through all of them each time.
 */
final class Times {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long ALWAYS = Long.MIN_VALUE;

    private final LocalDate today;
    /** When each may have begun at the earliest, in that order. */
    private final long[] firsts;
    /** Of those up to this one the earliest end, where it has come. */
    private final long[] ended;
    /** Of those from this one on the latest day before which an end makes way for one of them. */
    private final long[] reached;
    /** Of those from this one on the earliest day by which one has begun for certain. */
    private final long[] soonest;
    /** When each may have begun at the latest, in that order. */
    private final long[] lasts;
    /** Of those from this one on the latest end, if all have ended, and the latest beginning. */
    private final long[] lastEnds;

    private final long[] lastFirsts;
    private final Map<String, Long> earliestEnds = new HashMap<>();
    private final Map<String, Long> latestNews = new HashMap<>();

    Times(Collection<Dated> statements, LocalDate today) {
        this.today = today;
        int n = statements.size();
        List<Dated> byFirst =
                statements.stream().sorted(Comparator.comparing(Dated::first)).toList();
        firsts = new long[n];
        ended = new long[n];
        reached = new long[n];
        soonest = new long[n];
        for (int i = 0; i < n; i++) {
            Dated d = byFirst.get(i);
            firsts[i] = day(d.first());
            long end = d.hasEnded(today) ? day(d.end()) : NEVER;
            ended[i] = i == 0 ? end : Math.min(ended[i - 1], end);
            earliestEnds.merge(d.value(), end, Math::min);
            latestNews.merge(d.value(), Math.min(day(d.end()), day(d.publishedFirst())), Math::max);
        }
        for (int i = n - 1; i >= 0; i--) {
            long reach = reach(byFirst.get(i));
            reached[i] = i == n - 1 ? reach : Math.max(reached[i + 1], reach);
            long last = day(byFirst.get(i).last());
            soonest[i] = i == n - 1 ? last : Math.min(soonest[i + 1], last);
        }
        List<Dated> byLast =
                statements.stream().sorted(Comparator.comparing(Dated::last)).toList();
        lasts = new long[n];
        lastEnds = new long[n];
        lastFirsts = new long[n];
        for (int i = n - 1; i >= 0; i--) {
            Dated d = byLast.get(i);
            lasts[i] = day(d.last());
            long end = d.hasEnded(today) ? day(d.end()) : NEVER;
            lastEnds[i] = i == n - 1 ? end : Math.max(lastEnds[i + 1], end);
            lastFirsts[i] = i == n - 1 ? day(d.first()) : Math.max(lastFirsts[i + 1], day(d.first()));
        }
    }

    /** Whether any is of an earlier time than this one. */
    boolean anyBefore(Dated d) {
        if (lasts.length > 0 && lasts[0] < day(d.first())) {
            return true;
        }
        int upTo = atMost(firsts, day(d.first()));
        return upTo > 0 && ended[upTo - 1] < reach(d)
                || earliestEnds.getOrDefault(d.value(), NEVER) < Math.min(day(d.end()), day(d.publishedFirst()));
    }

    /** Whether this one is of an earlier time than any. */
    boolean anyAfter(Dated d) {
        return firsts.length > 0 && firsts[firsts.length - 1] > day(d.last()) || anyOutlasting(d);
    }

    /** Whether this one was over when any began, or any tells later that it went on. */
    boolean anyOutlasting(Dated d) {
        if (!d.hasEnded(today)) {
            return false;
        }
        int from = atMost(firsts, day(d.first()) - 1);
        return from < firsts.length && day(d.end()) < reached[from]
                || day(d.end()) < latestNews.getOrDefault(d.value(), ALWAYS);
    }

    /** Whether all, of which none has its value, are of an earlier time than this one. */
    boolean allBefore(Dated d) {
        int from = atMost(lasts, day(d.first()) - 1);
        return from == lasts.length || lastEnds[from] < reach(d) && lastFirsts[from] <= day(d.first());
    }

    /** Whether any began for certain after a day and before another one. */
    boolean anyBetween(LocalDate after, LocalDate before) {
        int from = atMost(firsts, day(after));
        return from < firsts.length && soonest[from] < day(before);
    }

    /** What ended before this day, as early as this one may have begun or earlier, has made way for it. */
    private static long reach(Dated d) {
        return Math.min(day(d.end()), Math.min(day(d.last()), day(d.publishedLast())) + 1);
    }

    private static long day(LocalDate day) {
        return day.toEpochDay();
    }

    /** How many of these, which are sorted, are no greater. */
    private static int atMost(long[] sorted, long limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
