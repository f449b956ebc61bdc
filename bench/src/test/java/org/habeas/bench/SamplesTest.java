package org.habeas.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void aPercentileIsTheSmallestSampleThatSoManyDoNotExceed() {
        Samples samples = new Samples(LongStream.rangeClosed(1, 200)
                .map(n -> (201 - n) * 1_000)
                .boxed()
                .toList());
        assertThat(samples.percentile(50)).isEqualTo(100.0);
        assertThat(samples.percentile(99)).isEqualTo(198.0);
        assertThat(samples.percentile(100)).isEqualTo(200.0);
        assertThat(new Samples(List.of(1_500L)).percentile(50)).isEqualTo(1.5);
    }

    @Test
    void nothingMeasuredHasNoPercentile() {
        assertThatThrownBy(() -> new Samples(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
