package org.habeas.legislation.bill;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.habeas.contracts.BillRecord;
import org.habeas.legislation.status.StatusReport;
import org.jspecify.annotations.Nullable;

/** The lists of a bill, in the order in which a change tells them, and what a row of each is known by. */
enum BillPart {
    TITLES(BillView::titles, (BillRecord.Title t) -> t.kind() + "|" + t.stage()),
    COSPONSORS(BillView::cosponsors, (BillRecord.Cosponsor c) -> c.bioguide() + "|" + c.joined()),
    COMMITTEES(BillView::committees, BillRecord.Committee::code),
    ACTIONS(BillView::actions, Alterations::key),
    /** A version that is printed anew has the name of the one before it. */
    TEXTS(BillView::texts, (BillRecord.Text t) -> t.name() + "|" + t.date()),
    RELATED(BillView::related, (BillRecord.RelatedBill r) -> r.id().toString()),
    SUBJECTS(BillView::subjects, (String subject) -> subject),
    LAWS(BillView::laws, BillRecord.Law::toString),
    AMENDMENTS(BillView::amendments, BillRecord.Amendment::id),
    VOTES(BillView::votes, (BillRecord.RecordedVote v) -> v.chamber() + "|" + v.session() + "|" + v.roll()),
    SUMMARIES(BillView::summaries, (BillRecord.Summary s) -> s.code() + "|" + s.date()),
    CALENDARS(BillView::calendars, (BillRecord.CalendarPlace c) -> c.calendar() + "|" + c.number()),
    REPORTS(BillView::reports, (String report) -> report),
    COST_ESTIMATES(
            "costEstimates", BillView::costEstimates, (BillRecord.CostEstimate e) -> e.title() + "|" + e.published()),
    NOTES(BillView::notes, (String note) -> note),
    /** One text: what is put in its place is the same row, altered. */
    AUTHORITY(view -> view.authority() == null ? List.of() : List.of(view.authority()), (String authority) -> ""),
    MILESTONES(
            view -> view.status().milestones(),
            (StatusReport.Milestone m) -> m.kind() + "|" + Alterations.key(m.action()));

    private final @Nullable String name;
    private final Function<BillView, List<?>> list;
    private final Function<Object, String> key;

    <T> BillPart(Function<BillView, List<T>> list, Function<T, String> key) {
        this(null, list, key);
    }

    @SuppressWarnings("unchecked") // the rows of a list are of the kind that its key is of
    <T> BillPart(@Nullable String name, Function<BillView, List<T>> list, Function<T, String> key) {
        this.name = name;
        this.list = list::apply;
        this.key = row -> key.apply((T) row);
    }

    /** As the rows of a change name it. */
    String field() {
        return name == null ? name().toLowerCase(Locale.ROOT) : name;
    }

    /** Whether a list has this name; single values have names too. */
    static boolean isList(String field) {
        return Stream.of(values()).anyMatch(part -> part.field().equals(field));
    }

    List<?> of(BillView view) {
        return list.apply(view);
    }

    /** What a row says; the numbers of actions move with each row that comes or goes, and say nothing of their own. */
    Object content(Object row) {
        return row instanceof BillRecord.Action a
                ? new BillRecord.Action(
                        0, a.date(), a.time(), a.text(), a.type(), a.code(), a.system(), a.committees(), a.references())
                : row;
    }

    /** What a row is known by: rows of one key are one row that was altered. */
    String key(Object row) {
        return key.apply(row);
    }
}
