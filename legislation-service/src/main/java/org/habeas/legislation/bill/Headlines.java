package org.habeas.legislation.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.habeas.contracts.BillSummary;
import org.habeas.contracts.FieldChange;
import org.habeas.legislation.status.StatusVocabulary;
import org.jspecify.annotations.Nullable;

/** One plain sentence about where a bill stands. */
final class Headlines {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private Headlines() {}

    static String of(@Nullable BillSummary before, BillSummary now) {
        String from = before == null ? "" : words(before.status()) + within(before.stage()) + " → ";
        return now.id().cited() + ": " + from + standing(now);
    }

    /** {@code S.Res.540 (118th Congress) corrected: title from “A” to “B”}. */
    static String corrected(List<FieldChange> rows, BillSummary now) {
        return now.id().cited() + " corrected: "
                + rows.stream()
                        .map(r -> name(r.field()) + " from " + value(r.from()) + " to " + value(r.to()))
                        .collect(Collectors.joining("; "));
    }

    /** {@code S.Res.540 (118th Congress) taken back: the only document that told of it was retracted; it said: referred to committee}. */
    static String retracted(BillSummary last) {
        return last.id().cited() + " taken back: the only document that told of it was retracted; it said: "
                + standing(last);
    }

    private static String name(String field) {
        return switch (field) {
            case "policyArea" -> "policy area";
            case "statusSince" -> "date of its status";
            case "statusBeforeExpiry" -> "status before it expired";
            case "statusBeforeExpirySince" -> "date of its status before it expired";
            case "stageBeforeExpiry" -> "stage before it expired";
            case "latestAction" -> "latest action";
            case "cosponsors" -> "number of cosponsors";
            default -> field;
        };
    }

    private static String value(JsonNode value) {
        return value.isNull() ? "none" : "“" + value.asText() + "”";
    }

    /** {@code expired with its Congress on 3 January 2025; referred to committee on 1 February 2024}. */
    static String standing(BillSummary s) {
        String text = words(s.status()) + on(s.statusSince()) + within(s.stage());
        return s.statusBeforeExpiry() == null
                ? text
                : text + "; before that " + words(s.statusBeforeExpiry()) + on(s.statusBeforeExpirySince())
                        + within(s.stageBeforeExpiry());
    }

    private static String on(@Nullable LocalDate day) {
        return day == null ? "" : " on " + DAY.format(day);
    }

    private static String words(String status) {
        return switch (status) {
            case "INTRODUCED" -> "introduced";
            case "REFERRED" -> "referred to committee";
            case "REPORTED" -> "out of committee";
            case "PASS_OVER:SENATE" -> "passed the Senate";
            case "PASS_OVER:HOUSE" -> "passed the House";
            case "PASSED:SIMPLERES" -> "agreed to";
            case "PASSED:CONCURRENTRES" -> "agreed to by both chambers";
            case "PASSED:BILL" -> "passed both chambers";
            case "ENACTED:SIGNED" -> "signed into law";
            case "EXPIRED" -> "expired with its Congress";
            default -> inSentence(label(status));
        };
    }

    /** Behind the day of the status, for the stage came later and has a day of its own. */
    private static String within(@Nullable String stage) {
        return stage == null ? "" : " (" + inSentence(label(stage)) + ")";
    }

    private static String label(String code) {
        return StatusVocabulary.of(code).map(StatusVocabulary.Term::label).orElse(code);
    }

    private static String inSentence(String label) {
        return label.startsWith("House") || label.startsWith("Senate")
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ENGLISH) + label.substring(1);
    }
}
