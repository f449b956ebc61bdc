package org.habeas.cli.alerts;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Where a reader of alerts starts. */
public sealed interface Since {

    /** As CloudEvents names those that tell alerts. */
    List<String> SERVICES = List.of("legislation-service", "detainee-service");

    record Beginning() implements Since {}

    record At(Instant instant) implements Since {}

    /** @param service as CloudEvents names it: {@code legislation-service} */
    record After(String service, long position) implements Since {}

    static Since parse(String text) {
        if (text.equals("beginning") || text.equals("0")) {
            return new Beginning();
        }
        int colon = text.lastIndexOf(':');
        if (colon > 0 && text.substring(0, colon).endsWith("-service")) {
            if (!SERVICES.contains(text.substring(0, colon))) {
                throw new IllegalArgumentException("there is no service " + text.substring(0, colon) + "; there are "
                        + String.join(", ", SERVICES));
            }
            try {
                return new After(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("the position after the colon is a number: " + text);
            }
        }
        try {
            return new At(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "take beginning, an instant like 2026-02-05T09:30:00Z, or legislation-service:120");
        }
    }
}
