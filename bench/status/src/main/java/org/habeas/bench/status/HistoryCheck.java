package org.habeas.bench.status;

import java.util.ArrayList;
import java.util.List;
import org.habeas.contracts.BillId;
import org.habeas.legislation.status.StatusReport;
import org.habeas.legislation.status.StatusReport.Entry;
import org.habeas.legislation.status.StatusVocabulary;

/** What a history must have whatever any reference says, for a last status that is right can rest on a row that was not read. */
public final class HistoryCheck {

    private HistoryCheck() {}

    /** A sentence for each thing that cannot be; empty where nothing. */
    public static List<String> faults(BillId bill, StatusReport report) {
        List<Entry> history = report.history();
        List<String> faults = new ArrayList<>();
        boolean isLaw = history.stream().anyMatch(e -> e.status().startsWith("ENACTED:"));
        if (isLaw && history.stream().noneMatch(e -> e.status().equals("PASSED:BILL"))) {
            faults.add(bill + " is law, and nothing says when both chambers had passed it: " + codes(history));
        }
        history.stream()
                .map(Entry::status)
                .filter(code ->
                        !StatusVocabulary.of(code).orElseThrow().reachedBy().contains(bill.type()))
                .forEach(code -> faults.add(bill + " cannot be " + code + ": " + codes(history)));
        return faults;
    }

    private static String codes(List<Entry> history) {
        return String.join(", ", history.stream().map(Entry::status).toList());
    }
}
