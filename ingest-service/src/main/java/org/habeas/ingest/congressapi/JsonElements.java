package org.habeas.ingest.congressapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.habeas.ingest.billstatus.BillBounds;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.XmlNode;

/**
 * Reads JSON as the elements that a BILLSTATUS file has for the same: a member is an element, a list an element with its rows, a null is
 * left out. No more memory than the limits below allow, whatever the document claims.
 */
final class JsonElements {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ELEMENTS = 400_000;
    private static final int LONGEST_NUMBER = 100;

    /** How BILLSTATUS calls the rows of a list that it does not call {@code item}. */
    private static final Map<String, String> ROWS = Map.of(
            "amendments", "amendment",
            "committeeReports", "committeeReport",
            "links", "link",
            "recordedVotes", "recordedVote",
            "summaries", "summary");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(BillBounds.LONGEST_NAME)
                    .build())
            .build();

    private final JsonParser json;
    private int elements;

    private JsonElements(JsonParser json) {
        this.json = json;
    }

    /**
     * The objects of a document, one after another as they stand in it or in a list.
     *
     * @throws BillStatusException if it is not JSON, holds anything but objects, or more than any bill
     */
    static List<XmlNode> read(String document) throws BillStatusException {
        try (JsonParser json = FACTORY.createParser(document)) {
            return read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<XmlNode> read(JsonParser json) throws IOException, BillStatusException {
        try {
            return new JsonElements(json).roots();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? json.currentLocation() : e.getLocation();
            throw BillStatusException.malformed(
                    e instanceof StreamConstraintsException
                            ? "The JSON has more levels, longer names or longer numbers than any answer of the API"
                            : "The JSON is not well formed, or has a name twice in one object",
                    at.getLineNr(),
                    at.getColumnNr());
        }
    }

    private List<XmlNode> roots() throws IOException, BillStatusException {
        List<XmlNode> roots = new ArrayList<>();
        boolean inList = false;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                XmlNode root = root(inList ? "/" + roots.size() : "");
                members(root);
                roots.add(root);
            } else if (token == JsonToken.START_ARRAY && !inList) {
                inList = true;
            } else if (token == JsonToken.END_ARRAY && inList) {
                inList = false;
            } else {
                throw BillStatusException.of(
                        root(inList ? "/" + roots.size() : ""), "is no JSON object, as answers of the API are");
            }
        }
        return roots;
    }

    private void members(XmlNode parent) throws IOException, BillStatusException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            checkText(name, parent);
            json.nextToken();
            value(parent, name, name);
        }
    }

    private void value(XmlNode parent, String step, String name) throws IOException, BillStatusException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        JsonLocation at = json.currentTokenLocation();
        XmlNode node = counted(XmlNode.below(parent, step, name, at.getLineNr(), at.getColumnNr()));
        switch (json.currentToken()) {
            case START_OBJECT -> members(node);
            case START_ARRAY -> {
                String row = ROWS.getOrDefault(name, "item");
                for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                    value(node, Integer.toString(i), row);
                }
            }
            default -> {
                String text = json.getText();
                checkText(text, node);
                node.append(text);
            }
        }
        parent.add(node);
    }

    private XmlNode root(String pointer) throws BillStatusException {
        JsonLocation at = json.currentTokenLocation();
        return counted(new XmlNode("answer", at.getLineNr(), at.getColumnNr(), pointer));
    }

    private XmlNode counted(XmlNode node) throws BillStatusException {
        if (++elements > MAX_ELEMENTS) {
            throw BillStatusException.of(node, "is beyond the values that any bill has");
        }
        return node;
    }

    /** What no XML can hold, JSON can. */
    private static void checkText(String text, XmlNode where) throws BillStatusException {
        if (!BillBounds.isText(text)) {
            throw BillStatusException.of(where, "has control characters, or halves of characters");
        }
    }
}
