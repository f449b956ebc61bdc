package org.habeas.ingest.billyaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.habeas.ingest.billstatus.BillBounds;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;

/** Holds a bill as it was written down against what a bill can be; each thing that is wrong has its JSON pointer. */
final class BillYamlCheck {

    /** What no row of a list may lack. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "titles", List.of("text", "kind"),
            "cosponsors", List.of("bioguide", "name", "joined"),
            "committees", List.of("code", "name"),
            "activities", List.of("name"),
            "actions", List.of("date", "text"),
            "texts", List.of("name"),
            "related", List.of("id"),
            "laws", List.of("kind", "number"),
            "sources", List.of("title"));

    private static final Set<String> KINDS = Set.of("display", "official", "short", "popular");
    private static final Set<String> DAYS = Set.of("introduced", "joined", "withdrawn", "date");
    private static final Set<String> MOMENTS = Set.of("asOf", "at");

    private BillYamlCheck() {}

    /** @throws Unprocessable naming the first key that is wrong */
    static void check(ObjectNode bill, LocalDate today) {
        members("", "", bill);
        Optional<Instant> asOf = BillBounds.moment(bill.path("asOf").asText());
        if (asOf.isPresent() && !BillBounds.isSaid(asOf.get(), today)) {
            throw wrong("/asOf", "out-of-range", "The moment asOf lies in the future.");
        }
        if (bill.has("sponsor")) {
            row("/sponsor", bill.path("sponsor"), List.of("bioguide", "name"));
        }
    }

    private static void members(String pointer, String list, JsonNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String at = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            value(at, list, member.getKey(), member.getValue());
        }
    }

    /** @param list that the value's row stands in, empty for the bill itself */
    private static void value(String pointer, String list, String key, JsonNode value) {
        if (value.isArray()) {
            if (value.size() > BillBounds.most(key)) {
                throw wrong(pointer, "too-many", "At most " + BillBounds.most(key) + " rows.");
            }
            for (int i = 0; i < value.size(); i++) {
                element(pointer + "/" + i, list, key, value.path(i));
            }
        } else if (value.isObject()) {
            members(pointer, list, value);
        } else if (!value.isNull()) {
            scalar(pointer, list, key, value);
        }
    }

    /** A row of one of the bill's own lists, or of the activities of a committee; all other lists are of names. */
    private static void element(String pointer, String parent, String list, JsonNode element) {
        List<String> required = parent.isEmpty() || list.equals("activities") ? REQUIRED.get(list) : null;
        if (required != null) {
            row(pointer, element, required);
            members(pointer, list, element);
        } else if (element.isNull() || element.isContainerNode()) {
            throw wrong(pointer, "required", "Text is expected here.");
        } else {
            scalar(pointer, parent, list, element);
        }
    }

    private static void row(String pointer, JsonNode row, List<String> required) {
        if (!row.isObject()) {
            throw wrong(pointer, "required", "A mapping of keys is expected here.");
        }
        for (String key : required) {
            if (!row.hasNonNull(key)) {
                throw wrong(pointer + "/" + key, "required", "The key " + key + " is missing.");
            }
        }
    }

    private static void scalar(String pointer, String list, String key, JsonNode value) {
        String text = value.asText();
        int longest = longest(list, key);
        if (text.length() > longest) {
            throw wrong(pointer, "too-long", "At most " + longest + " characters.");
        }
        if (!BillBounds.isText(text)) {
            throw wrong(pointer, "control-character", "Control characters and halves of characters are not accepted.");
        }
        if (DAYS.contains(key)
                && !list.equals("sources")
                && (!value.isTextual() || BillBounds.day(text).isEmpty())) {
            throw wrong(pointer, "not-a-date", "A date is 2024-02-01, from 1700 to 2200, and it exists.");
        }
        if (MOMENTS.contains(key)
                && (!value.isTextual() || BillBounds.moment(text).isEmpty())) {
            throw wrong(pointer, "not-a-date", "A moment is 2024-02-01T17:34:50Z, from 1700 to 2200, and it exists.");
        }
        if ((key.equals("url") || key.equals("urls")) && !BillBounds.isAddress(text)) {
            throw wrong(pointer, "not-an-address", "An address begins with https:// or http:// and names a host.");
        }
        if (list.equals("titles") && key.equals("kind") && !KINDS.contains(text)) {
            throw wrong(pointer, "unknown", "Kinds are display, official, short and popular.");
        }
    }

    private static int longest(String list, String key) {
        return switch (key) {
            case "text" -> list.equals("titles") ? BillBounds.LONGEST_TITLE : BillBounds.LONGEST_ACTION;
            case "title" -> BillBounds.LONGEST_TITLE;
            case "url", "urls" -> BillBounds.LONGEST_URL;
            default -> BillBounds.LONGEST_NAME;
        };
    }

    static Unprocessable wrong(String pointer, String code, String detail) {
        return new Unprocessable(detail, FieldProblem.pointer(pointer, code, detail));
    }
}
