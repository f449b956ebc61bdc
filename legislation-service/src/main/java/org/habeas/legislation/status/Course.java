package org.habeas.legislation.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.habeas.contracts.BillRecord.Action;
import org.habeas.contracts.Chamber;
import org.habeas.contracts.MeasureType;
import org.habeas.contracts.MeasureType.Form;
import org.habeas.legislation.status.Motion.Result;
import org.habeas.legislation.status.Motion.Subject;
import org.habeas.legislation.status.Motion.Yea;
import org.habeas.legislation.status.StatusEngine.Classified;
import org.habeas.legislation.status.StatusReport.Entry;
import org.habeas.legislation.status.StatusReport.Milestone;
import org.jspecify.annotations.Nullable;

/** The way of one measure, taken row by row: from where it stands and what a row means to where it stands then. */
final class Course {

    private static final String CLOTURE_FAILED = "PROV_KILL:CLOTUREFAILED";

    private final MeasureType type;
    private final boolean amendsConstitution;
    private final List<Entry> history = new ArrayList<>();
    private final List<Entry> places = new ArrayList<>();
    private final List<Milestone> milestones = new ArrayList<>();
    private final Map<Motioned, Endings> motions = new HashMap<>();
    private final List<String> misplaced = new ArrayList<>();
    private @Nullable LocalDate presented;

    private record Motioned(String kind, LocalDate date) {}

    /** @param amendsConstitution it proposes an amendment to the Constitution, which goes to the States */
    Course(MeasureType type, boolean amendsConstitution, @Nullable LocalDate introduced) {
        this.type = type;
        this.amendsConstitution = amendsConstitution;
        stand(new Entry("INTRODUCED", introduced, null, null, "introduced", null));
    }

    List<Entry> history() {
        return List.copyOf(history);
    }

    /** Every status with every stage that it had meanwhile, as it stood then. */
    List<Entry> places() {
        return List.copyOf(places);
    }

    List<Milestone> milestones() {
        return List.copyOf(milestones);
    }

    /** Texts that say what cannot happen to a measure of this kind: no resolution of one chamber is signed by the President. */
    List<String> misplaced() {
        return List.copyOf(misplaced);
    }

    void take(Classified row) {
        take(row, row.outcome());
    }

    private void take(Classified row, Outcome outcome) {
        String before = history.getLast().status();
        switch (outcome) {
            case Outcome.Introduced i -> introduced(row);
            case Outcome.Referred r -> referred(row, before, r);
            case Outcome.Stage s -> stage(row, s.stage());
            case Outcome.OffCalendar c -> offCalendar(c.chamber());
            case Outcome.OutOfCommittee o -> {
                if (before.equals("INTRODUCED") || before.equals("REFERRED")) {
                    enter(row, "REPORTED");
                    if (o.discharged()) {
                        stage(row, "DISCHARGED");
                    }
                }
            }
            case Outcome.Passed p -> enter(row, afterPassage(before, p));
            case Outcome.PassageUndone u -> passageUndone(row, before, u.chamber());
            case Outcome.Reconsidered r -> reconsidered(row, before, r.chamber());
            case Outcome.DischargeUndone u -> {
                if (before.equals("REPORTED") && hasBeen("DISCHARGED")) {
                    enter(
                            row,
                            history.stream().anyMatch(e -> e.status().equals("REFERRED")) ? "REFERRED" : "INTRODUCED");
                }
            }
            case Outcome.Agreed a -> {
                if (before.startsWith("PASS_") || before.startsWith("CONFERENCE:") || before.startsWith("PROV_KILL:")) {
                    enter(row, a.amended() ? "PASS_BACK:" + a.chamber() : bothChambers());
                } else if (a.amended() && seemsPassed(before)) {
                    enter(row, "PASS_BACK:" + a.chamber());
                }
            }
            case Outcome.InDispute d -> {
                if (seemsPassed(before)) {
                    enter(row, "PASS_BACK:" + d.changedBy());
                }
            }
            case Outcome.Conference c -> conference(row, before, c.chamber());
            case Outcome.Failed f -> {
                if (open(before)) {
                    enter(row, (f.chamber() == type.chamber() ? "FAIL:ORIGINATING:" : "FAIL:SECOND:") + f.chamber());
                }
            }
            case Outcome.Stopped s -> {
                if (open(before)) {
                    enter(row, s.status());
                }
            }
            case Outcome.Ended e -> {
                if (open(before)) {
                    enter(row, e.status());
                }
            }
            case Outcome.Presented p -> presented = row.action().date();
            case Outcome.Signed s -> enter(row, "ENACTED:SIGNED");
            case Outcome.Vetoed v -> enter(row, v.pocket() ? "VETOED:POCKET" : "PROV_KILL:VETO");
            case Outcome.Override o -> override(row, before, o);
            case Outcome.BecameLaw b -> {
                if (!before.startsWith("ENACTED:")) {
                    enter(row, wayIntoLaw(before, b, row.action().date()));
                }
            }
            case Outcome.Moved m -> moved(row, before, m);
            case Outcome.Nothing n -> {}
        }
    }

    /** The first row that says so is what the first status rests on. */
    private void introduced(Classified row) {
        Entry first = history.getFirst();
        if (first.action() == null) {
            history.set(
                    0,
                    new Entry(
                            first.status(),
                            first.since(),
                            first.stage(),
                            first.stageSince(),
                            first.rule(),
                            row.action()));
        }
    }

    private void referred(Classified row, String before, Outcome.Referred r) {
        Entry last = history.getLast();
        if (before.equals("INTRODUCED")
                || before.equals("REPORTED") && "DISCHARGED".equals(last.stage()) && r.wholeCommittee()) {
            enter(row, "REFERRED");
        } else if (before.startsWith("PASS_") && r.wholeCommittee()) {
            stay(new Entry(before, last.since(), null, null, last.rule(), last.action()));
        }
    }

    /** A second row on the same motion, as the Library of Congress writes, tells nothing new. */
    private void moved(Classified row, String before, Outcome.Moved m) {
        Action action = row.action();
        boolean isNew = motions.computeIfAbsent(new Motioned(m.motion().kind(), action.date()), motion -> new Endings())
                .add(action.text());
        if (isNew) {
            Vote vote = Vote.in(action.text()).orElse(null);
            milestones.add(new Milestone(
                    m.motion().kind(),
                    action.date(),
                    vote,
                    vote == null ? null : m.motion().favoursMeasure(),
                    m.motion().meaning(),
                    row.rule().id(),
                    action));
        }
        boolean revived = before.equals(CLOTURE_FAILED)
                && m.motion().result() == Result.AGREED
                && m.motion().subject() != Subject.MOTION_TO_DISCHARGE
                && m.motion().yea() != Yea.NEITHER;
        if (revived) {
            enter(row, lastThatIsNot(CLOTURE_FAILED));
        } else {
            take(row, m.then());
        }
    }

    private void override(Classified row, String before, Outcome.Override o) {
        if (o.chamber() == type.chamber()) {
            if (before.equals("PROV_KILL:VETO")) {
                enter(
                        row,
                        (o.passed() ? "VETOED:OVERRIDE_PASS_OVER:" : "VETOED:OVERRIDE_FAIL_ORIGINATING:")
                                + o.chamber());
            }
        } else if (before.startsWith("VETOED:OVERRIDE_PASS_OVER:") || before.equals("PROV_KILL:VETO")) {
            enter(row, o.passed() ? "ENACTED:VETO_OVERRIDE" : "VETOED:OVERRIDE_FAIL_SECOND:" + o.chamber());
        }
    }

    private String wayIntoLaw(String before, Outcome.BecameLaw b, LocalDate day) {
        if (before.equals("PROV_KILL:VETO") || before.startsWith("VETOED:OVERRIDE")) {
            return "ENACTED:VETO_OVERRIDE";
        }
        boolean pastTheTenDays = presented != null && day.isAfter(StatusEngine.lastDayToSign(presented));
        return b.unsigned() || pastTheTenDays ? "ENACTED:TENDAYRULE" : "ENACTED:UNKNOWN";
    }

    private String afterPassage(String before, Outcome.Passed p) {
        if (!open(before)) {
            // A vote after the end is a slip of the source or repeats the vote that ended it; only a failed vote is
            // taken again.
            return before.startsWith("FAIL:") ? passed(before, p) : before;
        }
        return passed(before, p);
    }

    private String passed(String before, Outcome.Passed p) {
        Chamber origin = type.chamber();
        if (type.form() == Form.SIMPLE_RESOLUTION) {
            return "PASSED:SIMPLERES";
        }
        if (p.chamber() == origin) {
            return before.startsWith("PASS_BACK:") || before.startsWith("CONFERENCE:") ? before : "PASS_OVER:" + origin;
        }
        return p.amended() ? "PASS_BACK:" + p.chamber() : bothChambers();
    }

    private String bothChambers() {
        return switch (type.form()) {
            case BILL, JOINT_RESOLUTION -> amendsConstitution ? "PASSED:CONSTAMEND" : "PASSED:BILL";
            case CONCURRENT_RESOLUTION -> "PASSED:CONCURRENTRES";
            case SIMPLE_RESOLUTION -> "PASSED:SIMPLERES";
        };
    }

    /**
     * Both chambers passed it and the President does not have it: a row on passage need not tell that the text was changed, and what
     * the chambers do then shows it.
     */
    private boolean seemsPassed(String status) {
        return status.equals(bothChambers()) && type.form() != Form.SIMPLE_RESOLUTION && presented == null;
    }

    private void conference(Classified row, String before, Chamber chamber) {
        boolean first = history.stream().noneMatch(e -> e.status().startsWith("CONFERENCE:"));
        if (before.equals("CONFERENCE:PASSED:" + chamber.other())) {
            enter(row, bothChambers());
        } else if (open(before) || first && seemsPassed(before)) {
            enter(row, "CONFERENCE:PASSED:" + chamber);
        }
    }

    /** The other chamber's passage stands when the second takes back its own. */
    private void passageUndone(Classified row, String before, Chamber chamber) {
        String over = "PASS_OVER:" + type.chamber();
        if (chamber == type.chamber()) {
            if (before.startsWith("PASS")) {
                enter(row, lastThatIsNot("PASS"));
            }
        } else if (before.startsWith("PASS_BACK:") || seemsPassed(before)) {
            enter(row, history.stream().anyMatch(e -> e.status().equals(over)) ? over : lastThatIsNot("PASS"));
        }
    }

    /** What a chamber had passed alone is before it again; a vote on the other's text, or one that failed, is not that. */
    private void reconsidered(Classified row, String before, Chamber chamber) {
        String over = "PASS_OVER:" + type.chamber();
        if (chamber != type.chamber()) {
            passageUndone(row, before, chamber);
        } else if (before.equals(over) || before.equals("PASSED:SIMPLERES")) {
            enter(
                    row,
                    history.reversed().stream()
                            .map(Entry::status)
                            .filter(s -> open(s) && !s.startsWith("PASS"))
                            .findFirst()
                            .orElse("INTRODUCED"));
        }
    }

    /** Still to be decided by a chamber. */
    private static boolean open(String status) {
        return StatusEngine.expires(status);
    }

    private String lastThatIsNot(String prefix) {
        return history.reversed().stream()
                .map(Entry::status)
                .filter(s -> !s.startsWith(prefix))
                .findFirst()
                .orElse("INTRODUCED");
    }

    private boolean hasBeen(String stage) {
        return places.stream().anyMatch(place -> stage.equals(place.stage()));
    }

    private void enter(Classified row, String status) {
        if (!StatusVocabulary.of(status).orElseThrow().reachedBy().contains(type)) {
            misplaced.add(row.action().text());
        } else if (!history.getLast().status().equals(status)) {
            stand(new Entry(status, row.action().date(), null, null, row.rule().id(), row.action()));
        }
    }

    private void stage(Classified row, String stage) {
        Entry e = history.getLast();
        boolean fits = StatusVocabulary.of(stage).orElseThrow().within().contains(e.status());
        if (fits && !stage.equals(e.stage())) {
            stay(new Entry(e.status(), e.since(), stage, row.action().date(), e.rule(), e.action()));
        }
    }

    private void offCalendar(Chamber chamber) {
        Entry e = history.getLast();
        if ("ON_CALENDAR".equals(e.stage()) && holder(e.status()) == chamber) {
            stay(new Entry(e.status(), e.since(), null, null, e.rule(), e.action()));
        }
    }

    /** The chamber whose calendar a measure of this status can be on. */
    private Chamber holder(String status) {
        return switch (status) {
            case "PASS_OVER:HOUSE", CLOTURE_FAILED -> Chamber.SENATE;
            case "PASS_OVER:SENATE", "PROV_KILL:SUSPENSIONFAILED" -> Chamber.HOUSE;
            default -> type.chamber();
        };
    }

    private void stand(Entry next) {
        history.add(next);
        places.add(next);
    }

    /** Another stage, or none, inside the status that it has. */
    private void stay(Entry now) {
        history.set(history.size() - 1, now);
        places.add(now);
    }
}
