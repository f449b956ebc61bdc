package org.habeas.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody writes under the names of what Habeas trusts for its name. */
class TokenSubjectTest {

    @ParameterizedTest
    @CsvSource({
        "rita, , true",
        ", , true",
        "seed-loader, true, true",
        "seed-loader, , false",
        "seed-loader, false, false",
        "seed-loader, yes, false",
        "rule:acceptance/1, , false",
        "rule:acceptance/1, true, false",
        "rule:, true, false",
        "ruler, , true",
        "seed-loader-2, , true",
    })
    void reservedSubjectsAreTakenFromNoTokenButTheSeedLoaders(
            @Nullable String subject, @Nullable String claim, boolean isTaken) {
        assertThat(TokenSubject.refusal(subject, claim).isEmpty()).isEqualTo(isTaken);
    }
}
