package org.habeas.ingest.mail;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a file is a mail: it begins with a head of which every line is a field, and one of these is of a kind that only
 * programs write. A memorandum with From, To and Date over it has none of those and stays the text that it is.
 */
public final class MailStart {

    private static final int FAR_ENOUGH = 65_536;
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]{1,100}):.*", Pattern.DOTALL);

    /** What programs write. */
    private static final Set<String> MACHINE = Set.of(
            "message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature", "x-mailer");

    private MailStart() {}

    public static boolean isMail(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, FAR_ENOUGH), StandardCharsets.ISO_8859_1);
        Set<String> fields = new HashSet<>();
        boolean isFirst = true;
        for (String line : (Iterable<String>) start.lines()::iterator) {
            if (line.isEmpty()) {
                break;
            }
            boolean goesOn = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            Matcher field = FIELD.matcher(line);
            boolean isEnvelope = isFirst && line.startsWith("From ");
            isFirst = false;
            if (field.matches()) {
                fields.add(field.group(1).toLowerCase(Locale.ROOT));
            } else if (!isEnvelope && (!goesOn || fields.isEmpty())) {
                return false;
            }
        }
        return fields.contains("from") && fields.stream().anyMatch(MACHINE::contains);
    }
}
