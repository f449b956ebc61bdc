package org.habeas.ingest.legislators;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.habeas.contracts.Chamber;
import org.habeas.ingest.billstatus.BillBounds;
import org.habeas.kit.problem.Unprocessable;

/** A part of an entry and where it stands; each value is asked for in the form that it must have. */
record Said(JsonNode node, String pointer) {

    static final Pattern BIOGUIDE = Pattern.compile("[A-Z][0-9]{6}");
    static final Pattern LIS = Pattern.compile("S[0-9]{1,4}");
    static final Pattern STATE = Pattern.compile("[A-Z]{2}");

    private static final Pattern DISTRICT = Pattern.compile("[0-9]{1,2}");

    Said at(String key) {
        return new Said(node.path(key), pointer + "/" + key);
    }

    /** A value that is there and is not blank. */
    Optional<String> text(String key) {
        JsonNode value = node.path(key);
        if (value.isContainerNode()) {
            throw wrong(key, "wrong-form", "is no text");
        }
        String text = value.asText("").strip();
        if (value.isNull() || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() > BillBounds.LONGEST_NAME) {
            throw wrong(key, "too-long", "has more than " + BillBounds.LONGEST_NAME + " characters");
        }
        if (!BillBounds.isText(text)) {
            throw wrong(key, "control-character", "has control characters, or halves of characters");
        }
        return Optional.of(text);
    }

    Optional<String> text(String key, Pattern form) {
        Optional<String> text = text(key);
        if (text.isPresent() && !form.matcher(text.get()).matches()) {
            throw wrong(key, "wrong-form", "has not the form of such a value: " + shortened(text.get()));
        }
        return text;
    }

    String required(String key, Pattern form) {
        return text(key, form).orElseThrow(() -> wrong(key, "required", "is missing"));
    }

    LocalDate day(String key) {
        String text = text(key).orElseThrow(() -> wrong(key, "required", "is missing"));
        return BillBounds.day(text)
                .orElseThrow(() -> wrong(key, "not-a-date", "is not a date that exists: " + shortened(text)));
    }

    /** A register has -1 where it knows of no district. */
    Optional<Integer> district() {
        return text("district").filter(d -> !d.equals("-1")).map(d -> {
            if (!DISTRICT.matcher(d).matches()) {
                throw wrong("district", "wrong-form", "is no district: " + shortened(d));
            }
            return Integer.valueOf(d);
        });
    }

    /** Empty for the terms of presidents and their vice presidents. */
    Optional<Chamber> chamber() {
        String type = text("type").orElseThrow(() -> wrong("type", "required", "is missing"));
        return switch (type) {
            case "rep" -> Optional.of(Chamber.HOUSE);
            case "sen" -> Optional.of(Chamber.SENATE);
            case "prez", "viceprez" -> Optional.empty();
            default -> throw wrong("type", "unknown", "is neither rep nor sen: " + shortened(type));
        };
    }

    Unprocessable wrong(String key, String code, String what) {
        return LegislatorsReader.wrong(
                pointer + "/" + key, code, "The value " + pointer + "/" + key + " " + what + ".");
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
