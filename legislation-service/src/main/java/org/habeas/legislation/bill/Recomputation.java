package org.habeas.legislation.bill;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.BillId;
import org.habeas.legislation.status.StatusRules;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Computes bills anew of which no source says anything new: the calendar went on, or the rules are others. */
@ApplicationScoped
public class Recomputation {

    private static final Logger LOG = Logger.getLogger(Recomputation.class);

    private static final int BATCH = 200;

    private final BillRepository bills;
    private final BillService service;
    private final LegislationSettings settings;
    private final Clock clock;
    private final Counter failures;

    Recomputation(
            BillRepository bills,
            BillService service,
            LegislationSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.bills = bills;
        this.service = service;
        this.settings = settings;
        this.clock = clock;
        this.failures = metrics.counter("habeas.recompute.failures");
    }

    /** Computes with the calendar every bill whose Congress has ended. Doing it again changes nothing. */
    public int expire() {
        return recomputeAll(
                after -> bills.notYetExpired(Washington.day(clock.instant()), StatusRules.NUMBER, after, BATCH));
    }

    /** Computes every bill that an earlier version of the status rules computed. Doing it again changes nothing. */
    public int follow() {
        return recomputeAll(after -> bills.computedByEarlierRules(StatusRules.NUMBER, after, BATCH));
    }

    /** Computes every bill with rows that have been missing for so long that they are gone. Doing it again changes nothing. */
    public int letMissingRowsGo() {
        Instant now = clock.instant();
        Instant since = now.minus(settings.missingRowsStay());
        Instant ended = now.minus(settings.missingRowsOfEndedStay());
        return recomputeAll(
                after -> bills.missingSince(since, ended, Washington.day(now), StatusRules.NUMBER, after, BATCH));
    }

    /** How many bills wait for a later version of the rules, which computed them and may be gone. */
    long leftToLaterRules() {
        return QuarkusTransaction.requiringNew().call(() -> bills.computedByLaterRules(StatusRules.NUMBER));
    }

    /**
     * Each bill in a transaction of its own: one that cannot be computed is told in the log and waits for the next run, and
     * the others do not wait for it.
     *
     * @param due the ids behind the one that is given, in their order
     * @return how many were computed
     */
    private int recomputeAll(Function<String, List<String>> due) {
        int recomputed = 0;
        List<String> batch = List.of();
        do {
            String after = batch.isEmpty() ? "" : batch.getLast();
            batch = QuarkusTransaction.requiringNew().call(() -> due.apply(after));
            for (String id : batch) {
                recomputed += recompute(id) ? 1 : 0;
            }
        } while (batch.size() == BATCH);
        return recomputed;
    }

    private boolean recompute(String id) {
        try {
            service.recompute(BillId.parse(id));
            return true;
        } catch (RuntimeException e) {
            failures.increment();
            MDC.put("billId", id);
            try {
                // without the exception's text, which can hold what a snapshot says
                LOG.errorf("recompute-failed: bill %s, %s: it is tried again in the next run", id, kinds(e));
            } finally {
                MDC.remove("billId");
            }
            return false;
        }
    }

    private static String kinds(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(e -> e.getClass().getSimpleName())
                .collect(Collectors.joining(" of "));
    }
}
