package org.habeas.bench.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the reference says of one bill.
 *
 * @param status empty where the reference gives up
 * @param since a date, or an instant with its zone; empty where the status is
 */
record Expected(String status, String since) {

    /** @param table tab-separated with a head: …, bill_id, reference_status, reference_status_at */
    static Map<String, Expected> read(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        Map<String, Expected> all = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] field = line.split("\t", -1);
            int id = field.length - 3;
            all.put(field[id], new Expected(field[id + 1], field[id + 2]));
        }
        return all;
    }

    /** Whether it has stood there since that day in both. */
    boolean isSince(@Nullable LocalDate day) {
        return day != null && since.startsWith(day.toString());
    }

    /** Whether the reference has it there from an earlier day, or from the same. */
    boolean isBefore(@Nullable LocalDate day) {
        return day != null && !LocalDate.parse(since.substring(0, 10)).isAfter(day);
    }
}
