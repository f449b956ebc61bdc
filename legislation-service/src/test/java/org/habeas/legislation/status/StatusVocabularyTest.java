package org.habeas.legislation.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.habeas.contracts.MeasureType;
import org.habeas.legislation.status.StatusVocabulary.Kind;
import org.habeas.legislation.status.StatusVocabulary.Term;
import org.junit.jupiter.api.Test;

class StatusVocabularyTest {

    @Test
    void simpleResolutionReachesNeitherTheOtherChamberNorThePresident() {
        List<String> reached = StatusVocabulary.terms().stream()
                .filter(t -> t.reachedBy().contains(MeasureType.SRES))
                .map(Term::code)
                .toList();
        assertThat(reached)
                .containsExactly(
                        "INTRODUCED",
                        "REFERRED",
                        "REPORTED",
                        "PASSED:SIMPLERES",
                        "PROV_KILL:CLOTUREFAILED",
                        "FAIL:ORIGINATING:SENATE",
                        "WITHDRAWN",
                        "INDEFINITELY_POSTPONED",
                        "EXPIRED",
                        "HEARING_HELD",
                        "DISCHARGED",
                        "ON_CALENDAR");
    }

    @Test
    void measureThatPassedBothChambersDoesNotExpireAndIsNotAtItsEnd() {
        Term passed = StatusVocabulary.of("PASSED:BILL").orElseThrow();
        assertThat(passed.expires()).isFalse();
        assertThat(passed.terminal()).isFalse();
    }

    @Test
    void everyStatusExpiresOrIsAtItsEndExceptThoseThatWaitForThePresidentOrTheStates() {
        assertThat(StatusVocabulary.terms())
                .filteredOn(t -> t.kind() == Kind.STATUS && t.expires() == t.terminal())
                .extracting(Term::code)
                .containsExactly("PASSED:BILL", "PASSED:CONSTAMEND");
    }

    @Test
    void stageStandsOnlyInsideStatusesThatTheVocabularyHas() {
        List<String> statuses = StatusVocabulary.terms().stream()
                .filter(t -> t.kind() == Kind.STATUS)
                .map(Term::code)
                .toList();
        assertThat(StatusVocabulary.terms())
                .filteredOn(t -> t.kind() == Kind.STAGE)
                .extracting(Term::code)
                .containsExactly("HEARING_HELD", "DISCHARGED", "ON_CALENDAR", "HELD_AT_DESK");
        assertThat(StatusVocabulary.terms())
                .allSatisfy(t -> assertThat(statuses).containsAll(t.within()));
    }
}
