package org.habeas.kit.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.habeas.contracts.Alert;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Provenance;
import org.habeas.language.edtf.Edtf;
import org.jspecify.annotations.Nullable;

/** Makes alerts, and decides which are backfill: old news that those who follow live have not asked for. */
@ApplicationScoped
public class Alerts {

    /** What became true more than so long ago is history, not news. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final Clock clock;

    public Alerts(Clock clock) {
        this.clock = clock;
    }

    /** @param seeded whether the seed-loader brought it, which makes it backfill whatever its date */
    public Alert of(
            Alert.Kind kind,
            String subject,
            String headline,
            @Nullable String from,
            @Nullable String to,
            @Nullable String effective,
            @Nullable Provenance why,
            String link,
            @Nullable UUID corrects,
            boolean seeded) {
        boolean backfill = switch (kind) {
            case FIRST_KNOWN, STATUS_CHANGED -> seeded || isOld(effective);
            case CORRECTED, RETRACTED -> false;
        };
        return new Alert(Ids.newId(clock), kind, subject, headline, from, to, effective, why, link, corrects, backfill);
    }

    /** Only if the last day that the date allows is: what has no last day may be of today. */
    private boolean isOld(@Nullable String effective) {
        Instant limit = clock.instant().minus(NEWS);
        return Optional.ofNullable(effective)
                .flatMap(Edtf::parse)
                .map(Edtf::latest)
                .map(day ->
                        day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(limit))
                .orElse(false);
    }
}
