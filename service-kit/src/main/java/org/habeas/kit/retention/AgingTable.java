package org.habeas.kit.retention;

import java.time.Duration;

/**
 * A table of a service of which rows are forgotten when they have aged.
 *
 * @param name of the table; part of the statement, so never from outside
 * @param since the column with the time from which a row ages
 */
public record AgingTable(String name, String since, Duration kept) {

    /** Forgets so many of the oldest that are older than the one parameter. */
    String purge(int batch) {
        return "delete from " + name + " where ctid = any (array(select ctid from " + name + " where " + since
                + " < ? order by " + since + " limit " + batch + "))";
    }
}
