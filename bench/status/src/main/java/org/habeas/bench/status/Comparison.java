package org.habeas.bench.status;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.habeas.contracts.BillRecord;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.BillStatusReader;
import org.habeas.legislation.status.StatusEngine;
import org.habeas.legislation.status.StatusReport;
import org.habeas.legislation.status.StatusReport.Entry;
import org.jspecify.annotations.Nullable;

/** Official files, read as the ingest-service reads them and judged as the legislation-service judges them. */
final class Comparison {

    private static final UUID NO_DOCUMENT = new UUID(0, 0);

    /** How often a code came up. */
    static final class Count {
        int ours;
        int reference;
        int both;
    }

    private final Map<String, Expected> expected;
    private final Map<String, Count> counts = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Integer> unclassified = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int files;
    private int checked;
    private int agreeing;
    private int unanswered;

    Comparison(Map<String, Expected> expected) {
        this.expected = expected;
    }

    /** @throws IOException if the file is of a bill that the reference was not asked about */
    void add(String name, byte[] xml) throws IOException {
        files++;
        Judged judged = judge(name, xml);
        if (judged != null) {
            compare(judged.bill(), judged.report().current());
        }
    }

    /** Looks only into the history: of this file the reference was not asked. */
    void check(String name, byte[] xml) {
        checked++;
        judge(name, xml);
    }

    private record Judged(String bill, StatusReport report) {}

    private @Nullable Judged judge(String name, byte[] xml) {
        BillRecord bill;
        try {
            bill = BillStatusReader.read(xml, NO_DOCUMENT, false, LocalDate.now());
        } catch (BillStatusException e) {
            refused.add(name + ": " + e.getMessage());
            return null;
        }
        // The reference knows no expiry, so its answer is compared with ours while the Congress lasted.
        LocalDate during = StatusEngine.endOf(bill.id().congress()).minusDays(1);
        StatusReport report = StatusEngine.report(bill.id(), bill.introduced(), bill.titles(), bill.actions(), during);
        faults.addAll(HistoryCheck.faults(bill.id(), bill.actions(), report));
        report.unclassified().forEach(text -> unclassified.merge(text, 1, Integer::sum));
        return new Judged(bill.id().toString(), report);
    }

    private void compare(String bill, Entry ours) throws IOException {
        Expected reference = expected.get(bill);
        if (reference == null) {
            throw new IOException("the reference was not asked about " + bill);
        }
        if (reference.status().isEmpty()) {
            unanswered++;
            return;
        }
        count(ours.status()).ours++;
        count(reference.status()).reference++;
        boolean same = ours.status().equals(reference.status());
        if (same) {
            agreeing++;
            count(ours.status()).both++;
        }
        if (!same || !reference.isSince(ours.since())) {
            differences.add(new Difference(bill, ours, reference));
        }
    }

    private Count count(String code) {
        return counts.computeIfAbsent(code, c -> new Count());
    }

    /** By code. */
    Map<String, Count> counts() {
        return counts;
    }

    /** By bill. */
    List<Difference> differences() {
        return differences.stream()
                .sorted(Comparator.comparing(Difference::bill))
                .toList();
    }

    List<Difference> unexplained() {
        return differences().stream().filter(d -> d.reason().isEmpty()).toList();
    }

    /** Texts that no rule knows, and in how many actions. */
    Map<String, Integer> unclassified() {
        return unclassified;
    }

    /** What cannot be in a history, each in a sentence. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Files that are no bill, and why. */
    List<String> refused() {
        return refused;
    }

    int files() {
        return files;
    }

    /** Files of which the history alone was looked into. */
    int checked() {
        return checked;
    }

    /** Bills with the same status. */
    int agreeing() {
        return agreeing;
    }

    /** Bills on which the reference gives up. */
    int unanswered() {
        return unanswered;
    }

    /** Bills with an answer of both. */
    int compared() {
        return files - unanswered - refused.size();
    }
}
