package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;

/** Reads people in batches for exports: two queries for each batch, however many people are in it. */
@ApplicationScoped
class ExportReader {

    private final DetaineeRepository detainees;
    private final Clock clock;
    private final int staleAfterDays;

    ExportReader(DetaineeRepository detainees, Clock clock, DetaineeSettings settings) {
        this.detainees = detainees;
        this.clock = clock;
        this.staleAfterDays = settings.staleAfterDays();
    }

    /**
     * Which people, and for whom. What a reader may see is settled when the export begins, for it outlives the request.
     *
     * @param reviews whether the reader may know who recorded a statement
     */
    record Request(DetaineeFilter filter, DetaineeSort sort, Tlp clearance, boolean reviews) {}

    /**
     * @param keys of the last person, as the order gives them; empty where nobody was found
     */
    record Batch(List<ExportedPerson> people, List<String> keys) {}

    /**
     * In a transaction of its own: whoever takes one batch after the other keeps no connection between.
     *
     * @param after the keys of the last person of the batch before
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Batch read(Request asked, Optional<List<String>> after, int size) {
        List<Detainee> rows = detainees.list(
                asked.filter(), Clearances.visible(Outlet.DOCUMENT, asked.clearance()), asked.sort(), after, size);
        Map<UUID, List<Statement>> statements =
                detainees.statements(rows.stream().map(Detainee::id).toList());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Batch(
                rows.stream()
                        .map(d -> person(d, statements.getOrDefault(d.id(), List.of()), asked, today))
                        .toList(),
                rows.isEmpty() ? List.of() : asked.sort().keys(rows.getLast()));
    }

    private ExportedPerson person(Detainee detainee, List<Statement> all, Request asked, LocalDate today) {
        List<Statement> seen = all.stream()
                .filter(s -> Clearances.mayShow(Outlet.EXPORT, s.tlp(), asked.clearance()))
                .map(s -> asked.reviews() ? s : s.withoutRecorders())
                .toList();
        DetaineeView stored = detainee.view();
        DetaineeView view = asked.clearance() == Tlp.CLEAR
                ? stored
                : DetaineeView.compute(detainee.id(), detainee.slug(), seen, asked.clearance(), today, staleAfterDays)
                        .at(stored);
        return new ExportedPerson(DetaineeAnswer.of(view, today), seen);
    }
}
