package org.habeas.legislation.status;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The vote that an action's text tells.
 *
 * @param how {@code roll call}, {@code voice vote} or {@code unanimous consent}
 * @param yeas null where votes were not counted
 * @param present those who voted neither way; null where the text does not tell
 * @param number the chamber's own number of the roll call within its session
 */
public record Vote(
        String how,
        @Nullable Integer yeas,
        @Nullable Integer nays,
        @Nullable Integer present,
        @Nullable Integer number) {

    private static final Pattern COUNT = Pattern.compile(
            "(?i)(?:Yea-Nay Vote|Yeas and Nays|recorded vote)\\b[^0-9]{0,3}(?:\\([^)]*\\)[^0-9]{0,3})?(\\d{1,3}) ?- ?(\\d{1,3})\\b(?:, ?(\\d{1,3}) (?:answered )?present\\b)?");
    private static final Pattern NUMBER =
            Pattern.compile("(?i)(?:Record Vote Number|Record Vote No\\.|Roll no\\.):? ?(\\d{1,4})");
    private static final Pattern VOICE = Pattern.compile("(?i)voice vote");
    private static final Pattern CONSENT = Pattern.compile("(?i)unanimous consent|without objection");

    static Optional<Vote> in(String text) {
        Matcher count = COUNT.matcher(text);
        if (count.find()) {
            Matcher number = NUMBER.matcher(text);
            return Optional.of(new Vote(
                    "roll call",
                    Integer.valueOf(count.group(1)),
                    Integer.valueOf(count.group(2)),
                    count.group(3) == null ? null : Integer.valueOf(count.group(3)),
                    // what stands before the count is the number of another vote, which this one is about
                    number.find(count.end()) ? Integer.valueOf(number.group(1)) : null));
        }
        if (VOICE.matcher(text).find()) {
            return Optional.of(new Vote("voice vote", null, null, null, null));
        }
        return CONSENT.matcher(text).find()
                ? Optional.of(new Vote("unanimous consent", null, null, null, null))
                : Optional.empty();
    }
}
