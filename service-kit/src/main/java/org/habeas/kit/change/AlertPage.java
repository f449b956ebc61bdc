package org.habeas.kit.change;

import java.util.List;
import org.habeas.contracts.Alert;

/**
 * @param next the position to ask after next: up to it there is no more of what was asked for; the same as before when the
 *     log has not grown
 */
public record AlertPage(List<PositionedAlert> items, long next) {

    /** An alert with the position and time of its change. */
    public record PositionedAlert(long position, java.time.Instant time, Alert alert) {}
}
