package org.habeas.kit.change;

import java.util.List;
import org.habeas.contracts.Change;

/** @param next the position to ask after next; the same as before when nothing came */
public record ChangePage(List<Change> items, long next) {

    /** @param after where the reader asked to begin */
    static ChangePage of(List<Change> items, long after) {
        return new ChangePage(items, items.isEmpty() ? after : items.getLast().position());
    }
}
