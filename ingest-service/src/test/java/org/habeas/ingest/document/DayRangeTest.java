package org.habeas.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayRangeTest {

    @ParameterizedTest
    @CsvSource({
        "2024,2024-01-01,2024-12-31",
        "2024-02,2024-02-01,2024-02-29",
        "2024-02-05~,2024-02-05,2024-02-05",
        "202X,2020-01-01,2029-12-31",
        "2023-09-2X,2023-09-20,2023-09-29",
        "2023-09-28/2023-10,2023-09-28,2023-10-31",
        "2023/..,2023-01-01,"
    })
    void dateCoversItsDays(String date, LocalDate from, LocalDate to) {
        assertThat(DayRange.of(date)).contains(new DayRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-30", "2024-13", "24", "", "/", "yesterday", "2024/2023", "2024-1-1"})
    void whatIsNoDateIsEmpty(String date) {
        assertThat(DayRange.of(date)).isEmpty();
    }
}
