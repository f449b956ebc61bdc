package org.habeas.detainee.person;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Statement;

/** Records that say something else although nobody said anything: a day has come, or the rule is another. */
@ApplicationScoped
class DueRecords {

    private static final int BATCH = 200;

    private final DetaineeRepository detainees;
    private final DetaineeChanges changes;
    private final Clock clock;
    private final int staleAfterDays;

    DueRecords(DetaineeRepository detainees, DetaineeChanges changes, Clock clock, DetaineeSettings settings) {
        this.detainees = detainees;
        this.changes = changes;
        this.clock = clock;
        this.staleAfterDays = settings.staleAfterDays();
    }

    /**
     * Computes anew the records of which a limit has passed (a stated end, a stated beginning, the age of the newest source)
     * and those that another rule computed. Doing it again changes nothing.
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
                changed += QuarkusTransaction.requiringNew().call(() -> recompute(id)) ? 1 : 0;
            }
            if (batch.size() < BATCH) {
                return changed;
            }
            last = batch.getLast();
        }
    }

    private boolean recompute(UUID id) {
        Detainee detainee = detainees.lock(id).orElseThrow();
        boolean sameRule = detainee.isComputedBy(DetaineeView.computedBy(staleAfterDays));
        if (sameRule && !detainee.isPastLimit(today())) {
            return false; // somebody else was faster
        }
        DetaineeView before = detainee.view();
        List<Statement> statements = detainees.statements(id);
        DetaineeView computed =
                DetaineeView.compute(id, detainee.slug(), statements, Tlp.CLEAR, today(), staleAfterDays);
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
