package org.habeas.ingest.billstatus;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and moments as BILLSTATUS files write them; what has no offset is Washington's. */
final class BillDates {

    static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

    private static final DateTimeFormatter TWELVE_HOURS = DateTimeFormatter.ofPattern("hh:mma", Locale.US);

    private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d\\z");

    private BillDates() {}

    /** The day that an element begins with. */
    static LocalDate day(XmlNode node) throws BillStatusException {
        String text = node.text();
        return BillBounds.day(text.length() > 10 ? text.substring(0, 10) : text).orElseThrow(() -> impossible(node));
    }

    /** The day that a child begins with, null where the child is missing or empty. */
    static @Nullable LocalDate dayOf(XmlNode parent, String child) throws BillStatusException {
        Optional<XmlNode> node = parent.child(child).filter(n -> !n.text().isEmpty());
        return node.isPresent() ? day(node.get()) : null;
    }

    /** The day in Washington of the moment in a child, null where the child is missing or empty. */
    static @Nullable LocalDate washingtonDayOf(XmlNode parent, String child) {
        return parent.childText(child)
                .flatMap(BillDates::moment)
                .map(at -> at.atZone(WASHINGTON).toLocalDate())
                .orElse(null);
    }

    /** A day or a moment; without an offset it is Washington's. */
    static Optional<Instant> moment(String text) {
        if (text.length() <= 10) {
            return BillBounds.day(text).map(d -> d.atStartOfDay(WASHINGTON).toInstant());
        }
        if (text.endsWith("Z") || OFFSET.matcher(text).find()) {
            return BillBounds.moment(text);
        }
        try {
            return BillBounds.day(text.substring(0, 10))
                    .map(d -> LocalDateTime.parse(text).atZone(WASHINGTON).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** {@code 18:59:00}, and in files from before June 2016 {@code 06:59PM}. */
    static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(text.endsWith("M") ? LocalTime.parse(text, TWELVE_HOURS) : LocalTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static BillStatusException impossible(XmlNode node) {
        return BillStatusException.of(node, "is not a date that exists: " + BillStatusReader.shortened(node.text()));
    }
}
