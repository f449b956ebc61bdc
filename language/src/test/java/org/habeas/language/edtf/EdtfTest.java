package org.habeas.language.edtf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {

    @ParameterizedTest
    @CsvSource({
        "2023-09-27, 2023-09-27, 2023-09-27",
        "2023-09, 2023-09-01, 2023-09-30",
        "2023-09-XX, 2023-09-01, 2023-09-30",
        "2023, 2023-01-01, 2023-12-31",
        "2023-XX, 2023-01-01, 2023-12-31",
        "199X, 1990-01-01, 1999-12-31",
        "../2012, none, 2012-12-31",
        "196X, 1960-01-01, 1969-12-31",
        "2023-09-2X, 2023-09-20, 2023-09-29",
        "2023-02-2X, 2023-02-20, 2023-02-28",
        "2023-09-0X, 2023-09-01, 2023-09-09",
        "2021~, 2021-01-01, 2021-12-31",
        "2023-09-27?, 2023-09-27, 2023-09-27",
        "2023-09-28/2023-09-30, 2023-09-28, 2023-09-30",
        "2023-09-19/.., 2023-09-19, none",
        "../2023-09-19, none, 2023-09-19",
        "1968/1969, 1968-01-01, 1969-12-31"
    })
    void dateKeepsItsTextAndItsBounds(String text, String earliest, String latest) {
        Edtf date = Edtf.parse(text).orElseThrow();
        assertThat(date.text()).isEqualTo(text);
        assertThat(Objects.toString(date.earliest(), "none")).isEqualTo(earliest);
        assertThat(Objects.toString(date.latest(), "none")).isEqualTo(latest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-30",
                "2023-13",
                "27.09.2023",
                "Sept 2023",
                "2023-09-30/2023-09-28",
                "../..",
                "/",
                "",
                "2023-9-1",
                "2023-02-3X",
                "2024-1X",
                "20X4"
            })
    void whatIsNoDateOrDoesNotExistIsRefused(String text) {
        assertThat(Edtf.parse(text)).isEmpty();
    }
}
