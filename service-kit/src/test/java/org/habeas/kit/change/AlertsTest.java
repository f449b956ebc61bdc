package org.habeas.kit.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.habeas.contracts.Alert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertsTest {

    private final Alerts alerts = new Alerts(Clock.fixed(Instant.parse("2026-02-15T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-07",
                "2026-01",
                "2025",
                "2023-09-28/2023-09-30",
                "2023-09~",
                "2023-09-2X",
                "../2012",
                "199X"
            })
    void whatSurelyBeganMoreThanSevenDaysAgoIsBackfill(String effective) {
        assertThat(backfill(Alert.Kind.STATUS_CHANGED, effective, false)).isTrue();
        assertThat(backfill(Alert.Kind.FIRST_KNOWN, effective, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-08",
                "2026-02-15",
                "2026-02",
                "2026",
                "2026-03-01",
                "next week",
                "2025-12/2026-02-10",
                "2023-09/..",
                "202X",
                "2026-02-3X"
            })
    void whatMayHaveBegunWithinSevenDaysIsNews(String effective) {
        assertThat(backfill(Alert.Kind.STATUS_CHANGED, effective, false)).isFalse();
        assertThat(backfill(Alert.Kind.FIRST_KNOWN, effective, false)).isFalse();
    }

    @Test
    void whatHasNoDateIsNews() {
        assertThat(backfill(Alert.Kind.STATUS_CHANGED, null, false)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST_KNOWN", "STATUS_CHANGED"})
    void whatTheSeedLoaderBringsIsBackfillWhateverItsDate(Alert.Kind kind) {
        assertThat(backfill(kind, "2026-02-15", true)).isTrue();
        assertThat(backfill(kind, null, true)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"CORRECTED", "RETRACTED"})
    void correctionIsNeverBackfill(Alert.Kind kind) {
        assertThat(backfill(kind, "2020-01-01", false)).isFalse();
        assertThat(backfill(kind, "2020-01-01", true)).isFalse();
    }

    private boolean backfill(Alert.Kind kind, @Nullable String effective, boolean seeded) {
        return alerts.of(kind, "a", "It changed.", null, null, effective, null, "/a", null, seeded)
                .backfill();
    }
}
