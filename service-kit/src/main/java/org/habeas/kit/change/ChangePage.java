package org.habeas.kit.change;

import java.util.List;
import org.habeas.contracts.Change;

/**
 * @param next the position to ask after next: up to it there is no more of what was asked for; the same as before when the
 *     log has not grown
 */
public record ChangePage(List<Change> items, long next) {

    static ChangePage of(ChangeFeed.Found found) {
        return new ChangePage(found.changes(), found.upTo());
    }
}
