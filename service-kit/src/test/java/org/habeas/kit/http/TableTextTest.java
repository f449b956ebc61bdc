package org.habeas.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            =1+1 | '=1+1
            ＋1 | '＋1
            a;=1+1 | a;'=1+1
            a; -1 | a;' -1
            a<tab>@SUM(1) | a<tab>'@SUM(1)
            a<line>+1 | a<line>'+1
            <tab>=1 | '<tab>'=1
            1 = 2; 3 - 1 | 1 = 2; 3 - 1
            well-known | well-known
            """)
    void formulaHasAnApostropheBeforeItWhereverAFieldMayBegin(String text, String safe) {
        assertThat(TableText.of(written(text))).isEqualTo(written(safe));
    }

    @Test
    void eachOfSeveralTextsIsSafe() {
        assertThat(TableText.joined(List.of("Armenia", "=1", "-2;=3"))).isEqualTo("Armenia | '=1 | '-2;'=3");
        assertThat(TableText.joined(List.of())).isNull();
    }

    private static String written(String text) {
        return text.replace("<tab>", "\t").replace("<line>", "\r\n");
    }
}
