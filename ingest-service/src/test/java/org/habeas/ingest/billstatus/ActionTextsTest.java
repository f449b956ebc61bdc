package org.habeas.ingest.billstatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.habeas.contracts.test.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTextsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Referred. (text: CR S348)                                | Referred. | text: CR S348
            Considered. (consideration: CR H1-2; text: CR H3)        | Considered. | consideration: CR H1-2,text: CR H3
            Passed.  (text of measure as passed House: CR H3) | Passed. | text of measure as passed House: CR H3
            Passed (amended) by vote. (CR S5)                        | Passed (amended) by vote. | CR S5
            """)
    void trailingReferencesAreTakenApart(String raw, String text, String references) {
        ActionTexts texts = ActionTexts.of(raw);
        assertThat(texts.text()).isEqualTo(text);
        assertThat(texts.references()).containsExactly(references.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Passed (amended)",
                "Passed (text: see below)",
                "Passed (text: CR S1) by vote.",
                "Passed text: CR S1)",
                "Passed (see CR S1)",
                "Passed (text: CR S1",
                "Passed (CR)"
            })
    void otherBracketsStay(String raw) {
        assertThat(ActionTexts.of(raw)).isEqualTo(new ActionTexts(raw, java.util.List.of()));
    }

    @Test
    void longTextIsReadInLinearTime() throws Exception {
        String text = "(text " + "CR ".repeat(3_300);
        ProcessorTime.atMost(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 2_000; i++) {
                ActionTexts.of(text);
            }
            return text;
        });
    }
}
