package org.habeas.legislation.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.BillId;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MeasureType;
import org.habeas.legislation.status.StatusReport.Entry;
import org.habeas.legislation.status.StatusReport.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * Applies the table to a measure's actions. Rows of one day have no hour, so they are taken in the order of their rules'
 * ranks: the same rows in any order give the same status. It never throws.
 */
public final class StatusEngine {

    private static final String EXPIRY_RULE = "congress-ended";

    private StatusEngine() {}

    private record Classified(Action action, StatusRule rule, Outcome outcome) {}

    /** @param today decides only whether the measure's Congress has ended */
    public static StatusReport report(
            BillId bill, @Nullable LocalDate introduced, List<Action> actions, LocalDate today) {
        List<Classified> rows = new ArrayList<>();
        List<String> unclassified = new ArrayList<>();
        for (Action action : actions) {
            classify(action).ifPresentOrElse(rows::add, () -> unclassified.add(action.text()));
        }
        rows.sort(Comparator.comparing((Classified c) -> c.action().date())
                .thenComparingInt(c -> c.rule().rank())
                .thenComparing(c -> chamberOrder(c.outcome(), bill.type()))
                .thenComparing(c -> c.action().text()));
        List<Entry> history = new ArrayList<>();
        history.add(new Entry("INTRODUCED", introduced, null, null, "introduced", null));
        List<Milestone> milestones = new ArrayList<>();
        for (Classified row : rows) {
            if (row.outcome() instanceof Outcome.Milestone m) {
                milestones.add(
                        new Milestone(m.kind(), row.action().date(), row.rule().id(), row.action()));
            } else {
                step(bill.type(), history, row);
            }
        }
        Entry last = history.getLast();
        LocalDate end = endOf(bill.congress());
        boolean expired = expires(last.status()) && !today.isBefore(end);
        Entry current = expired ? new Entry("EXPIRED", end, null, null, EXPIRY_RULE, null) : last;
        return new StatusReport(
                current,
                expired ? last : null,
                List.copyOf(history),
                List.copyOf(milestones),
                List.copyOf(unclassified),
                StatusRules.VERSION);
    }

    /** 3 January of the year in which the next Congress begins: the 118th ended on 2025-01-03. */
    public static LocalDate endOf(int congress) {
        return LocalDate.of(1789 + 2 * congress, 1, 3);
    }

    /** Whether a measure in this status falls with its Congress. */
    static boolean expires(String status) {
        return StatusVocabulary.of(status).orElseThrow().expires();
    }

    private static Optional<Classified> classify(Action action) {
        for (StatusRule rule : StatusRules.TABLE) {
            Optional<Outcome> outcome = rule.apply(action);
            if (outcome.isPresent()) {
                return Optional.of(new Classified(action, rule, outcome.get()));
            }
        }
        return Optional.empty();
    }

    private static int chamberOrder(Outcome outcome, MeasureType type) {
        return switch (outcome) {
            case Outcome.Passed p -> p.chamber() == type.chamber() ? 0 : 1;
            case Outcome.Override o -> o.chamber() == type.chamber() ? 0 : 1;
            case Outcome.Step s -> 0;
            case Outcome.Stage s -> 2;
            case Outcome.OutOfCommittee o -> o.discharged() ? 1 : 0;
            case Outcome.Agreed a -> 2;
            case Outcome.Conference c -> 2;
            case Outcome.Failed f -> 2;
            case Outcome.Stopped s -> 2;
            case Outcome.Ended e -> 3;
            case Outcome.Vetoed v -> 2;
            case Outcome.Milestone m -> 2;
            case Outcome.Nothing n -> 2;
        };
    }

    private static void step(MeasureType type, List<Entry> history, Classified row) {
        Entry last = history.getLast();
        String before = last.status();
        boolean early = before.equals("INTRODUCED") || before.equals("REFERRED");
        switch (row.outcome()) {
            case Outcome.Step s -> {
                if (before.equals("INTRODUCED")) {
                    enter(history, row, s.status(), null);
                }
            }
            case Outcome.Stage s -> stage(history, row, s.stage());
            case Outcome.OutOfCommittee o -> {
                if (early) {
                    enter(history, row, "REPORTED", o.discharged() ? "DISCHARGED" : null);
                } else if (before.equals("REPORTED") && o.discharged() && last.stage() == null) {
                    stage(history, row, "DISCHARGED");
                }
            }
            case Outcome.Passed p -> enter(history, row, afterPassage(type, before, p), null);
            case Outcome.Agreed a -> {
                if (before.startsWith("PASS_") || before.startsWith("CONFERENCE:")) {
                    enter(history, row, bothChambers(type), null);
                }
            }
            case Outcome.Conference c -> {
                if (before.startsWith("CONFERENCE:PASSED:")
                        && !before.endsWith(c.chamber().name())) {
                    enter(history, row, bothChambers(type), null);
                } else if (before.startsWith("PASS_")) {
                    enter(history, row, "CONFERENCE:PASSED:" + c.chamber(), null);
                }
            }
            case Outcome.Failed f ->
                enter(
                        history,
                        row,
                        (f.chamber() == type.chamber() ? "FAIL:ORIGINATING:" : "FAIL:SECOND:") + f.chamber(),
                        null);
            case Outcome.Stopped s -> enter(history, row, s.status(), null);
            case Outcome.Ended e -> {
                if (!before.startsWith("ENACTED:")) {
                    boolean overridden = before.equals("ENACTED:VETO_OVERRIDE");
                    enter(history, row, overridden ? before : e.status(), null);
                }
            }
            case Outcome.Vetoed v -> enter(history, row, "PROV_KILL:VETO", null);
            case Outcome.Override o -> override(type, history, row, o);
            case Outcome.Milestone m -> {}
            case Outcome.Nothing n -> {}
        }
    }

    private static void override(MeasureType type, List<Entry> history, Classified row, Outcome.Override o) {
        boolean second = history.getLast().status().startsWith("VETOED:OVERRIDE_PASS_OVER");
        if (o.passed()) {
            enter(history, row, second ? "ENACTED:VETO_OVERRIDE" : "VETOED:OVERRIDE_PASS_OVER:" + o.chamber(), null);
        } else {
            enter(
                    history,
                    row,
                    (second ? "VETOED:OVERRIDE_FAIL_SECOND:" : "VETOED:OVERRIDE_FAIL_ORIGINATING:") + o.chamber(),
                    null);
        }
    }

    private static String afterPassage(MeasureType type, String before, Outcome.Passed p) {
        if (type.form() == MeasureType.Form.SIMPLE_RESOLUTION) {
            return "PASSED:SIMPLERES";
        }
        Chamber origin = type.chamber();
        if (p.chamber() == origin) {
            boolean back = before.startsWith("PASS_BACK") || before.startsWith("PASSED:");
            return back ? before : "PASS_OVER:" + origin;
        }
        if (before.startsWith("PASSED:")) {
            return before;
        }
        return p.amended() ? "PASS_BACK:" + p.chamber() : bothChambers(type);
    }

    private static String bothChambers(MeasureType type) {
        return switch (type.form()) {
            case BILL, JOINT_RESOLUTION -> "PASSED:BILL";
            case CONCURRENT_RESOLUTION -> "PASSED:CONCURRENTRES";
            case SIMPLE_RESOLUTION -> "PASSED:SIMPLERES";
        };
    }

    private static void enter(List<Entry> history, Classified row, String status, @Nullable String stage) {
        if (!history.getLast().status().equals(status)) {
            history.add(new Entry(
                    status,
                    row.action().date(),
                    stage,
                    stage == null ? null : row.action().date(),
                    row.rule().id(),
                    row.action()));
        }
    }

    private static void stage(List<Entry> history, Classified row, String stage) {
        Entry e = history.getLast();
        boolean fits = switch (stage) {
            case "HEARING_HELD" -> e.status().equals("REFERRED");
            case "HELD_AT_DESK" -> e.status().startsWith("PASS_");
            default -> expires(e.status());
        };
        if (fits && !stage.equals(e.stage())) {
            history.set(
                    history.size() - 1,
                    new Entry(e.status(), e.since(), stage, row.action().date(), e.rule(), e.action()));
        }
    }
}
