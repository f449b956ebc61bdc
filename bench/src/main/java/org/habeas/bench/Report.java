package org.habeas.bench;

import java.util.List;

/**
 * What a benchmark found.
 *
 * @param note where the time went, for whoever wants to shorten it
 */
public record Report(List<Row> rows, String note) {

    public Report {
        rows = List.copyOf(rows);
    }
}
