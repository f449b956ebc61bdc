package org.habeas.dashboard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path under {@code /api} that may pass: the service's name and the path there. Read from the path as it was sent, for
 * a path that was tidied first could name another place than the one that the service will read.
 */
record ApiPath(String service, String path) {

    private static final Pattern ALLOWED =
            Pattern.compile("/api/(legislation|detainees|ingest)(/v1(?:/.*)?|/q/openapi)");

    /** Segments that climb, also written with escapes, and escaped or foreign separators. */
    private static final Pattern CLIMBING =
            Pattern.compile("(?i)(?:^|/)(?:\\.|%2e){1,2}(?:;[^/]*)?(?:/|$)|\\\\|%5c|%2f|%25|%00|//");

    static boolean isUnderApi(String rawPath) {
        return rawPath.equals("/api") || rawPath.startsWith("/api/");
    }

    static boolean climbs(String rawPath) {
        return CLIMBING.matcher(rawPath).find();
    }

    static Optional<ApiPath> of(String rawPath) {
        Matcher matcher = ALLOWED.matcher(rawPath);
        return matcher.matches() && !climbs(rawPath)
                ? Optional.of(new ApiPath(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    boolean isDescription() {
        return path.equals("/q/openapi");
    }
}
