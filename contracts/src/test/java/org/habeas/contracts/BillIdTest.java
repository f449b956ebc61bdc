package org.habeas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillIdTest {

    @ParameterizedTest
    @CsvSource({"1,1", "118,540", "999,999999"})
    void whateverCanBeMadeCanBeReadAgain(int congress, int number) {
        for (MeasureType type : MeasureType.values()) {
            BillId id = new BillId(congress, type, number);
            assertThat(BillId.parse(id.toString())).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,1", "1000,1", "1,0", "1,-1", "1,1000000", "2147483647,2147483647"})
    void whatCouldNotBeReadAgainCannotBeMade(int congress, int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BillId(congress, MeasureType.HR, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "118-sres-0", "0-s-1", "1000-s-1", "118-s-1000000", "118-S-1", "118-s-1 ", "118-x-1"})
    void anyOtherTextIsNoId(String text) {
        assertThat(BillId.of(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> BillId.parse(text));
    }

    @Test
    void sortsByCongressTypeAndNumber() {
        assertThat(BillId.parse("99-s-2")).isLessThan(BillId.parse("118-hr-1"));
        assertThat(BillId.parse("118-s-9")).isLessThan(BillId.parse("118-s-10"));
    }
}
