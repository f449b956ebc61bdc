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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.match.MatchService;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;

/** Reads people in batches for exports: two queries for each batch, however many people are in it. */
@ApplicationScoped
class ExportReader {

    private final DetaineeRepository detainees;
    private final MatchService names;
    private final Clock clock;
    private final int staleAfterDays;

    ExportReader(DetaineeRepository detainees, MatchService names, Clock clock, DetaineeSettings settings) {
        this.detainees = detainees;
        this.names = names;
        this.clock = clock;
        this.staleAfterDays = settings.staleAfterDays();
    }

    /**
     * Which people, and for whom. What a reader may see is settled when the export begins, for it outlives the request.
     *
     * @param reviews whether the reader may know who recorded a statement
     * @param alike people of whom a name matches the one it is given
     * @param shown is told of each person the marks of what is written
     */
    record Request(
            DetaineeFilter filter,
            DetaineeSort sort,
            Tlp clearance,
            boolean reviews,
            Function<String, List<UUID>> alike,
            BiConsumer<String, Stream<Tlp>> shown) {}

    /** A request that looks up whom a name means once, with its first batch: all batches are of the same people. */
    Request request(
            DetaineeFilter filter,
            DetaineeSort sort,
            Tlp clearance,
            boolean reviews,
            BiConsumer<String, Stream<Tlp>> shown) {
        Map<String, List<UUID>> found = new ConcurrentHashMap<>();
        return new Request(filter, sort, clearance, reviews, name -> found.computeIfAbsent(name, names::alike), shown);
    }

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
                asked.filter(),
                Clearances.visible(Outlet.DOCUMENT, asked.clearance()),
                asked.alike(),
                asked.sort(),
                after,
                size);
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
                .toList();
        asked.shown().accept(detainee.id().toString(), seen.stream().map(Statement::tlp));
        DetaineeView stored = detainee.view();
        DetaineeView view = asked.clearance() == Tlp.CLEAR
                ? stored
                : DetaineeView.compute(detainee.id(), detainee.slug(), seen, asked.clearance(), today, staleAfterDays)
                        .at(stored);
        // who recorded what counts for the guards, whoever asks
        return new ExportedPerson(
                DetaineeAnswer.of(view, today, null),
                forReader(seen, asked),
                forReader(Statements.told(seen, today), asked));
    }

    private static List<Statement> forReader(List<Statement> statements, Request asked) {
        return asked.reviews()
                ? statements
                : statements.stream().map(Statement::withoutRecorders).toList();
    }
}
