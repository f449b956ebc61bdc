package org.habeas.legislation.bill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.habeas.contracts.FieldChange;
import org.habeas.contracts.Json;

/** The rows of one change, cut to what one event holds. */
final class EventRows {

    /** Half of what the bills' topic takes, so that the record and an alert have room beside it. */
    private static final long MOST_BYTES = 2L * 1024 * 1024;

    private EventRows() {}

    /**
     * All rows if they fit. If not, the largest lists are told in one row each, by how many rows the list had and has and by
     * their hash: a reader knows that it is another list, and reads it where the bill is.
     */
    static List<FieldChange> fitting(Map<BillPart, List<FieldChange>> parts, BillView before, BillView now) {
        Map<BillPart, List<FieldChange>> rows = new EnumMap<>(BillPart.class);
        Map<BillPart, Long> bytes = new EnumMap<>(BillPart.class);
        parts.forEach((part, list) -> {
            rows.put(part, list);
            bytes.put(part, list.stream().mapToLong(EventRows::bytes).sum());
        });
        while (bytes.values().stream().mapToLong(Long::longValue).sum() > MOST_BYTES) {
            BillPart largest = bytes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            FieldChange whole =
                    FieldChange.text(largest.field(), inShort(largest.of(before)), inShort(largest.of(now)));
            rows.put(largest, List.of(whole));
            bytes.put(largest, bytes(whole));
        }
        return rows.values().stream().flatMap(List::stream).toList();
    }

    private static String inShort(List<?> list) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(utf8(list));
            return "rows: " + list.size() + ", SHA-256: " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static long bytes(FieldChange row) {
        return utf8(row).length;
    }

    private static byte[] utf8(Object value) {
        return Json.text(value).getBytes(StandardCharsets.UTF_8);
    }
}
