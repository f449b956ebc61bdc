package org.habeas.kit.change;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code traceparent} of a change (W3C Trace Context, level 1): the trace of what caused it, and in it the change as a
 * step of its own. It is made of the change's id alone where no trace led to it, and so is the same however often it is
 * asked for.
 */
final class TraceParent {

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");

    private TraceParent() {}

    /** @param cause the header that came with the request or event; one of another form is as good as none */
    static String of(UUID change, @Nullable String cause) {
        String trace = "%016x%016x".formatted(change.getMostSignificantBits(), change.getLeastSignificantBits());
        String step = trace.substring(16);
        Matcher given = FORM.matcher(cause == null ? "" : cause);
        return given.matches()
                ? "00-" + given.group(1) + "-" + step + "-" + given.group(2)
                : "00-" + trace + "-" + step + "-00";
    }
}
