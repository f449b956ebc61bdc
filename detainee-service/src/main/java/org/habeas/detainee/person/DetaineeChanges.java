package org.habeas.detainee.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.contracts.Alert;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;
import org.habeas.contracts.Provenance;
import org.habeas.contracts.Tlp;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.detainee.statement.Property;
import org.habeas.detainee.statement.Recorder;
import org.habeas.detainee.statement.Stance;
import org.habeas.detainee.statement.Statement;
import org.habeas.kit.access.Clearances;
import org.habeas.kit.access.Outlet;
import org.habeas.kit.change.Alerts;
import org.habeas.kit.change.ChangeFeed;
import org.habeas.kit.change.ChangeLog;
import org.habeas.kit.change.NewChange;
import org.jspecify.annotations.Nullable;

/** Tells what changed about people. A change marked CLEAR is made of CLEAR statements alone. */
@ApplicationScoped
class DetaineeChanges {

    /** Nobody said anything: a day came, or the rule is another. */
    private static final Recorder BY_DAY = Recorder.of("");

    private final ChangeLog changes;
    private final ChangeFeed feed;
    private final Alerts alerts;

    DetaineeChanges(ChangeLog changes, ChangeFeed feed, Alerts alerts) {
        this.changes = changes;
        this.feed = feed;
        this.alerts = alerts;
    }

    void added(DetaineeSummary first, List<Statement> statements, Recorder recorder) {
        Optional<Provenance> source = newest(clear(statements), LocalDate.MAX);
        append(
                ChangeType.DETAINEE_ADDED,
                first,
                first.custodySince(),
                Tlp.CLEAR,
                List.of(),
                source,
                alert(Alert.Kind.FIRST_KNOWN, null, first, first.custodySince(), source, recorder));
    }

    /** Tells what the same statements make of a person now that a day has come: nothing new was said of them. */
    void crossed(DetaineeView was, DetaineeView is, List<Statement> statements, LocalDate today) {
        differences(was, is, statements, Optional.empty(), BY_DAY, today);
    }

    /** Tells what another version of the rule makes of the same statements: whoever was told otherwise hears that it was wrong. */
    void corrected(DetaineeView was, DetaineeView is, List<Statement> statements, LocalDate today) {
        corrected(was, is, statements, today, List.of());
    }

    /**
     * Tells what is left of a person after statements were taken out of what everyone may see: those who were told of them hear
     * how the record stands without them, and of the statements only that they are fewer.
     *
     * @param added under their new marks
     */
    void withdrawn(
            DetaineeView was, DetaineeView is, List<Statement> statements, List<Statement> added, LocalDate today) {
        corrected(
                was,
                is,
                statements,
                today,
                difference("statementCount", String.valueOf(was.statements()), String.valueOf(is.statements())));
        statementsAdded(is.summary(), added);
    }

    /**
     * Tells what is left of a person after statements were taken back, and which: those who were alerted to what they said are
     * alerted again.
     *
     * @param statements all that is said, the added ones among them
     * @param added the retractions, and what came with them
     */
    void retracted(
            DetaineeView was, DetaineeView is, List<Statement> statements, List<Statement> added, LocalDate today) {
        DetaineeSummary now = is.summary();
        List<Statement> retractions = clear(added).stream()
                .filter(s -> s.said().stance() == Stance.RETRACTS)
                .toList();
        List<FieldChange> rows = corrections(was, is);
        Optional<Provenance> source = newest(retractions, LocalDate.MAX);
        Alert alert = rows.isEmpty()
                ? null
                : alert(Alert.Kind.RETRACTED, was.summary(), now, now.custodySince(), source, BY_DAY);
        Set<String> targets = retractions.stream()
                .map(s -> String.valueOf(s.said().supersedes()))
                .collect(Collectors.toSet());
        clear(statements).stream()
                .filter(s -> targets.contains(s.identity()))
                .forEach(s ->
                        rows.add(FieldChange.removed("statements", Json.mapper().valueToTree(s.withoutRecorders()))));
        append(ChangeType.DETAINEE_RETRACTED, now, now.custodySince(), Tlp.CLEAR, rows, source, alert);
        flags(was, is, source, today);
        statementsAdded(now, added);
    }

    /** Tells what is shown after statements were replaced by others: what was told before was wrong. */
    void replaced(
            DetaineeView was, DetaineeView is, List<Statement> statements, List<Statement> added, LocalDate today) {
        corrected(was, is, statements, today, List.of());
        statementsAdded(is.summary(), added);
    }

    /** Whether followers have to hear of the difference between two records of one person. */
    static boolean tellOtherwise(DetaineeView was, DetaineeView is) {
        return !corrections(was, is).isEmpty();
    }

    private static List<FieldChange> corrections(DetaineeView was, DetaineeView is) {
        DetaineeSummary before = was.summary();
        DetaineeSummary now = is.summary();
        List<FieldChange> rows = custody(before, now);
        rows.addAll(proceedings(was, is));
        rows.addAll(difference("headline", before.headline(), now.headline()));
        rows.addAll(difference("heldSince", before.heldSince(), now.heldSince()));
        rows.addAll(difference("heldBy", before.heldBy(), now.heldBy()));
        return rows;
    }

    /** @param also rows of what nobody is alerted to */
    private void corrected(
            DetaineeView was, DetaineeView is, List<Statement> statements, LocalDate today, List<FieldChange> also) {
        DetaineeSummary before = was.summary();
        DetaineeSummary now = is.summary();
        List<FieldChange> rows = corrections(was, is);
        Optional<Provenance> source = source(Property.CUSTODY, statements, today);
        Alert alert =
                rows.isEmpty() ? null : alert(Alert.Kind.CORRECTED, before, now, now.custodySince(), source, BY_DAY);
        rows.addAll(also);
        rows.addAll(CaseChanges.brief(was, is));
        // a record of before weighed what nobody had weighed: that it is no longer so is told, so that all topics say
        // the same
        rows.addAll(difference("singlePartySource", text(before.singlePartySource()), text(now.singlePartySource())));
        if (!rows.isEmpty()) {
            append(ChangeType.DETAINEE_CORRECTED, now, now.custodySince(), Tlp.CLEAR, rows, source, alert);
        }
        flags(was, is, Optional.empty(), today);
    }

    private static @Nullable String text(@Nullable Boolean flag) {
        return flag == null ? null : flag.toString();
    }

    /**
     * Tells each kind of difference once, whether somebody said something new or a day came; it is true since what it tells of
     * began: a sentence of today is news of somebody who has been held for years.
     *
     * @param said the source of what is new; empty where a day came
     */
    private void differences(
            DetaineeView was,
            DetaineeView is,
            List<Statement> statements,
            Optional<Provenance> said,
            Recorder recorder,
            LocalDate today) {
        DetaineeSummary before = was.summary();
        DetaineeSummary now = is.summary();
        List<FieldChange> custody = custody(before, now);
        List<FieldChange> proceedings = proceedings(was, is);
        List<FieldChange> holder = difference("heldBy", before.heldBy(), now.heldBy());
        String effective = now.custodySince();
        if (custody.isEmpty()) {
            // the day of a transfer or of the manner of a release is not in the record
            Property told = holder.isEmpty() ? Property.RELEASE_MANNER : Property.HELD_BY;
            effective = said.isEmpty()
                    ? today.toString()
                    : DisplayRule.shown(told, clear(statements), today).since();
        }
        custody.addAll(holder);
        if (proceedings.isEmpty()) {
            custody.addAll(difference("headline", before.headline(), now.headline()));
        }
        changed(
                ChangeType.DETAINEE_CUSTODY_CHANGED,
                before,
                now,
                effective,
                said.or(() -> source(Property.CUSTODY, statements, today)),
                recorder,
                custody);
        changed(
                ChangeType.DETAINEE_PROCEEDINGS_CHANGED,
                before,
                now,
                is.proceedingsSince(),
                said.or(() -> source(Property.PROCEEDINGS, statements, today)),
                recorder,
                proceedings);
        caseFiles(was, is, said, proceedings.isEmpty(), today);
        flags(was, is, said, today);
    }

    /** Where a day alone begins or ends something in a case, that is told without an alert: nobody said anything new. */
    private void caseFiles(
            DetaineeView was, DetaineeView is, Optional<Provenance> said, boolean isStageTheSame, LocalDate today) {
        List<FieldChange> rows = CaseChanges.brief(was, is);
        if (said.isEmpty() && isStageTheSame && !rows.isEmpty()) {
            append(
                    ChangeType.DETAINEE_PROCEEDINGS_CHANGED,
                    is.summary(),
                    today.toString(),
                    Tlp.CLEAR,
                    rows,
                    Optional.empty(),
                    null);
        }
    }

    private void flags(DetaineeView was, DetaineeView is, Optional<Provenance> source, LocalDate today) {
        DetaineeSummary before = was.summary();
        DetaineeSummary now = is.summary();
        List<FieldChange> contested = new ArrayList<>(flag("contested", before.contested(), now.contested()));
        contested.addAll(CaseChanges.contested(was, is));
        flags(ChangeType.DETAINEE_CONTESTED, contested, now, source, today);
        flags(ChangeType.DETAINEE_STALE, flag("stale", before.stale(), now.stale()), now, source, today);
    }

    private void flags(
            ChangeType type,
            List<FieldChange> rows,
            DetaineeSummary now,
            Optional<Provenance> source,
            LocalDate today) {
        if (!rows.isEmpty()) {
            append(type, now, today.toString(), Tlp.CLEAR, rows, source, null);
        }
    }

    private static List<FieldChange> flag(String field, boolean from, boolean to) {
        return difference(field, String.valueOf(from), String.valueOf(to));
    }

    private static Optional<Provenance> source(Property property, List<Statement> statements, LocalDate today) {
        return Optional.ofNullable(
                        DisplayRule.shown(property, clear(statements), today).chosen())
                .map(s -> s.evidence().provenance());
    }

    private static List<FieldChange> proceedings(DetaineeView was, DetaineeView is) {
        List<FieldChange> rows = new ArrayList<>(difference(
                "proceedings", was.summary().proceedings(), is.summary().proceedings()));
        rows.addAll(difference("proceedingsSince", was.proceedingsSince(), is.proceedingsSince()));
        return rows;
    }

    /**
     * Tells what some new statements changed.
     *
     * @param statements all that is said, the added ones among them
     */
    void stated(
            DetaineeView was,
            DetaineeView is,
            List<Statement> statements,
            List<Statement> added,
            Recorder recorder,
            LocalDate today) {
        differences(was, is, statements, newest(clear(added), today), recorder, today);
        statementsAdded(is.summary(), added);
    }

    /** Tells of each mark's statements to those who may see it; what only a higher clearance sees, only it is told. */
    void statementsAdded(DetaineeSummary now, List<Statement> added) {
        added.stream()
                .collect(Collectors.groupingBy(Statement::tlp, java.util.TreeMap::new, Collectors.toList()))
                .forEach((mark, said) -> append(
                        ChangeType.DETAINEE_STATEMENTS_ADDED,
                        now,
                        DisplayRule.newest(said, LocalDate.MAX)
                                .map(Statement::validFrom)
                                .orElse(null),
                        mark,
                        said.stream()
                                .map(s -> FieldChange.added(
                                        "statements", Json.mapper().valueToTree(s.withoutRecorders())))
                                .toList(),
                        newest(said, LocalDate.MAX),
                        null));
    }

    private static List<FieldChange> custody(DetaineeSummary before, DetaineeSummary now) {
        List<FieldChange> rows = new ArrayList<>(difference("custody", before.custody(), now.custody()));
        rows.addAll(difference("custodySince", before.custodySince(), now.custodySince()));
        return rows;
    }

    private static List<FieldChange> difference(String field, @Nullable String from, @Nullable String to) {
        return Objects.equals(from, to) ? List.of() : List.of(FieldChange.text(field, from, to));
    }

    private void changed(
            ChangeType type,
            DetaineeSummary before,
            DetaineeSummary now,
            @Nullable String effective,
            Optional<Provenance> source,
            Recorder recorder,
            List<FieldChange> rows) {
        if (!rows.isEmpty()) {
            append(
                    type,
                    now,
                    effective,
                    Tlp.CLEAR,
                    rows,
                    source,
                    alert(Alert.Kind.STATUS_CHANGED, before, now, effective, source, recorder));
        }
    }

    private void append(
            ChangeType type,
            DetaineeSummary now,
            @Nullable String effective,
            Tlp mark,
            List<FieldChange> rows,
            Optional<Provenance> source,
            @Nullable Alert alert) {
        changes.append(new NewChange(
                type, now.id().toString(), now.revision(), mark, effective, rows, source.orElse(null), now, alert));
    }

    private Alert alert(
            Alert.Kind kind,
            @Nullable DetaineeSummary before,
            DetaineeSummary now,
            @Nullable String effective,
            Optional<Provenance> source,
            Recorder recorder) {
        return alerts.of(
                kind,
                now.id().toString(),
                Headlines.of(before, now),
                before == null ? null : before.headline(),
                now.headline(),
                effective,
                source.orElse(null),
                "/detainees/" + now.slug(),
                kind == Alert.Kind.CORRECTED || kind == Alert.Kind.RETRACTED
                        ? feed.lastAlert(now.id().toString()).orElse(null)
                        : null,
                Statement.SEED_LOADER.equals(recorder.subject()));
    }

    /** Of some statements those that every topic may carry: a change marked CLEAR is made of these alone. */
    static List<Statement> clear(List<Statement> statements) {
        return statements.stream()
                .filter(s -> Clearances.mayShow(Outlet.KAFKA_PUBLIC, s.tlp(), Tlp.CLEAR))
                .toList();
    }

    /** Where the newest of some statements is from, a change of custody before anything else. */
    private static Optional<Provenance> newest(List<Statement> statements, LocalDate today) {
        return Stream.of(Property.CUSTODY, Property.PROCEEDINGS)
                .flatMap(property ->
                        DisplayRule.newest(
                                statements.stream()
                                        .filter(s -> s.property() == property)
                                        .toList(),
                                today)
                                .stream())
                .findFirst()
                .or(() -> statements.stream().max(Comparator.comparing(Statement::id)))
                .map(s -> s.evidence().provenance());
    }
}
