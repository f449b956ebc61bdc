package org.habeas.kit.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.contracts.Alert;
import org.habeas.contracts.Ids;
import org.habeas.contracts.Provenance;
import org.jspecify.annotations.Nullable;

/** Makes alerts, and decides which are backfill: old news that those who follow live have not asked for. */
@ApplicationScoped
public class Alerts {

    /** What became true more than so long ago is history, not news. */
    private static final Duration NEWS = Duration.ofDays(7);

    /** The certain beginning of an EDTF date: year, and month and day if they stand there. */
    private static final Pattern EDTF_START = Pattern.compile("^(\\d{4})(?:-(\\d{2}))?(?:-(\\d{2}))?");

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

    private boolean isOld(@Nullable String effective) {
        Instant limit = clock.instant().minus(NEWS);
        return Optional.ofNullable(effective)
                .map(EDTF_START::matcher)
                .filter(Matcher::find)
                .map(Alerts::lastDay)
                .map(day ->
                        day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(limit))
                .orElse(false);
    }

    private static LocalDate lastDay(Matcher start) {
        int year = Integer.parseInt(start.group(1));
        if (start.group(2) == null) {
            return LocalDate.of(year, 12, 31);
        }
        LocalDate month = LocalDate.of(year, Integer.parseInt(start.group(2)), 1);
        return start.group(3) == null
                ? month.plusMonths(1).minusDays(1)
                : month.withDayOfMonth(Integer.parseInt(start.group(3)));
    }
}
