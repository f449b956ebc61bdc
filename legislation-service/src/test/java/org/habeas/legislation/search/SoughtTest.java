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

    /** The first 1,001 bills with a word that all of 20,000 have lie in 50 of 1,000 pages, wherever the rows begin. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # counted, span, pages,  bills, found, is everywhere
            1000,      900,  1000,  20000,  1000,  false
            1001,       50,  1000,  20000,  20020, true
            1001,       50,  2000,  20000,  40040, true
            1001,      800,  1000,  20000,  1251,  false
            1001,     1900,  1000,  20000,  1001,  false
            1001,        1,  0,     -1,     1001,  false
            1001,       50,  0,     0,      1001,  false
            """)
    void howManyAreFoundFollowsFromHowMuchOfTheTableTheyLieIn(
            long counted, long span, long pages, long bills, long found, boolean isEverywhere) {
        Sought sought = new Sought("'act'", "'act'", 0, 0, false).foundIn(counted, 1001, span, pages, bills);
        assertThat(sought.found()).isEqualTo(found);
        assertThat(sought.isEverywhere()).isEqualTo(isEverywhere);
    }
}
