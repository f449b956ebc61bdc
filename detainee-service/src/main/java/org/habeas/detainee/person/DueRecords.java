package org.habeas.detainee.person;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.problem.Conflict;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Records that say something else although nobody said anything: a day has come, or the rule is another. */
@ApplicationScoped
class DueRecords {

    private static final Logger LOG = Logger.getLogger(DueRecords.class);

    private static final int BATCH = 200;

    private final DetaineeRepository detainees;
    private final DetaineeChanges changes;
    private final HeldBackValues heldBack;
    private final Clock clock;
    private final int staleAfterDays;
    private final Counter failures;

    DueRecords(
            DetaineeRepository detainees,
            DetaineeChanges changes,
            HeldBackValues heldBack,
            Clock clock,
            DetaineeSettings settings,
            MeterRegistry metrics) {
        this.detainees = detainees;
        this.changes = changes;
        this.heldBack = heldBack;
        this.clock = clock;
        this.staleAfterDays = settings.staleAfterDays();
        this.failures = metrics.counter("habeas.recompute.failures");
    }

    /**
     * Computes anew the records of which a limit has passed (a stated end, a stated beginning, the age of the newest source)
     * and those that another rule computed. Doing it again changes nothing. Each is in a transaction of its own: one that cannot
     * be computed is told in the log and waits for the next run, and the others do not wait for it.
     *
     * @return how many records now say something else
     */
    int recompute() {
        int changed = 0;
        UUID last = new UUID(0, 0);
        while (true) {
            UUID after = last;
            List<UUID> batch = QuarkusTransaction.requiringNew()
                    .call(() -> detainees.due(today(), DetaineeView.computedBy(staleAfterDays), after, BATCH));
            for (UUID id : batch) {
                changed += recompute(id) ? 1 : 0;
            }
            if (batch.size() < BATCH) {
                return changed;
            }
            last = batch.getLast();
        }
    }

    /** How many records wait for a later version of the rule, which computed them and may be gone. */
    long leftToLaterRules() {
        return QuarkusTransaction.requiringNew().call(detainees::computedByLaterRules);
    }

    private boolean recompute(UUID id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> saysSomethingElse(id));
        } catch (RuntimeException e) {
            failures.increment();
            MDC.put("detaineeId", id);
            try {
                // without the exception's text, which can hold what is said about somebody
                LOG.errorf("recompute-failed: detainee %s, %s: it is tried again in the next run", id, kinds(e));
            } finally {
                MDC.remove("detaineeId");
            }
            return false;
        }
    }

    private static String kinds(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(e -> e.getClass().getSimpleName())
                .collect(Collectors.joining(" of "));
    }

    /**
     * Before more is said of somebody: tells first what this rule makes of what was said before, so that nobody takes the other
     * rule for news. The person is locked.
     *
     * @throws Conflict if a later rule computed the record, which this version must not write over
     */
    void byThisRule(Detainee detainee) {
        if (detainee.isOfLaterRule()) {
            throw new Conflict(
                    "A later version of Habeas has written this record, and this one does not write over it."
                            + " Send it again in a moment; if it is refused then too, the later version has to be started again.");
        }
        if (!detainee.isComputedBy(DetaineeView.computedBy(staleAfterDays))) {
            saysSomethingElse(detainee.id());
        }
    }

    /** Computes a record anew; whether it now says something else. */
    private boolean saysSomethingElse(UUID id) {
        Detainee detainee = detainees.lock(id).orElseThrow();
        boolean sameRule = detainee.isComputedBy(DetaineeView.computedBy(staleAfterDays));
        if (detainee.mergedInto() != null || detainee.isOfLaterRule() || (sameRule && !detainee.isPastLimit(today()))) {
            return false; // somebody else was faster
        }
        DetaineeView before = detainee.view();
        List<Statement> statements = detainees.statements(id);
        DetaineeView computed =
                DetaineeView.compute(id, detainee.slug(), statements, Tlp.CLEAR, today(), staleAfterDays);
        heldBack.take(
                id,
                Holding.of(statements, today()),
                Recorder.of(""),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (computed.at(before).saysTheSameAs(before)) {
            detainee.update(computed.at(before));
            return false;
        }
        DetaineeView next =
                computed.at(before.summary().revision() + 1, clock.instant().truncatedTo(ChronoUnit.MICROS));
        detainee.update(next);
        if (sameRule) {
            changes.crossed(before, next, statements, today());
        } else {
            changes.corrected(before, next, statements, today());
        }
        return true;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
