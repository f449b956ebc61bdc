package org.habeas.legislation.bill;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

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
    MILESTONES(view -> view.status().milestones());

    private final Function<BillView, List<?>> list;

    BillPart(Function<BillView, List<?>> list) {
        this.list = list;
    }

    /** As the rows of a change name it. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<?> of(BillView view) {
        return list.apply(view);
    }
}
