package org.habeas.legislation.status;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.habeas.legislation.status.StatusReport.Entry;
import org.habeas.legislation.status.StatusReport.Milestone;
import org.jspecify.annotations.Nullable;

/** A measure that has a short way through the Senate by law, and the days that follow from that. */
public final class PrivilegedMeasure {

    private static final int DAYS_FOR_THE_STATEMENT = 30;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** Votes on a motion to discharge: what comes after one of them is no matter of the calendar. */
    private static final List<String> DECIDED =
            List.of("MOTION_TO_DISCHARGE_AGREED", "MOTION_TO_DISCHARGE_REJECTED", "MOTION_TO_DISCHARGE_TABLED");

    /**
     * What it was recognised by.
     *
     * @param in {@code title} or {@code action}
     * @param date of the action; null for a title
     */
    public record Recognition(
            String in, String text, @Nullable LocalDate date) {}

    /**
     * The days that the law sets, each an estimate.
     *
     * @param dischargeEligibleFrom the first day on which a motion to discharge the committee may be made; null where the law
     *     gives none, and where it cannot be told
     * @param moot why that day has lost its meaning; null where it has not
     * @param statementDue until when the statement is due that was asked for; null before the measure is agreed to, and where
     *     it asks for none
     * @param basis the law, and how the days were counted
     */
    public record Clock(
            @Nullable LocalDate dischargeEligibleFrom,
            @Nullable String moot,
            @Nullable LocalDate statementDue,
            String basis) {}

    private final PrivilegedRule rule;
    private final Recognition recognisedBy;
    private final @Nullable LocalDate from;
    private final boolean fromIntroduction;
    private final CommitteeTime time;

    /**
     * @param from the day from which days are counted, if it is known
     * @param fromIntroduction whether that is the day of the introduction; else it is that of the first referral
     */
    PrivilegedMeasure(
            PrivilegedRule rule,
            Recognition recognisedBy,
            @Nullable LocalDate from,
            boolean fromIntroduction,
            CommitteeTime time) {
        this.rule = rule;
        this.recognisedBy = recognisedBy;
        this.from = from;
        this.fromIntroduction = fromIntroduction;
        this.time = time;
    }

    public PrivilegedKind kind() {
        return rule.kind();
    }

    /** The row of the table of privileged measures. */
    public String rule() {
        return rule.id();
    }

    public String statute() {
        return rule.statute();
    }

    public Recognition recognisedBy() {
        return recognisedBy;
    }

    /** The clock of the measure where it stands as reported. */
    public Clock clock(StatusReport report) {
        LocalDate eligible = from == null ? null : time.over(from).orElse(null);
        Optional<LocalDate> due =
                rule.statement() ? agreedTo(report).map(day -> day.plusDays(DAYS_FOR_THE_STATEMENT)) : Optional.empty();
        return new Clock(
                eligible,
                eligible == null ? null : moot(report).orElse(null),
                due.orElse(null),
                basis(due.isPresent()));
    }

    /** An agreement that the chamber has taken back asks for nothing any more; one that stands does not expire. */
    private static Optional<LocalDate> agreedTo(StatusReport report) {
        return Optional.of(report.current())
                .filter(now -> now.status().equals("PASSED:SIMPLERES"))
                .map(Entry::since);
    }

    /** Why there is no committee any more that a motion could be about, or why the motion has had its vote. */
    private static Optional<String> moot(StatusReport report) {
        Entry now = report.current();
        Optional<Milestone> decided = report.milestones().stream()
                .filter(m -> DECIDED.contains(m.kind()))
                .findFirst();
        if (now.status().equals("EXPIRED")) {
            return Optional.of("Its Congress ended" + on(now.since()) + ".");
        }
        if (!now.status().equals("INTRODUCED") && !now.status().equals("REFERRED")) {
            String label = StatusVocabulary.of(now.status()).orElseThrow().label();
            return Optional.of("No committee has it any more: " + label + on(now.since()) + ".");
        }
        if ("ON_CALENDAR".equals(now.stage())) {
            return Optional.of("It is on a calendar, so that no committee need be discharged.");
        }
        return decided.map(m ->
                "The Senate voted on such a motion" + on(m.date()) + "; whether another is in order is not told here.");
    }

    private String basis(boolean isAskedFor) {
        String discharge = "By " + rule.statute()
                + switch (time) {
                    case FIVE_DAYS, TEN_DAYS, FIVE_OR_TEN_DAYS -> inTheSenate();
                    case NOT_IN_THE_HOUSE ->
                        " such a measure has a short way in the Senate; " + inTheHouse()
                                + ", so that there is no day to compute.";
                    case NO_MOTION ->
                        " the committee is to report within fifteen calendar days; no motion to discharge it is"
                                + " tied to that, so that there is no day to compute.";
                };
        if (!rule.statement()) {
            return discharge;
        }
        return discharge + " The statement is due thirty days after the Secretary of State has received the request"
                + (isAskedFor
                        ? "; that day is not known, so they are counted from the agreement."
                        : ", which takes the agreement of the chamber.");
    }

    private String inTheSenate() {
        String counted =
                " and section 601(b) of the International Security Assistance and Arms Export Control Act of 1976"
                        + " a motion to discharge the committee is in order when it has not reported at the end of "
                        + time.words()
                        + " calendar days after the introduction.";
        if (time == CommitteeTime.FIVE_OR_TEN_DAYS) {
            return counted
                    + " They are five for the countries on a list in that law. Public Law 114-123 treated Jordan for three years"
                    + " from 18 February 2016 as if it were on such lists; whether on this one too is not certain here, so no"
                    + " day is computed.";
        }
        String adjournments = " Adjournments of more than three days, which that law leaves out of the count,"
                + " are not taken into account because no recess calendar is read: the true day may be later.";
        if (from == null) {
            return counted + adjournments
                    + " No source says when it was introduced or referred, so no day is computed.";
        }
        return counted
                + adjournments
                + (fromIntroduction
                        ? ""
                        : " No source says when it was introduced, so the days are counted from the first referral.");
    }

    /** What such a law says of a measure of the House. */
    private String inTheHouse() {
        return switch (rule.kind()) {
            case SECTION_502B -> "the law gives it none in the House";
            case WAR_POWERS -> "no motion to discharge a committee of the House follows from it";
            case ARMS_EXPORT_CONTROL ->
                "in the House a motion to take it up is highly privileged once its committee has reported it, but no motion to"
                        + " discharge the committee follows from that";
        };
    }

    private static String on(@Nullable LocalDate day) {
        return day == null ? "" : " on " + DAY.format(day);
    }
}
