package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.bill.NamedUntil;
import org.habeas.detainee.document.Until;
import org.habeas.detainee.match.MatchService;
import org.habeas.detainee.statement.CaseFiles;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Statement;
import org.habeas.detainee.statement.Statements;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.access.Reader;
import org.habeas.kit.access.Roles;
import org.habeas.kit.audit.AuditTrail;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.page.Page;
import org.habeas.kit.page.PageParams;
import org.habeas.kit.page.Placed;
import org.habeas.kit.page.Walk;
import org.habeas.kit.problem.NotFound;
import org.jspecify.annotations.Nullable;

/** People for whoever reads them: as they stand or stood, as far as the reader may see it, noted where it is restricted. */
@ApplicationScoped
class PersonReads {

    private final DetaineeRepository detainees;
    private final DetaineeLists lists;
    private final MatchService names;
    private final KnownThen then;
    private final ChangeFeed feed;
    private final Reader reader;
    private final AuditTrail trail;
    private final Clock clock;
    private final int staleAfterDays;

    PersonReads(
            DetaineeRepository detainees,
            DetaineeLists lists,
            MatchService names,
            KnownThen then,
            ChangeFeed feed,
            Reader reader,
            AuditTrail trail,
            Clock clock,
            DetaineeSettings settings) {
        this.detainees = detainees;
        this.lists = lists;
        this.names = names;
        this.then = then;
        this.feed = feed;
        this.reader = reader;
        this.trail = trail;
        this.clock = clock;
        this.staleAfterDays = settings.staleAfterDays();
    }

    /** Whoever is erased meanwhile is left out, and the walk goes on behind them. */
    Page<DetaineeSummary> list(DetaineeFilter filter, DetaineeSort sort, PageParams page) {
        Long total = page.exactCount() ? count(filter) : null;
        Page<UUID> ids = Placed.page(
                lists.places(selection(filter), sort, page.after(2 + Walk.KEYS), page.limit + 1), page.limit, total);
        Map<UUID, DetaineeSummary> found = detainees.summaries(ids.items()).stream()
                .collect(Collectors.toMap(DetaineeSummary::id, summary -> summary));
        return new Page<>(
                ids.items().stream()
                        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                        .toList(),
                ids.next(),
                total);
    }

    private long count(DetaineeFilter filter) {
        return detainees.count(selection(filter));
    }

    private Selection selection(DetaineeFilter filter) {
        return Selection.of(filter, Clearances.visible(Outlet.LIST, reader.clearance()), names::alike, Until.NOW);
    }

    /** Why a property has its value, by the statements that the reader may see; who recorded them is for reviewers. */
    DisplayRule.Choice why(UUID id, Property property, Past past) {
        // who recorded what counts for the guards, whoever asks
        List<Statement> seen = shown(id, seen(known(id, past), Outlet.WHY));
        DisplayRule.Choice choice = DisplayRule.choose(property, seen, day(past));
        return reviews() ? choice : choice.withoutRecorders();
    }

    /** As {@link #why(UUID, Property, Past)}, of one of the person's cases, charges, hearings and sentences; empty if there is no such. */
    Optional<CaseFiles.Reasoned> why(UUID id, String thing, Property property, Past past) {
        List<Statement> seen = shown(id, seen(known(id, past), Outlet.WHY));
        return CaseFiles.why(id, thing, property, seen, day(past))
                .map(found -> reviews()
                        ? found
                        : new CaseFiles.Reasoned(found.thing(), found.choice().withoutRecorders()));
    }

    /** What is said about a person, as far as the reader may see it; who recorded it is for reviewers. */
    List<Statement> statements(UUID id, Past past) {
        return statements(id, past, known(id, past));
    }

    /** As {@link #statements(UUID, Past)}, of what is read already. */
    List<Statement> statements(Reading reading) {
        UUID id = reading.detainee().id();
        return reading.known().isEmpty()
                ? statements(id, reading.past())
                : statements(id, reading.past(), reading.known());
    }

    private List<Statement> statements(UUID id, Past past, List<Statement> known) {
        List<Statement> seen = shown(id, seen(known, Outlet.RECORD));
        LocalDate on = past.on();
        List<Statement> begun = on == null ? seen : Statements.begun(seen, on);
        return reviews()
                ? begun
                : begun.stream().map(Statement::withoutRecorders).toList();
    }

    /** Of {@link #statements} those that count and that no guard holds back; of a day, those that had begun by its end. */
    List<Statement> told(UUID id, Past past) {
        List<Statement> counted = Statements.told(seen(known(id, past), Outlet.RECORD), day(past));
        LocalDate on = past.on();
        List<Statement> told = shown(id, on == null ? counted : Statements.begun(counted, on));
        return reviews() ? told : told.stream().map(Statement::withoutRecorders).toList();
    }

    private List<Statement> seen(List<Statement> statements, Outlet outlet) {
        Tlp clearance = reader.clearance();
        return statements.stream()
                .filter(s -> Clearances.mayShow(outlet, s.tlp(), clearance))
                .toList();
    }

    /** Notes that the answer has these, or is computed from them. */
    private List<Statement> shown(UUID id, List<Statement> statements) {
        trail.shown(id.toString(), statements.stream().map(Statement::tlp));
        return statements;
    }

    private boolean reviews() {
        return reader.has(Roles.REVIEWER) || reader.has(Roles.ADMIN);
    }

    /**
     * What is said, or was said then.
     *
     * @throws NotFound if Habeas knew nothing of the person then
     */
    private List<Statement> known(UUID id, Past past) {
        Instant asOf = past.asOf();
        if (asOf == null) {
            return detainees.statements(id);
        }
        return knownThen(id, asOf).statements();
    }

    private KnownThen.Known knownThen(UUID id, Instant asOf) {
        KnownThen.Known known = then.of(id, asOf);
        if (known.statements().isEmpty()) {
            throw unknownThen(id, asOf);
        }
        return known;
    }

    private NotFound unknownThen(UUID id, Instant asOf) {
        return new NotFound("Habeas has known " + id + " since "
                + detainees.knownSince(id).map(Instant::toString).orElse("no day that it could name") + "; at "
                + asOf + " it knew nothing of them.");
    }

    /**
     * The id of somebody who was known.
     *
     * @throws NotFound if Habeas knew nothing of the person then
     */
    UUID idOfKnown(Detainee detainee, Past past) {
        Instant asOf = past.asOf();
        if (asOf != null
                && detainees
                        .knownSince(detainee.id())
                        .filter(at -> !at.isAfter(asOf))
                        .isEmpty()) {
            throw unknownThen(detainee.id(), asOf);
        }
        return detainee.id();
    }

    /** By which public names, documents and bills measures named a person then. */
    NamedUntil named(UUID id, Past past) {
        Instant asOf = past.asOf();
        return new NamedUntil(
                asOf == null
                        ? null
                        : Statements.counted(DetaineeChanges.clear(
                                        knownThen(id, asOf).statements()))
                                .stream()
                                .filter(s -> s.property() == Property.NAME)
                                .map(Statement::value)
                                .distinct()
                                .toList(),
                past.until());
    }

    /** The day for which a past is told. */
    LocalDate day(Past past) {
        return past.day(today());
    }

    /** A person, read once for the answer and its tag. One thread uses it. */
    static final class Reading {

        private final Detainee detainee;
        private final Past past;
        private final List<Statement> known;
        private final boolean isRestricted;
        private final @Nullable DetaineeView stored;
        private @Nullable DetaineeView view;

        private Reading(Detainee detainee, Past past, List<Statement> known, boolean isRestricted) {
            this(detainee, past, known, isRestricted, null);
        }

        /** @param stored what the past is told by without being computed; null where there is no such */
        private Reading(
                Detainee detainee,
                Past past,
                List<Statement> known,
                boolean isRestricted,
                @Nullable DetaineeView stored) {
            this.stored = stored;
            this.detainee = detainee;
            this.past = past;
            this.known = known;
            this.isRestricted = isRestricted;
        }

        Detainee detainee() {
            return detainee;
        }

        Past past() {
            return past;
        }

        /** What is said now, or was said then, of every mark; none where the stored view is the answer. */
        List<Statement> known() {
            return known;
        }

        /** Whether the reader could have seen something then that they may not see now. */
        boolean isRestricted() {
            return isRestricted;
        }
    }

    /** @throws NotFound if Habeas knew nothing of the person then */
    Reading reading(Detainee detainee, Past past) {
        Instant asOf = past.asOf();
        if (asOf != null) {
            Optional<DetaineeView> stored = isUnchangedSince(detainee, past, asOf)
                    ? Optional.of(detainee.view()).filter(view -> isOfNoLaterDay(view, day(past)))
                    : Optional.empty();
            if (stored.isPresent()) {
                return new Reading(detainee, past, List.of(), false, stored.get());
            }
            KnownThen.Known known = knownThen(detainee.id(), asOf);
            return new Reading(detainee, past, known.statements(), known.isRestrictedFor(reader.clearance()));
        }
        boolean isStored = past.isPresent() && reader.clearance() == Tlp.CLEAR;
        return new Reading(detainee, past, isStored ? List.of() : detainees.statements(detainee.id()), false);
    }

    /**
     * Whether the stored record is what the present rule makes of what was public then: nothing was said, marked, merged or parted since
     * that changed it, and no day had come then on which it may become another.
     */
    private boolean isUnchangedSince(Detainee detainee, Past past, Instant asOf) {
        return past.on() == null
                && reader.clearance() == Tlp.CLEAR
                && detainee.mergedInto() == null
                && !detainee.updated().isAfter(asOf)
                && detainee.isComputedBy(DetaineeView.computedBy(staleAfterDays))
                && !detainee.isPastLimit(day(past));
    }

    /** A record that was computed anew since may say the same for another reason than then: a day had come, or a rule was another. */
    private static boolean isOfNoLaterDay(DetaineeView view, LocalDate day) {
        LocalDate computedOn = view.computedOn();
        return computedOn != null && !computedOn.isAfter(day);
    }

    /** The record as the reader sees it: the stored one for CLEAR, else computed from all that the clearance covers. */
    private DetaineeView view(Reading reading) {
        DetaineeView known = reading.view;
        if (known == null) {
            Detainee detainee = reading.detainee();
            known = reader.clearance() == Tlp.CLEAR
                    ? detainee.view()
                    : past(reading).at(detainee.revision(), detainee.updated());
            reading.view = known;
        }
        return known;
    }

    private DetaineeView past(Reading reading) {
        return DetaineeView.compute(
                reading.detainee().id(),
                reading.detainee().slug(),
                reading.known(),
                reader.clearance(),
                day(reading.past()),
                reading.past().knownOn(today()),
                staleAfterDays);
    }

    /** A person as they stood, by what was known; beside it what Habeas itself told then. */
    DetaineeAnswer answer(Reading reading) {
        Detainee detainee = reading.detainee();
        Past past = reading.past();
        shown(detainee.id(), seen(reading.known(), Outlet.RECORD));
        if (past.isPresent()) {
            return DetaineeAnswer.of(view(reading), today(), null);
        }
        DetaineeView computed = reading.stored == null ? past(reading) : reading.stored.at(0, Instant.EPOCH);
        Instant asOf = past.asOf();
        if (asOf == null) {
            return DetaineeAnswer.of(
                    computed.at(detainee.revision(), detainee.updated()),
                    day(past),
                    new DetaineePast(past.on(), null, DisplayRule.ID, null));
        }
        Optional<DetaineePast.ToldOfPerson> told = Optional.of(asOf)
                .filter(at -> !reading.isRestricted())
                .flatMap(at -> feed.recordAt(detainee.id().toString(), at))
                .map(record -> DetaineePast.ToldOfPerson.of(record, computed.summary()));
        return DetaineeAnswer.of(
                told.map(t -> computed.at(t.revision(), t.updated())).orElse(computed),
                day(past),
                new DetaineePast(past.on(), asOf, DisplayRule.ID, told.orElse(null)));
    }

    Past read(PastParams params) {
        return params.read(clock.instant());
    }

    /**
     * What tells two versions of a record apart that a clearance sees beyond the revision, which counts CLEAR versions only:
     * a hash of the view and of which statements it rests on. It says nothing of what the clearance does not cover.
     */
    String fingerprint(Reading present) {
        String statements = seen(present.known(), Outlet.RECORD).stream()
                .map(Statement::id)
                .sorted()
                .collect(Collectors.joining());
        return Written.of(view(present).ofAnyDay()).fingerprint(statements);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
