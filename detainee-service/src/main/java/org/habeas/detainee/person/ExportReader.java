package org.habeas.detainee.person;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.habeas.detainee.document.Until;
import org.habeas.detainee.match.MatchService;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.page.Placed;

/** Reads people in batches for exports: a fixed number of queries for each batch, however many people are in it. */
@ApplicationScoped
class ExportReader {

    private final DetaineeRepository detainees;
    private final DetaineeLists lists;
    private final MatchService names;
    private final PastPeople pasts;
    private final Clock clock;
    private final int staleAfterDays;

    ExportReader(
            DetaineeRepository detainees,
            DetaineeLists lists,
            MatchService names,
            PastPeople pasts,
            Clock clock,
            DetaineeSettings settings) {
        this.detainees = detainees;
        this.lists = lists;
        this.names = names;
        this.pasts = pasts;
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
            Past past,
            DetaineeSort sort,
            Tlp clearance,
            boolean reviews,
            Function<String, List<UUID>> alike,
            BiConsumer<String, Stream<Tlp>> shown) {}

    /** A request that looks up whom a name means once, with its first batch: all batches are of the same people. */
    Request request(
            DetaineeFilter filter,
            Past past,
            DetaineeSort sort,
            Tlp clearance,
            boolean reviews,
            BiConsumer<String, Stream<Tlp>> shown) {
        Map<String, List<UUID>> found = new ConcurrentHashMap<>();
        return new Request(
                filter, past, sort, clearance, reviews, name -> found.computeIfAbsent(name, names::alike), shown);
    }

    /**
     * @param keys of the last person that was looked at, as the order gives them; empty where nobody was
     * @param isLast whether nobody is behind them
     */
    record Batch(List<ExportedPerson> people, List<String> keys, boolean isLast) {}

    /**
     * In a transaction of its own: whoever takes one batch after the other keeps no connection between.
     *
     * @param after the keys of the last person of the batch before
     * @param size of how many people; of a past, of how many it is asked how they stood
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Batch read(Request asked, Optional<List<String>> after, int size) {
        List<String> marks = Clearances.visible(Outlet.DOCUMENT, asked.clearance());
        PastCandidates then = new PastCandidates(asked.filter(), asked.past(), marks, asked.alike());
        Selection people =
                asked.past().isPresent() ? Selection.of(asked.filter(), marks, asked.alike(), Until.NOW) : then.all();
        List<Placed<UUID>> places = lists.places(people, asked.sort(), after, size);
        List<UUID> ids = places.stream().map(Placed::item).toList();
        return new Batch(
                asked.past().isPresent()
                        ? present(detainees.inOrder(ids), asked)
                        : past(detainees.whom(ids), then, asked),
                places.isEmpty() ? List.of() : places.getLast().keys(),
                places.size() < size);
    }

    private List<ExportedPerson> present(List<Detainee> rows, Request asked) {
        Map<UUID, List<Statement>> statements =
                detainees.statements(rows.stream().map(Detainee::id).toList());
        LocalDate today = today();
        return rows.stream()
                .map(d -> {
                    List<Statement> seen = seen(d.id(), statements.getOrDefault(d.id(), List.of()), asked);
                    DetaineeView view = asked.clearance() == Tlp.CLEAR
                            ? d.view()
                            : DetaineeView.compute(d.id(), d.slug(), seen, asked.clearance(), today, staleAfterDays)
                                    .at(d.view());
                    return person(DetaineeAnswer.of(view, today, null), seen, today, asked);
                })
                .toList();
    }

    private List<ExportedPerson> past(List<Whom> rows, PastCandidates then, Request asked) {
        Past past = asked.past();
        LocalDate today = today();
        List<PastPeople.Stood> selected = pasts.selected(rows, then);
        Map<UUID, JsonNode> told = pasts.told(selected, past, asked.clearance());
        return selected.stream()
                .map(s -> {
                    DetaineeView view = pasts.view(s.whom(), s.known(), asked.clearance(), past, today);
                    DetaineePast.ToldOfPerson version = Optional.ofNullable(
                                    told.get(s.whom().id()))
                            .map(record -> DetaineePast.ToldOfPerson.of(record, view.summary()))
                            .orElse(null);
                    asked.shown()
                            .accept(
                                    s.whom().id().toString(),
                                    Stream.of(s.documented().split("[|]")).flatMap(mark -> Tlp.ofLabel(mark).stream()));
                    List<Statement> seen = seen(s.whom().id(), s.known().statements(), asked);
                    LocalDate on = past.on();
                    return person(
                            DetaineeAnswer.of(
                                    version == null ? view : view.at(version.revision(), version.updated()),
                                    past.day(today),
                                    new DetaineePast(on, past.asOf(), DisplayRule.ID, version)),
                            on == null ? seen : Statements.begun(seen, on),
                            past.day(today),
                            asked);
                })
                .toList();
    }

    private static List<Statement> seen(UUID id, List<Statement> all, Request asked) {
        List<Statement> seen = all.stream()
                .filter(s -> Clearances.mayShow(Outlet.EXPORT, s.tlp(), asked.clearance()))
                .toList();
        asked.shown().accept(id.toString(), seen.stream().map(Statement::tlp));
        return seen;
    }

    private static ExportedPerson person(DetaineeAnswer answer, List<Statement> seen, LocalDate day, Request asked) {
        // who recorded what counts for the guards, whoever asks
        return new ExportedPerson(answer, forReader(seen, asked), forReader(Statements.told(seen, day), asked));
    }

    private static List<Statement> forReader(List<Statement> statements, Request asked) {
        return asked.reviews()
                ? statements
                : statements.stream().map(Statement::withoutRecorders).toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
