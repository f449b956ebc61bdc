package org.habeas.detainee.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.habeas.contracts.DetaineeSummary;
import org.habeas.detainee.statement.CaseFile;
import org.habeas.detainee.statement.CustodyPeriod;
import org.habeas.detainee.statement.DisplayRule;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * One person as clients see it.
 *
 * @param custodyPeriods the times in custody, the first one first; a re-arrest opens another
 * @param caseFiles the cases with their charges, hearings and sentences, each with who says what, by the earliest day
 * @param past which past is told; absent for the present
 * @param daysHeld whole days from the latest day on which the detention can have begun until today; null unless held
 *     since a known day that has come; computed when read
 * @param included the parts that {@code include=} asked for; absent where nobody asked
 */
@Schema(description = "One person: where they stand, since when, and who says so")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DetaineeAnswer(
        @JsonUnwrapped DetaineeSummary summary,
        @Nullable Long daysHeld,
        @Nullable String proceedingsSince,
        List<DetaineeView.Stated> charges,
        List<DetaineeView.Stated> sentences,
        List<DetaineeView.Stated> places,
        List<DetaineeView.Stated> offices,
        List<DetaineeView.Stated> born,
        List<DetaineeView.Stated> cases,
        List<DetaineeView.Stated> releases,
        int statementCount,
        String rule,
        List<CustodyPeriod> custodyPeriods,
        List<CaseFile> caseFiles,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DetaineePast past,
        @JsonInclude(JsonInclude.Include.NON_NULL) DetaineeParts.@Nullable Included included) {

    /**
     * @param today until which days are counted
     * @param caseFiles the cases with their charges, hearings and sentences, each with who says what, by the earliest day
     * @param past which past is told; null for the present
     */
    static DetaineeAnswer of(DetaineeView v, LocalDate today, @Nullable DetaineePast past) {
        return new DetaineeAnswer(
                v.summary(),
                daysHeld(v.summary(), today),
                v.proceedingsSince(),
                v.charges(),
                v.sentences(),
                v.places(),
                v.offices(),
                v.born(),
                v.cases(),
                v.releases(),
                v.statements(),
                DisplayRule.ID,
                v.custodyPeriods() == null ? List.of() : v.custodyPeriods(),
                v.files(),
                past,
                null);
    }

    DetaineeAnswer with(DetaineeParts.Included parts) {
        return new DetaineeAnswer(
                summary,
                daysHeld,
                proceedingsSince,
                charges,
                sentences,
                places,
                offices,
                born,
                cases,
                releases,
                statementCount,
                rule,
                custodyPeriods,
                caseFiles,
                past,
                parts);
    }

    private static @Nullable Long daysHeld(DetaineeSummary s, LocalDate today) {
        return Optional.ofNullable(s.heldSince())
                .flatMap(Edtf::parse)
                .flatMap(d -> Optional.ofNullable(d.latest()))
                .filter(began -> !began.isAfter(today))
                .map(began -> ChronoUnit.DAYS.between(began, today))
                .orElse(null);
    }
}
