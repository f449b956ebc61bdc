package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.habeas.contracts.MeasureType;
import org.habeas.legislation.status.NextSteps.NextStep;
import org.habeas.legislation.status.StatusVocabulary.Kind;
import org.habeas.legislation.status.StatusVocabulary.Term;
import org.junit.jupiter.api.Test;

class NextStepsTest {

    @Test
    void referredSenateResolutionCanBeHeardReportedOrDischarged() {
        assertThat(NextSteps.of(MeasureType.SRES, "REFERRED", null))
                .containsExactly(
                        new NextStep("HEARING", "The committee may hold a hearing or work on the text."),
                        new NextStep("REPORT", "The committee may report it to the Senate."),
                        new NextStep("DISCHARGE", "The Senate may take it from the committee."),
                        new NextStep("EXPIRY", "If it is not agreed to before its Congress ends, it lapses."));
    }

    @Test
    void measureWithAClockTellsFromWhenAMotionToDischargeMayBeMadeUnlessThatIsMoot() {
        LocalDate from = LocalDate.of(2024, 2, 12);
        assertThat(NextSteps.of(
                        MeasureType.SRES, "REFERRED", null, new PrivilegedMeasure.Clock(from, null, null, "The law.")))
                .contains(
                        new NextStep(
                                "MOTION_TO_DISCHARGE",
                                "A motion to discharge the committee may be made from 12 February 2024, by an estimate of the days that the law gives it."));
        assertThat(NextSteps.of(
                        MeasureType.SRES,
                        "REFERRED",
                        null,
                        new PrivilegedMeasure.Clock(from, "It had its vote.", null, "The law.")))
                .isEqualTo(NextSteps.of(MeasureType.SRES, "REFERRED", null));
    }

    @Test
    void requestThatWasAgreedToTellsUntilWhenTheStatementIsDue() {
        PrivilegedMeasure.Clock clock = new PrivilegedMeasure.Clock(
                LocalDate.of(2024, 2, 12), "Agreed to.", LocalDate.of(2024, 3, 31), "The law.");
        assertThat(NextSteps.of(MeasureType.SRES, "PASSED:SIMPLERES", null, clock))
                .containsExactly(
                        new NextStep(
                                "STATEMENT",
                                "The Secretary of State is to send the statement that it asks for by 31 March 2024, by an estimate."));
    }

    @Test
    void senateBillHeldAtTheDeskWaitsForTheHouse() {
        assertThat(NextSteps.of(MeasureType.S, "PASS_OVER:SENATE", "HELD_AT_DESK"))
                .extracting(NextStep::text)
                .containsExactly(
                        "The House may send it to a committee.",
                        "The House may vote on it.",
                        "The House may change it and send it back.",
                        "If it is not law before its Congress ends, it lapses.");
    }

    @Test
    void houseVotesFirstOnAVetoOfItsOwnBill() {
        assertThat(NextSteps.of(MeasureType.HR, "PROV_KILL:VETO", null))
                .extracting(NextStep::text)
                .startsWith("The House may vote on passing it over the veto.");
        assertThat(NextSteps.of(MeasureType.HR, "VETOED:OVERRIDE_PASS_OVER:HOUSE", null))
                .extracting(NextStep::text)
                .startsWith("The Senate may vote on passing it over the veto.");
    }

    @Test
    void nothingIsOpenForAMeasureAtItsEndAndSomethingForEveryOther() {
        for (Term term : StatusVocabulary.terms()) {
            for (MeasureType type : term.reachedBy()) {
                if (term.kind() == Kind.STATUS && !term.code().equals("EXPIRED")) {
                    assertThat(NextSteps.of(type, term.code(), null).isEmpty())
                            .as(type + " " + term.code())
                            .isEqualTo(term.terminal());
                }
            }
        }
    }

    @Test
    void simpleResolutionIsNeverSaidToGoElsewhere() {
        List<String> texts = StatusVocabulary.terms().stream()
                .filter(t -> t.reachedBy().contains(MeasureType.SRES))
                .flatMap(t -> NextSteps.of(MeasureType.SRES, t.code(), null).stream())
                .map(NextStep::text)
                .toList();
        assertThat(texts).isNotEmpty().noneMatch(t -> t.contains("House") || t.contains("President"));
    }

    @Test
    void lapsedMeasureCanOnlyBeIntroducedAgain() {
        assertThat(Arrays.stream(MeasureType.values()).map(t -> NextSteps.of(t, "EXPIRED", null)))
                .allSatisfy(
                        steps -> assertThat(steps).extracting(NextStep::code).containsExactly("REINTRODUCTION"));
    }
}
