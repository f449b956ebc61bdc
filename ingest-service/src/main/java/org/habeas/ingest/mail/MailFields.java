package org.habeas.ingest.mail;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.jspecify.annotations.Nullable;

/** What the fields of a mail's head say. */
final class MailFields {

    private static final int LONGEST = 10_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_NAMES = 500;

    private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,200}\\)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** With or without the day of the week and the seconds, as mails have it. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[EEE, ]d MMM yyyy H:mm[:ss] ")
            .appendOffset("+HHMM", "GMT")
            .toFormatter(Locale.US);

    private MailFields() {}

    /** In one line and with the words that are encoded in it as they are read. */
    static String decoded(@Nullable String body) {
        String raw = body == null ? "" : body.substring(0, Math.min(body.length(), LONGEST));
        String words = DecoderUtil.decodeEncodedWords(raw, DecodeMonitor.SILENT);
        StringBuilder text = new StringBuilder();
        BLANKS.matcher(words)
                .replaceAll(" ")
                .strip()
                .codePoints()
                .map(c -> c < ' ' || c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    /** The day on which it was written where its writer was. */
    static Optional<String> day(String body) {
        String plain = BLANKS.matcher(COMMENT.matcher(body).replaceAll(" "))
                .replaceAll(" ")
                .strip()
                .replaceFirst("(?i)\\b(?:UT|UTC|Z)$", "GMT");
        try {
            String day = OffsetDateTime.parse(plain, DATE).toLocalDate().toString();
            return day.length() == 10 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The people of a list of addresses, each by name where there is one. */
    static List<String> people(String decoded) {
        List<String> people = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < decoded.length() && people.size() < MOST_NAMES; i++) {
            char c = decoded.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            }
            if (c == ',' && !isQuoted || c == ';' && !isQuoted) {
                person(one.toString()).ifPresent(people::add);
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        person(one.toString()).ifPresent(people::add);
        return people;
    }

    private static Optional<String> person(String address) {
        int angle = address.lastIndexOf('<');
        String name =
                angle < 0 ? "" : address.substring(0, angle).replace("\"", "").strip();
        String bare = angle < 0 ? address : address.substring(angle + 1).replace(">", "");
        String shown = name.isEmpty() ? bare.strip() : name;
        return shown.isEmpty() || shown.length() > LONGEST_NAME ? Optional.empty() : Optional.of(shown);
    }
}
