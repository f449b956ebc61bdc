package org.habeas.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.habeas.contracts.Ids;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-15T12:00:00.123Z"), ZoneOffset.UTC);

    @Test
    void idIsAUuidOfVersionSevenThatHoldsItsTime() {
        UUID id = Ids.newId(CLOCK);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(CLOCK.millis());
    }

    @Test
    void laterIdSortsAfterAnEarlierOne() {
        String before = "";
        for (int i = 0; i < 1_000; i++) {
            String id = Ids.newId(Clock.offset(CLOCK, Duration.ofMillis(i))).toString();
            assertThat(id).isGreaterThan(before);
            before = id;
        }
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(Ids.newId(CLOCK));
        }
        assertThat(ids).hasSize(100_000);
    }
}
