package org.habeas.bench.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.legislation.status.StatusReport;
import org.habeas.legislation.status.StatusReport.Entry;
import org.habeas.legislation.status.StatusVocabulary;

/** What a history must have whatever any reference says, for a last status that is right can rest on a row that was not read. */
public final class HistoryCheck {

    /** Statuses in which both chambers have one text, so that there is nothing of the other's to concur in. */
    private static final Set<String> OF_BOTH = Set.of("PASSED:BILL", "PASSED:CONCURRENTRES");

    /** The rules whose rows say themselves that the second chamber had changed the text. */
    private static final Set<String> SAY_SO = Set.of("sent-back", "disagreed");

    private static final Pattern TO_CONCUR = Pattern.compile(
            "\\bmotion (?:by Senator .{1,60}? )?to concur in (?:the )?(?:House|Senate) amendment"
                    + "|\\bmoved (?:to|that the House) (?:concur in|agree to) (?:the )?(?:House|Senate) amendment",
            Pattern.CASE_INSENSITIVE);

    private HistoryCheck() {}

    /**
     * A sentence for each thing that cannot be; empty where nothing.
     *
     * @param actions those from which the report was made
     */
    public static List<String> faults(BillId bill, List<Action> actions, StatusReport report) {
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
        for (int i = 1; i < history.size(); i++) {
            Entry now = history.get(i);
            if (OF_BOTH.contains(history.get(i - 1).status())
                    && now.status().startsWith("PASS_BACK:")
                    && !SAY_SO.contains(now.rule())) {
                faults.add(bill + " was passed by both chambers and goes back on " + now.since()
                        + ", and no row says why: " + codes(history));
            }
        }
        actions.stream()
                .filter(a -> TO_CONCUR.matcher(a.text()).find() && isOfBothOn(a.date(), history))
                .findFirst()
                .ifPresent(a -> faults.add(bill + " was passed by both chambers, and on " + a.date()
                        + " it is moved that one takes the other's text: " + a.text()));
        return faults;
    }

    /** Whether both chambers had passed it before a day, and on that day it did not come to stand elsewhere. */
    private static boolean isOfBothOn(LocalDate day, List<Entry> history) {
        boolean isOfBoth = false;
        for (Entry entry : history) {
            LocalDate since = entry.since();
            if (day.equals(since)) {
                return false;
            }
            if (since == null || since.isBefore(day)) {
                isOfBoth = OF_BOTH.contains(entry.status());
            }
        }
        return isOfBoth;
    }

    private static String codes(List<Entry> history) {
        return String.join(", ", history.stream().map(Entry::status).toList());
    }
}
