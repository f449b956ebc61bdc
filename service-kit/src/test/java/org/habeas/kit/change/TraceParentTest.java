package org.habeas.kit.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final UUID CHANGE = UUID.fromString("019a0b1c-2d3e-7f40-8a5b-6c7d8e9fa0b1");

    @Test
    void changeIsAStepOfItsOwnInTheTraceThatLedToIt() {
        assertThat(TraceParent.of(CHANGE, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-8a5b6c7d8e9fa0b1-01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nx"
            })
    void withoutATraceTheChangeBeginsOneThatIsAlwaysTheSame(String cause) {
        assertThat(TraceParent.of(CHANGE, cause)).isEqualTo("00-019a0b1c2d3e7f408a5b6c7d8e9fa0b1-8a5b6c7d8e9fa0b1-00");
    }
}
