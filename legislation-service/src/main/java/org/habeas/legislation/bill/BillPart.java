package org.habeas.legislation.bill;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lists of a bill, in the order in which a change tells them. */
enum BillPart {
    TITLES(BillView::titles),
    COSPONSORS(BillView::cosponsors),
    COMMITTEES(BillView::committees),
    ACTIONS(BillView::actions),
    TEXTS(BillView::texts),
    RELATED(BillView::related),
    SUBJECTS(BillView::subjects),
    LAWS(BillView::laws),
    AMENDMENTS(BillView::amendments),
    VOTES(BillView::votes),
    SUMMARIES(BillView::summaries),
    CALENDARS(BillView::calendars),
    REPORTS(BillView::reports),
    COST_ESTIMATES("costEstimates", BillView::costEstimates),
    NOTES(BillView::notes),
    AUTHORITY(view -> view.authority() == null ? List.of() : List.of(view.authority())),
    MILESTONES(view -> view.status().milestones());

    private final @Nullable String name;
    private final Function<BillView, List<?>> list;

    BillPart(Function<BillView, List<?>> list) {
        this(null, list);
    }

    BillPart(@Nullable String name, Function<BillView, List<?>> list) {
        this.name = name;
        this.list = list;
    }

    /** As the rows of a change name it. */
    String field() {
        return name == null ? name().toLowerCase(Locale.ROOT) : name;
    }

    List<?> of(BillView view) {
        return list.apply(view);
    }
}
