package org.habeas.ingest.billstatus;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Json;
import org.habeas.language.citation.CongressResolver;

/**
 * What a bill can be, whoever wrote it down: what lies outside is a slip of a file, or would make an event larger than its
 * topic takes. Of all bills of the 113th to the 118th Congress none comes near the sizes.
 */
public final class BillBounds {

    /** The Congress of the year 2215: beyond it no id is written. */
    public static final int LAST_CONGRESS = 214;

    /** No chamber has come to a fifth of it in one Congress. */
    public static final int LAST_NUMBER = 99_999;

    public static final int LONGEST_TITLE = 2_000;
    public static final int LONGEST_ACTION = 10_000;
    public static final int LONGEST_URL = 2_000;

    /** With its markup; the longest of the 117th Congress has 96,021 characters. */
    public static final int LONGEST_SUMMARY = 1_000_000;

    /** Names, codes and everything else that is one line. */
    public static final int LONGEST_NAME = 500;

    /**
     * What a service with a heap of 160 MB can read, compare with what it was and keep. The largest record of the 113th to the 118th
     * Congress has 0.7 MB.
     */
    private static final int LARGEST_RECORD = 4 * 1024 * 1024;

    static final int LARGEST_LIST = 3 * 1024 * 1024;

    /** More than everything in a record that is not said of the bill. */
    private static final int FRAME = 512 * 1024;

    private static final Map<String, Integer> MOST = Map.ofEntries(
            entry("titles", 1_000),
            entry("sponsors", 100),
            entry("cosponsors", 2_000),
            entry("committees", 200),
            entry("actions", 5_000),
            entry("texts", 200),
            entry("related", 2_000),
            entry("subjects", 2_000),
            entry("laws", 50),
            entry("amendments", 5_000),
            entry("recordedVotes", 5_000),
            entry("votes", 1_000));

    private static final int MOST_OF_A_ROW = 200;

    private BillBounds() {}

    /** The next Congress: files of it may come shortly before it meets. */
    public static int lastCongress(LocalDate today) {
        return Math.min(LAST_CONGRESS, CongressResolver.congressOn(today) + 1);
    }

    /** How many rows a list of a record may have, or a list inside a row. */
    public static int most(String list) {
        return MOST.getOrDefault(list, MOST_OF_A_ROW);
    }

    /** Whether it begins with a year from 1700 to 2200. */
    private static boolean hasYear(String text) {
        if (text.length() < 5 || text.charAt(4) != '-') {
            return false;
        }
        int year = 0;
        for (int i = 0; i < 4; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            year = year * 10 + c - '0';
        }
        return year >= 1700 && year <= 2200;
    }

    /** A day that exists, from 1700 to 2200. */
    public static Optional<LocalDate> day(String text) {
        try {
            return hasYear(text) ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A moment with its offset, from 1700 to 2200. */
    public static Optional<Instant> moment(String text) {
        try {
            return hasYear(text) ? Optional.of(OffsetDateTime.parse(text).toInstant()) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a source can have said it: not later than tomorrow, for clocks and zones differ. */
    public static boolean isSaid(Instant stamp, LocalDate today) {
        return stamp.isBefore(today.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** An address that a reader can follow, and no script. */
    public static boolean isAddress(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** No control character but tab and the ends of lines, and no half of a character. */
    public static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean isWhole = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isWhole) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /**
     * The part of a record that is larger than events take: the name of a list, empty for the whole.
     *
     * @param bytes of what it says of the bill, as JSON
     */
    public static Optional<String> tooLarge(BillRecord record, int bytes) {
        if (bytes <= LARGEST_LIST - FRAME) {
            return Optional.empty(); // as nearly all are, so that their lists need not be asked one by one
        }
        JsonNode said = Json.mapper().valueToTree(record);
        for (Map.Entry<String, JsonNode> part : said.properties()) {
            if (bytes(part.getValue()) > LARGEST_LIST) {
                return Optional.of(part.getKey());
            }
        }
        return bytes(said) > LARGEST_RECORD ? Optional.of("") : Optional.empty();
    }

    /** How many bytes a value has as JSON. */
    public static int bytes(Object value) {
        return Json.text(value).getBytes(StandardCharsets.UTF_8).length;
    }
}
