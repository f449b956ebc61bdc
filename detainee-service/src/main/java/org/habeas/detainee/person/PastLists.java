package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.bill.BillsOfPeople;
import org.habeas.detainee.match.MatchService;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.page.Cursor;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;
import org.jspecify.annotations.Nullable;

/**
 * Lists of people as they stood: filtered, sorted and counted by how they stood then. Whoever stands as they stood is read from the
 * index of the present, and the others are computed, at most so many for one page.
 */
@ApplicationScoped
class PastLists {

    /** Of so many people a page computes the past. */
    static final int MOST_COMPUTED = 2_000;

    private final DetaineeRepository detainees;
    private final PastPeople people;
    private final BillsOfPeople bills;
    private final MatchService names;
    private final Reader reader;
    private final AuditTrail trail;
    private final Clock clock;

    PastLists(
            DetaineeRepository detainees,
            PastPeople people,
            BillsOfPeople bills,
            MatchService names,
            Reader reader,
            AuditTrail trail,
            Clock clock) {
        this.clock = clock;
        this.detainees = detainees;
        this.people = people;
        this.bills = bills;
        this.names = names;
        this.reader = reader;
        this.trail = trail;
    }

    /**
     * A page of people as they stood. Where it is told by what is known now, that is what was known when the walk began: the cursor keeps
     * the instant, and who moves meanwhile is neither missed nor given twice.
     *
     * @throws Unprocessable where more have to be computed than one page may
     */
    Page<DetaineeSummary> page(DetaineeFilter filter, DetaineeSort sort, PageParams page, Past past) {
        Optional<List<String>> after = page.after(past.asOf() == null ? 3 : 2);
        if (past.asOf() != null) {
            return page(filter, sort, page, after, past).page(page.limit, sort::keys);
        }
        Instant began = after.map(keys -> began(keys.get(2))).orElseGet(clock::instant);
        Past then = after.isEmpty() ? past : new Past(past.on(), began);
        return page(filter, sort, page, after, then)
                .page(
                        page.limit,
                        person -> Stream.concat(sort.keys(person).stream(), Stream.of(began.toString()))
                                .toList());
    }

    private Instant began(String key) {
        Instant began = Cursor.instant(key);
        if (began.isAfter(clock.instant())) {
            throw Cursor.foreign();
        }
        return began;
    }

    private record Cut(
            List<DetaineeSummary> people, @Nullable Long total) {

        Page<DetaineeSummary> page(int limit, Function<DetaineeSummary, List<String>> keys) {
            return Page.of(people, limit, keys, total);
        }
    }

    private Cut page(
            DetaineeFilter filter, DetaineeSort sort, PageParams page, Optional<List<String>> after, Past past) {
        PastCandidates asked =
                new PastCandidates(filter, past, Clearances.visible(Outlet.LIST, reader.clearance()), names::alike);
        Selection changed = past.on() == null ? asked.changed() : asked.all();
        List<Whom> candidates = detainees.whom(changed, MOST_COMPUTED + 1);
        if (candidates.size() > MOST_COMPUTED) {
            throw tooMany(past);
        }
        List<PastPeople.Stood> selected = people.selected(candidates, asked);
        // a version is looked up for whom it sorts, else for whom it is shown
        List<PastPeople.Stood> computed = sort == DetaineeSort.UPDATED ? people.versioned(selected, past) : selected;
        Selection all = past.on() == null
                ? joined(asked.unchanged(), computed)
                : joined(new Selection("", List.of("false"), Map.of()), computed);
        Long total = page.exactCount() ? count(all) : null;
        List<UUID> ids = ids(all, sort, after, page.limit + 1);
        return new Cut(shown(ids, computed, filter.bill, sort, past), total);
    }

    private static Unprocessable tooMany(Past past) {
        String detail =
                "The past of more than " + MOST_COMPUTED + " people would have to be computed for this list. Ask for"
                        + (past.on() == null ? " a later instant, or" : "")
                        + " fewer people with q or bill, or read GET /v1/detainees/export, which takes the same parameters and has no"
                        + " limit.";
        return new Unprocessable(detail, FieldProblem.parameter(past.on() == null ? "asOf" : "on", "too-many", detail));
    }

    /** Those of the index and those that are computed, with what all of them are sorted by. */
    private static Selection joined(Selection unchanged, List<PastPeople.Stood> computed) {
        Map<String, Object> values = new HashMap<>(unchanged.values());
        List<DetaineeSummary> all =
                computed.stream().map(PastPeople.Stood::summary).toList();
        values.put("ids", all.stream().map(DetaineeSummary::id).toArray(UUID[]::new));
        values.put("names", all.stream().map(DetaineeSummary::name).toArray(String[]::new));
        values.put(
                "held",
                all.stream()
                        .map(s ->
                                DetaineeSort.heldSince(s).map(Object::toString).orElse(null))
                        .toArray(String[]::new));
        values.put("updates", all.stream().map(s -> s.updated().toString()).toArray(String[]::new));
        String with = unchanged.with().isEmpty() ? "with " : unchanged.with() + ", ";
        return new Selection(
                with
                        + "stood (id, name, held_since, updated) as (select d.id, d.name, d.held_since, d.updated from detainee d"
                        + " where " + String.join(" and ", unchanged.where())
                        + " union all select p.id, p.name, cast(p.held as date), cast(p.updated as timestamptz)"
                        + " from unnest(cast(:ids as uuid[]), cast(:names as text[]), cast(:held as text[]),"
                        + " cast(:updates as text[])) p (id, name, held, updated))",
                List.of("true"),
                values);
    }

    private long count(Selection all) {
        return (Long) detainees
                .values(all.with() + " select count(*) from stood d", all.values())
                .getSingleResult();
    }

    private List<UUID> ids(Selection all, DetaineeSort sort, Optional<List<String>> after, int limit) {
        Map<String, Object> values = new HashMap<>(all.values());
        String where = after.map(keys -> " where " + sort.after(keys, values)).orElse("");
        List<UUID> ids = new ArrayList<>();
        detainees
                .values(
                        all.with() + " select d.id from stood d" + where + " order by " + sort.order() + " limit "
                                + limit,
                        values)
                .getResultList()
                .forEach(id -> ids.add((UUID) id));
        return ids;
    }

    private List<DetaineeSummary> shown(
            List<UUID> ids, List<PastPeople.Stood> computed, @Nullable String bill, DetaineeSort sort, Past past) {
        Map<UUID, PastPeople.Stood> byId = new LinkedHashMap<>();
        Set<UUID> asked = Set.copyOf(ids);
        computed.stream()
                .filter(s -> asked.contains(s.whom().id()))
                .forEach(s -> byId.put(s.whom().id(), s));
        List<UUID> others = ids.stream().filter(id -> !byId.containsKey(id)).toList();
        Map<UUID, DetaineeSummary> found = new HashMap<>();
        detainees.summaries(others).forEach(s -> found.put(s.id(), s));
        List<PastPeople.Stood> shown = List.copyOf(byId.values());
        (sort == DetaineeSort.UPDATED ? shown : people.versioned(shown, past))
                .forEach(s -> found.put(s.whom().id(), people.shown(s, past)));
        if (bill != null && !Tlp.GREEN.covers(reader.clearance())) {
            ids.forEach(id -> Optional.ofNullable(byId.get(id)).ifPresent(this::note));
            bills.noteNamed(
                    past.asOf() == null ? ids : others,
                    DetaineeFilter.billId(bill),
                    Clearances.visible(Outlet.LIST, reader.clearance()),
                    past.until());
        }
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    private void note(PastPeople.Stood stood) {
        trail.shown(
                stood.whom().id().toString(),
                Stream.of(stood.documented().split("[|]")).flatMap(mark -> Tlp.ofLabel(mark).stream()));
    }
}
