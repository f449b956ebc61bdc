package org.habeas.legislation.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.BillRecord.Activity;
import org.habeas.contracts.BillRecord.Amendment;
import org.habeas.contracts.BillRecord.CalendarPlace;
import org.habeas.contracts.BillRecord.Committee;
import org.habeas.contracts.BillRecord.Cosponsor;
import org.habeas.contracts.BillRecord.RecordedVote;
import org.habeas.contracts.BillRecord.Subcommittee;
import org.habeas.contracts.BillRecord.Summary;
import org.habeas.contracts.BillRecord.Text;
import org.habeas.contracts.BillSummary;
import org.habeas.legislation.bill.PastAnswer.Undated;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/**
 * What of a bill was true at the end of a day, by the dates that its facts carry: an action by its date, a cosponsor from the
 * day of joining until the day before withdrawing. What is never dated is shown as it is and named; a row that lacks the date
 * that others of its part have is left out and counted.
 */
final class OnDay {

    /** What was true, and what of it rests on no date. */
    record Shown(BillView view, Undated undated) {}

    private final BillView view;
    private final LocalDate day;
    private final Map<String, Integer> leftOut = new TreeMap<>();

    private OnDay(BillView view, LocalDate day) {
        this.view = view;
        this.day = day;
    }

    /** @param day not before the bill was introduced */
    static Shown of(BillView view, LocalDate day) {
        return new OnDay(view, day).shown();
    }

    /** The day from which on there is something to tell of a bill; null where no source says. */
    static @Nullable LocalDate firstDay(BillView view) {
        LocalDate introduced = view.summary().introduced();
        return introduced != null
                ? introduced
                : view.actions().stream()
                        .map(Action::date)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private Shown shown() {
        BillSummary now = view.summary();
        List<Action> actions = until(view.actions());
        List<Cosponsor> cosponsors = standing(view.cosponsors());
        StatusReport status = StatusEngine.report(now.id(), now.introduced(), view.titles(), actions, day);
        BillSummary summary = BillComputation.summary(
                now.id(),
                now.introduced(),
                view.titles(),
                view.sponsors(),
                cosponsors,
                actions,
                status,
                now.policyArea());
        boolean isLaw = status.current().status().startsWith("ENACTED:");
        BillView then = new BillView(
                summary,
                view.titles(),
                view.sponsors(),
                cosponsors,
                committees(),
                actions,
                dated("texts", view.texts(), Text::date),
                view.related(),
                view.subjects(),
                isLaw ? view.laws() : List.of(),
                amendments(),
                dated("votes", view.votes(), OnDay::day),
                dated("summaries", view.summaries(), Summary::date),
                dated("calendars", view.calendars(), CalendarPlace::date),
                view.reports(),
                dated(
                        "costEstimates",
                        view.costEstimates(),
                        e -> e.published() == null ? null : Washington.day(e.published())),
                view.notes(),
                view.authority(),
                status,
                view.sources(),
                view.actionSource(),
                view.seeded(),
                view.missing(),
                view.withdrawals());
        return new Shown(then.at(now.revision(), now.updated()), new Undated(undated(), Map.copyOf(leftOut)));
    }

    /** The parts that no source dates, if there is anything in them. */
    private List<String> undated() {
        List<String> shown = new ArrayList<>();
        Map<String, Boolean> parts = new TreeMap<>(Map.of(
                "titles", !view.titles().isEmpty(),
                "sponsor", !view.sponsors().isEmpty(),
                "policyArea", view.summary().policyArea() != null,
                "subjects", !view.subjects().isEmpty(),
                "related", !view.related().isEmpty(),
                "reports", !view.reports().isEmpty(),
                "notes", !view.notes().isEmpty(),
                "authority", view.authority() != null));
        parts.forEach((part, isThere) -> {
            if (isThere) {
                shown.add(part);
            }
        });
        return shown;
    }

    private List<Action> until(List<Action> actions) {
        return actions.stream().filter(a -> !a.date().isAfter(day)).toList();
    }

    /** Who stood at the end of the day; a withdrawal that came later was none then. */
    private List<Cosponsor> standing(List<Cosponsor> cosponsors) {
        return cosponsors.stream()
                .filter(c -> !c.joined().isAfter(day))
                .filter(c -> c.withdrawn() == null || c.withdrawn().isAfter(day))
                .map(c -> new Cosponsor(
                        c.bioguide(), c.name(), c.party(), c.state(), c.district(), c.joined(), c.original(), null))
                .toList();
    }

    private <T> List<T> dated(String part, List<T> rows, Function<T, @Nullable LocalDate> date) {
        List<T> until = new ArrayList<>();
        for (T row : rows) {
            LocalDate own = date.apply(row);
            if (own == null) {
                leftOut.merge(part, 1, Integer::sum);
            } else if (!own.isAfter(day)) {
                until.add(row);
            }
        }
        return until;
    }

    private static @Nullable LocalDate day(RecordedVote vote) {
        LocalDate date = vote.date();
        Instant at = vote.at();
        return date != null || at == null ? date : Washington.day(at);
    }

    /** Those that had done something by then, with what they had done. */
    private List<Committee> committees() {
        List<Committee> then = new ArrayList<>();
        for (Committee c : view.committees()) {
            List<Activity> activities = activities(c.activities());
            List<Subcommittee> parts = c.subcommittees().stream()
                    .map(s -> new Subcommittee(s.code(), s.name(), activities(s.activities())))
                    .filter(s -> !s.activities().isEmpty())
                    .toList();
            if (!activities.isEmpty() || !parts.isEmpty()) {
                then.add(new Committee(c.code(), c.name(), c.chamber(), activities, c.type(), parts));
            } else if (c.activities().stream().allMatch(a -> a.at() == null)) {
                leftOut.merge("committees", 1, Integer::sum);
            }
        }
        return then;
    }

    private List<Activity> activities(List<Activity> all) {
        return all.stream()
                .filter(a -> a.at() != null && !Washington.day(a.at()).isAfter(day))
                .toList();
    }

    private List<Amendment> amendments() {
        return dated("amendments", view.amendments(), OnDay::day).stream()
                .map(a -> new Amendment(
                        a.id(),
                        a.amends(),
                        a.description(),
                        a.purpose(),
                        a.sponsors(),
                        standing(a.cosponsors()),
                        a.submitted(),
                        a.proposed() == null || a.proposed().isAfter(day) ? null : a.proposed(),
                        until(a.actions())))
                .toList();
    }

    /** When it was submitted; where no source says, when something was first done with it. */
    private static @Nullable LocalDate day(Amendment a) {
        LocalDate day = a.submitted() != null ? a.submitted() : a.proposed();
        return day != null
                ? day
                : a.actions().stream()
                        .map(Action::date)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }
}
