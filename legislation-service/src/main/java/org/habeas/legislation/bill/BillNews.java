package org.habeas.legislation.bill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.habeas.contracts.Alert;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.ChangeType;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Provenance;
import org.habeas.contracts.Tlp;
import org.habeas.kit.change.Alerts;
import org.habeas.kit.change.NewChange;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/** What is told of a bill: a change for each thing that is another than before, and an alert where somebody waits for it. */
@ApplicationScoped
class BillNews {

    /** As of H.R. 2 and H.R. 9 in most Congresses: "Reserved for the Speaker." */
    private static final Pattern RESERVED = Pattern.compile("Reserved for\\b");

    private static final Pattern RESERVED_FOR_AN_OFFICE =
            Pattern.compile("Reserved for the (?:Speaker|(?:Majority|Minority) Leader)\\b");

    private final Alerts alerts;

    BillNews(Alerts alerts) {
        this.alerts = alerts;
    }

    /** That a bill is here; a number alone is no news that anybody waits for. */
    NewChange added(BillView first, boolean seeded) {
        return change(
                ChangeType.BILL_ADDED,
                first,
                List.of(),
                isReserved(first) ? null : alert(ChangeType.BILL_ADDED, null, first, List.of(), null, seeded));
    }

    /** Whether it is a number that was set aside: by its title, which may stay for a while when somebody sponsors it. */
    private static boolean isReserved(BillView view) {
        String title = view.summary().title();
        return title != null
                && (RESERVED_FOR_AN_OFFICE.matcher(title).lookingAt()
                        || view.sponsors().isEmpty() && RESERVED.matcher(title).lookingAt());
    }

    /**
     * That nothing tells of a bill any more: its only source was retracted.
     *
     * @param last as it was
     * @param corrected the last alert about it; null where there was none
     */
    NewChange retracted(BillView last, long revision, UUID document, @Nullable UUID corrected) {
        BillSummary s = last.summary();
        String id = s.id().toString();
        Provenance source = Provenance.document(document);
        Alert alert = isReserved(last)
                ? null
                : alerts.of(
                        Alert.Kind.RETRACTED,
                        id,
                        Headlines.retracted(s),
                        staged(s),
                        null,
                        null,
                        source,
                        "/bills/" + id,
                        corrected,
                        false);
        List<FieldChange> rows = new ArrayList<>(List.of(FieldChange.text("status", s.status(), null)));
        if (s.stage() != null) {
            rows.add(FieldChange.text("stage", s.stage(), null));
        }
        return new NewChange(ChangeType.BILL_CORRECTED, id, revision, Tlp.CLEAR, null, rows, source, null, alert);
    }

    /**
     * Whatever differs between two revisions, in the order in which it is told. Of a number that was set aside nobody is alerted, and
     * of the bill that it becomes once, as of any that is first known.
     *
     * @param corrected the last alert before these, which a correction names; null where nothing is taken back
     */
    List<NewChange> changed(
            BillView before,
            BillView next,
            List<BillDifference.Told> differences,
            @Nullable UUID corrected,
            boolean seeded) {
        List<NewChange> all = new ArrayList<>();
        boolean untold = isReserved(before);
        BillDifference.Told first = untold && !isReserved(next) ? firstTold(differences) : null;
        for (BillDifference.Told told : differences) {
            Alert alert = null;
            if (told.equals(first)) {
                alert = alert(ChangeType.BILL_ADDED, null, next, List.of(), null, seeded);
            } else if (!untold && (told.type() == ChangeType.BILL_STATUS_CHANGED || told.takesBack())) {
                alert = alert(told.type(), before, next, told.inSummary(), told.takesBack() ? corrected : null, seeded);
            }
            all.add(change(told.type(), next, told.rows(), alert));
        }
        return all;
    }

    /** The change with which a number becomes a bill: that of its title, else the first. */
    private static BillDifference.Told firstTold(List<BillDifference.Told> differences) {
        return differences.stream()
                .filter(told -> told.type() == ChangeType.BILL_CORRECTED)
                .findFirst()
                .orElse(differences.getFirst());
    }

    private static NewChange change(ChangeType type, BillView view, List<FieldChange> rows, @Nullable Alert alert) {
        BillSummary s = view.summary();
        return new NewChange(
                type,
                s.id().toString(),
                s.revision(),
                Tlp.CLEAR,
                effective(type, view, rows),
                rows,
                source(type, view),
                s,
                alert);
    }

    /** Since when that is true which a change tells, or null where nothing says. */
    private static @Nullable String effective(ChangeType type, BillView view, List<FieldChange> rows) {
        BillSummary s = view.summary();
        LocalDate day = switch (type) {
            case BILL_STATUS_CHANGED ->
                rows.stream().anyMatch(row -> row.field().equals("status"))
                        ? s.statusSince()
                        : view.status().current().stageSince();
            case BILL_ADDED, BILL_CORRECTED -> s.statusSince();
            case BILL_DETAILS_ADDED -> null;
            case BILL_MILESTONE_REACHED -> {
                String last = rows.getLast().to().path("date").textValue();
                yield last == null ? null : LocalDate.parse(last);
            }
            default -> s.latestAction() == null ? null : s.latestAction().date();
        };
        return day == null ? null : day.toString();
    }

    private Alert alert(
            ChangeType type,
            @Nullable BillView before,
            BillView now,
            List<FieldChange> rows,
            @Nullable UUID corrects,
            boolean seeded) {
        BillSummary s = now.summary();
        BillSummary was = before == null ? null : before.summary();
        boolean isCorrection = was != null && type == ChangeType.BILL_CORRECTED;
        boolean onlyStage = was != null && was.status().equals(s.status()) && !Objects.equals(was.stage(), s.stage());
        String id = s.id().toString();
        return alerts.of(
                was == null ? Alert.Kind.FIRST_KNOWN : isCorrection ? Alert.Kind.CORRECTED : Alert.Kind.STATUS_CHANGED,
                id,
                isCorrection ? Headlines.corrected(rows, s) : Headlines.of(was, s),
                was == null ? null : onlyStage ? staged(was) : was.status(),
                onlyStage ? staged(s) : s.status(),
                effective(type, now, rows),
                source(type, now),
                "/bills/" + id,
                corrects,
                seeded);
    }

    /** {@code REPORTED/ON_CALENDAR}: inside one status it is the stage that differs. */
    private static String staged(BillSummary s) {
        return s.stage() == null ? s.status() : s.status() + "/" + s.stage();
    }

    /** The stored file; for an expiry, which no file states, the rule of the calendar. */
    private static @Nullable Provenance source(ChangeType type, BillView view) {
        StatusReport.Entry current = view.status().current();
        if (type == ChangeType.BILL_STATUS_CHANGED && view.status().beforeExpiry() != null) {
            return Provenance.cited(
                    null,
                    "Calendar of the Congress, rule " + current.rule() + " of "
                            + view.status().version() + ": " + StatusAnswer.meaning(current),
                    null,
                    Objects.toString(current.since(), null));
        }
        return view.document() == null ? null : Provenance.document(view.document());
    }
}
