package org.habeas.ingest.billyaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.time.LocalDate;
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

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final ObjectMapper STRICT =
            Json.mapper().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final List<String> LISTS =
            List.of("titles", "cosponsors", "committees", "actions", "texts", "related", "subjects", "laws");
    private static final Set<String> REQUIRED = Set.of("id", "asOf", "sources");

    private static final Pattern ID = Pattern.compile("(?<congress>[0-9]+)-(?<type>[a-z]+)-(?<number>[0-9]+)");

    private BillYamlReader() {}

    /** Whether a text says of itself that it is one. */
    public static boolean isBillYaml(String text) {
        return text.lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#") && !l.startsWith("---"))
                .findFirst()
                .filter(l -> l.strip().equals("habeas: bill/1"))
                .isPresent();
    }

    /** @throws Unprocessable naming the key that is wrong */
    public static BillRecord read(String yaml, UUID documentId, boolean seeded, LocalDate today) {
        ObjectNode bill = tree(yaml);
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
}
