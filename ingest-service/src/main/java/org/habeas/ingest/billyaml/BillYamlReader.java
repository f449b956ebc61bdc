package org.habeas.ingest.billyaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.contracts.BillRecord;
import org.habeas.contracts.Json;
import org.habeas.contracts.MeasureType;
import org.habeas.ingest.billstatus.BillBounds;
import org.habeas.ingest.billstatus.RecordHash;
import org.habeas.kit.problem.Unprocessable;

/** Reads {@code habeas: bill/1}: what Habeas itself writes down about a bill, with the sources that it took it from. */
public final class BillYamlReader {

    private static final String VERSION = "bill/1";
    private static final YAMLFactory FILES = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper YAML = new ObjectMapper(FILES);
    private static final ObjectMapper STRICT =
            Json.mapper().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final List<String> LISTS =
            List.of("titles", "cosponsors", "committees", "actions", "texts", "related", "subjects", "laws");
    private static final Set<String> REQUIRED = Set.of("id", "asOf", "sources");

    private static final Pattern ID = Pattern.compile("(?<congress>[0-9]+)-(?<type>[a-z]+)-(?<number>[0-9]+)");

    private static final Pattern KEY = Pattern.compile("[\"']?(?<key>[A-Za-z_][A-Za-z0-9_-]*)[\"']?\\s*:(?:\\s.*)?");

    private BillYamlReader() {}

    /**
     * Whether a text means to be one: among the keys that it begins with there is {@code habeas}. What follows the key is
     * for {@link #read}, so that a file of another version is refused and not kept as running text.
     */
    public static boolean isBillYaml(String text) {
        Iterator<String> lines = text.lines()
                .filter(l -> !l.isBlank() && !l.startsWith("---") && !l.startsWith("%"))
                .filter(l -> !l.stripLeading().startsWith("#"))
                .iterator();
        int margin = -1;
        while (lines.hasNext()) {
            String line = lines.next();
            String words = line.stripLeading();
            int indent = line.length() - words.length();
            margin = margin < 0 ? indent : margin;
            Matcher key = KEY.matcher(words);
            boolean isBelowAKey = indent > margin || words.startsWith("- ");
            if (!isBelowAKey && !key.matches()) {
                return false;
            }
            if (!isBelowAKey && key.group("key").equals("habeas")) {
                return true;
            }
        }
        return false;
    }

    /** @throws Unprocessable naming the key that is wrong */
    public static BillRecord read(String yaml, UUID documentId, boolean seeded, LocalDate today) {
        ObjectNode bill = tree(yaml);
        if (!bill.path("habeas").asText().equals(VERSION)) {
            throw BillYamlCheck.wrong(
                    "/habeas",
                    "unknown",
                    "With the key habeas a file says that it is a bill as Habeas writes it: habeas: " + VERSION
                            + " is accepted here, and nothing else.");
        }
        for (String key : REQUIRED) {
            if (!bill.hasNonNull(key)) {
                throw BillYamlCheck.wrong("/" + key, "required", "The key " + key + " is missing.");
            }
        }
        BillYamlCheck.check(bill, today);
        checkBill("/id", bill.path("id"), BillBounds.lastCongress(today));
        for (int i = 0; i < bill.path("related").size(); i++) {
            JsonNode related = bill.path("related").path(i);
            if (related.has("id")) {
                checkBill("/related/" + i + "/id", related.path("id"), BillBounds.LAST_CONGRESS);
            }
        }
        bill.remove("habeas");
        bill.set("sourceUpdated", bill.remove("asOf"));
        bill.set("citations", bill.remove("sources"));
        ArrayNode sponsors = bill.putArray("sponsors");
        JsonNode sponsor = bill.remove("sponsor");
        if (sponsor != null) {
            sponsors.add(sponsor);
        }
        for (String list : LISTS) {
            if (!bill.hasNonNull(list)) {
                bill.putArray(list);
            }
        }
        complete(bill);
        bill.put("source", BillRecord.Origin.HABEAS.name());
        bill.put("contentHash", "");
        bill.put("documentId", documentId.toString());
        bill.put("seeded", seeded);
        bill.putArray("unknownElements");
        try {
            return RecordHash.with(STRICT.treeToValue(bill, BillRecord.class));
        } catch (JsonMappingException e) {
            String pointer = e.getPath().stream()
                    .map(r -> "/" + (r.getFieldName() == null ? Integer.toString(r.getIndex()) : r.getFieldName()))
                    .collect(Collectors.joining());
            throw BillYamlCheck.wrong(
                    pointer, "wrong-form", "The value of " + pointer + " is not of the form expected there.");
        } catch (JsonProcessingException e) {
            throw BillYamlCheck.wrong("", "wrong-form", "The bill is not of the form bill/1.");
        }
    }

    private static void checkBill(String pointer, JsonNode id, int lastCongress) {
        Matcher parts = ID.matcher(id.asText());
        if (!parts.matches() || MeasureType.ofCode(parts.group("type")).isEmpty()) {
            throw BillYamlCheck.wrong(
                    pointer, "wrong-form", "The id of a bill is its Congress, type and number: 118-sres-540.");
        }
        if (!isWithin(parts.group("congress"), lastCongress)) {
            throw BillYamlCheck.wrong(pointer, "out-of-range", "The Congress of a bill is 1 to " + lastCongress + ".");
        }
        if (!isWithin(parts.group("number"), BillBounds.LAST_NUMBER)) {
            throw BillYamlCheck.wrong(
                    pointer, "out-of-range", "The number of a bill is 1 to " + BillBounds.LAST_NUMBER + ".");
        }
    }

    private static boolean isWithin(String digits, int last) {
        return digits.length() < 9 && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= last;
    }

    private static void complete(ObjectNode bill) {
        int sequence = 0;
        for (JsonNode action : bill.path("actions")) {
            if (action instanceof ObjectNode a) {
                a.put("sequence", ++sequence);
                putIfMissing(a, "committees");
                putIfMissing(a, "references");
            }
        }
        for (JsonNode committee : bill.path("committees")) {
            if (committee instanceof ObjectNode c) {
                putIfMissing(c, "activities");
            }
        }
        for (JsonNode text : bill.path("texts")) {
            if (text instanceof ObjectNode t) {
                putIfMissing(t, "urls");
            }
        }
        for (JsonNode related : bill.path("related")) {
            if (related instanceof ObjectNode r) {
                putIfMissing(r, "reasons");
            }
        }
    }

    private static void putIfMissing(ObjectNode node, String list) {
        if (!node.hasNonNull(list)) {
            node.putArray(list);
        }
    }

    private static ObjectNode tree(String yaml) {
        try {
            checkWrittenOut(yaml);
            if (YAML.readTree(yaml) instanceof ObjectNode bill) {
                return bill;
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw BillYamlCheck.wrong(
                    "", "malformed", "The YAML is malformed (line " + line + ", column " + column + ").");
        } catch (IOException e) {
            throw BillYamlCheck.wrong("", "malformed", "The YAML could not be read.");
        }
        throw BillYamlCheck.wrong("", "wrong-form", "A bill is a mapping of keys.");
    }

    /**
     * Jackson puts an anchor's name where its alias stands, and stops behind a file's first document.
     *
     * @throws Unprocessable if the file has either
     */
    private static void checkWrittenOut(String yaml) throws IOException {
        try (YAMLParser parser = FILES.createParser(yaml)) {
            boolean hasEnded = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (hasEnded) {
                    throw BillYamlCheck.wrong(
                            "", "second-document", "A file holds one bill: a second YAML document (---) is not read.");
                }
                if (parser.isCurrentAlias()) {
                    throw BillYamlCheck.wrong(
                            parser.getParsingContext().pathAsPointer().toString(),
                            "alias",
                            "An alias (*a) is not read; write the value out.");
                }
                hasEnded = parser.getParsingContext().inRoot();
            }
        }
    }
}
