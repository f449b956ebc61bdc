package org.habeas.legislation.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoughtTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            1000,     1000, false
            1001,     1001, true
            5510,   302817, false
            8600,   302817, false
            8800,   302817, true
            298988, 302817, true
            1500,    17817, false
            2200,    17817, true
            """)
    void orderIsGoneAlongOnlyWhereThatPassesOverFewerBillsThanAreFound(long found, long among, boolean isEverywhere) {
        Sought sought = new Sought("'act'", "'act'", 0, 0, false).foundIn(found, among);
        assertThat(sought.isEverywhere()).isEqualTo(isEverywhere);
    }
}
